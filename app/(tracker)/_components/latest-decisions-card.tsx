import { getTranslations } from "next-intl/server";
import { StandingView } from "@/components/milestones/standing-view";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { getFormat } from "@/i18n/reader-format";
import { listLatestDecisions } from "@/lib/assessments/queries";
import type { Reader } from "@/lib/as-of/reader";
import { ShortListCard } from "./short-list-card";

const SHOWN = 10;

/** The milestones whose assessments were accepted last. */
export async function LatestDecisionsCard({ reader }: { reader: Reader }) {
  const [t, format, rows] = await Promise.all([
    getTranslations("overview.column"),
    getFormat(),
    listLatestDecisions(reader, SHOWN),
  ]);
  return (
    <ShortListCard
      words="decisions"
      all={{ sort: "effective", descending: true }}
      rows={rows}
      columns={[
        {
          key: "verdict",
          header: t("verdict"),
          cell: ({ verdict }) => (verdict === null ? null : <VerdictBadge value={verdict} />),
        },
        {
          key: "view",
          header: t("view"),
          cell: ({ stance }) => <StandingView stance={stance} />,
        },
        {
          key: "accepted",
          header: t("accepted"),
          numeric: true,
          cell: ({ acceptedAt }) =>
            acceptedAt === null ? null : format.day(acceptedAt.toISOString().slice(0, 10)),
        },
      ]}
    />
  );
}
