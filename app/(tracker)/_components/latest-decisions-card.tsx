import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { VerdictBadge } from "@/components/ui/verdict-badge";
import { getFormat } from "@/i18n/reader-format";
import { listLatestDecisions } from "@/lib/assessments/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { milestonesHref } from "@/lib/milestones/filters";
import { MilestoneName } from "./milestone-name";

const SHOWN = 10;

/** The milestones whose assessments were accepted last. */
export async function LatestDecisionsCard({ viewer }: { viewer: Viewer }) {
  const [t, format, rows] = await Promise.all([
    getTranslations("overview"),
    getFormat(),
    listLatestDecisions(viewer, SHOWN),
  ]);
  return (
    <Card
      title={t("decisions.title")}
      action={
        <Link href={milestonesHref({ sort: "effective", descending: true })} prefetch={false}>
          {t("decisions.all")}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p>{t("decisions.none")}</p>
      ) : (
        <DataTable
          caption={t("decisions.caption")}
          rows={rows}
          rowKey={(row) => row.code}
          columns={[
            {
              key: "milestone",
              header: t("column.milestone"),
              rowHeader: true,
              cell: (row) => (
                <MilestoneName code={row.code} title={row.title} partner={format.country(row.partnerIso2)} />
              ),
            },
            {
              key: "verdict",
              header: t("column.verdict"),
              cell: ({ verdict }) => (verdict === null ? null : <VerdictBadge value={verdict} />),
            },
            {
              key: "accepted",
              header: t("column.accepted"),
              numeric: true,
              cell: ({ acceptedAt }) =>
                acceptedAt === null ? null : format.day(acceptedAt.toISOString().slice(0, 10)),
            },
          ]}
        />
      )}
    </Card>
  );
}
