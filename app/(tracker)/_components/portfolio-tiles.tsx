import { getTranslations } from "next-intl/server";
import { countWaiting } from "@/app/_frame/count-waiting";
import { FigureTile } from "@/components/ui/figure-tile";
import { TileRow } from "@/components/ui/tile-row";
import type { Reader } from "@/lib/as-of/reader";
import { milestonesHref } from "@/lib/milestones/filters";
import { getPortfolioFigures } from "@/lib/portfolio/queries";

/**
 * The figures on top; each leads to the rows that it counts. What waits is none of a liaison's business, and to who decides it is
 * the queue, of all partners; of a past day it is not known.
 */
export async function PortfolioTiles({ reader }: { reader: Reader }) {
  const [t, figures, queue] = await Promise.all([
    getTranslations("overview.figures"),
    getPortfolioFigures(reader),
    countWaiting(reader),
  ]);
  const active = true;
  const waiting = queue ?? figures.waiting;
  return (
    <TileRow label={t("group")}>
      <FigureTile
        label={t("underWay")}
        note={t("underWayNote")}
        value={figures.underWay}
        href={milestonesHref({ active, deliveries: ["in_progress"], commitments: ["committed"] })}
      />
      <FigureTile
        label={t("fulfilled")}
        note={t("fulfilledNote")}
        value={figures.fulfilled}
        href={milestonesHref({ active, verdicts: ["fulfilled"], commitments: ["committed", "paused"] })}
      />
      <FigureTile
        label={t("overdue")}
        note={t("overdueNote")}
        value={figures.overdue}
        href={milestonesHref({ active, due: "overdue", sort: "due" })}
      />
      {reader.role === "liaison" || waiting === null ? null : (
        <FigureTile
          label={t("waiting")}
          note={t(queue === null ? "waitingNote" : "queueNote")}
          value={waiting}
          href={queue === null ? milestonesHref({ active, waiting: true }) : "/reviews"}
        />
      )}
    </TileRow>
  );
}
