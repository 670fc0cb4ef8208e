import { getTranslations } from "next-intl/server";
import { CompletionHeatMap } from "@/components/charts/completion-heat-map";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { getFormat } from "@/i18n/reader-format";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listCompletionByArea, listCompletionSeries } from "@/lib/completion/queries";
import { milestonesHref } from "@/lib/milestones/filters";

/** Four years, which is as long as a plan is agreed for. */
const SHOWN_QUARTERS = 16;

/** Completion by partner and area, of all partners that have milestones. */
export async function HeatMapCard({ reader, exports }: { reader: Reader; exports: boolean }) {
  const [t, format, cells, series] = await Promise.all([
    getTranslations("overview.empty"),
    getFormat(),
    listCompletionByArea(reader),
    listCompletionSeries(reader),
  ]);
  const courses = new Map(
    series.map(({ partner, points }) => [
      partner,
      points.slice(-SHOWN_QUARTERS).map(({ completion }) => completion),
    ]),
  );
  if (cells.length === 0) {
    return (
      <EmptyState title={t("title")}>
        <p>{t("body")}</p>
        <LinkButton href="/milestones">{t("action")}</LinkButton>
      </EmptyState>
    );
  }
  const partners = new Map(
    cells.map(({ partner, partnerIso2, active }) => [
      partner,
      { code: partner, name: format.country(partnerIso2), active, course: courses.get(partner) ?? [] },
    ]),
  );
  return (
    <CompletionHeatMap
      partners={[...partners.values()]}
      cells={cells}
      cellHref={(partner, area) => milestonesHref({ partners: [partner], areas: [area] })}
      partnerHref={(partner) => `/partners/${partner}`}
      asOf={dayOf(reader)}
      downloadHref={exports ? "/api/export/completion-by-area.csv" : undefined}
    />
  );
}
