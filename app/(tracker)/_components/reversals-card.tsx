import { getTranslations } from "next-intl/server";
import { StandingView } from "@/components/milestones/standing-view";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { getFormat } from "@/i18n/reader-format";
import type { Reader } from "@/lib/as-of/reader";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { ShortListCard } from "./short-list-card";

const SHOWN = 5;
const REVERSED = { active: true, reversed: true, sort: "reversed", descending: true } as const;

/** What had been fulfilled, was reversed and is not fulfilled again, the latest first. */
export async function ReversalsCard({ reader }: { reader: Reader }) {
  const [t, format, { rows, total }] = await Promise.all([
    getTranslations("overview.column"),
    getFormat(),
    listMilestones(reader, { ...NO_FILTERS, ...REVERSED }, SHOWN),
  ]);
  return (
    <ShortListCard
      words="reversals"
      all={REVERSED}
      total={total}
      rows={rows}
      columns={[
        {
          key: "undone",
          header: t("undone"),
          cell: ({ undoneOn, undoneVerdict }) =>
            undoneOn === null || undoneVerdict === null ? null : (
              <>
                <VerdictBadge value={undoneVerdict} /> {format.day(undoneOn)}
              </>
            ),
        },
        {
          key: "reversed",
          header: t("reversed"),
          numeric: true,
          cell: ({ reversedOn }) => (reversedOn === null ? null : format.day(reversedOn)),
        },
        {
          key: "view",
          header: t("view"),
          cell: ({ stance }) => <StandingView stance={stance} />,
        },
      ]}
    />
  );
}
