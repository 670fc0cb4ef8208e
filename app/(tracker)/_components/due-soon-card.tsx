import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { RagBadge } from "@/components/ui/rag-badge";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { milestonesHref } from "@/lib/milestones/filters";
import { listDueSoon } from "@/lib/milestones/queries";
import { MilestoneName } from "./milestone-name";

const SHOWN = 10;

/** The open milestones that are due next. */
export async function DueSoonCard({ viewer }: { viewer: Viewer }) {
  const [t, format, rows] = await Promise.all([
    getTranslations("overview"),
    getFormat(),
    listDueSoon(viewer, SHOWN),
  ]);
  return (
    <Card
      title={t("dueSoon.title")}
      action={
        <Link href={milestonesHref({ active: true, due: "next_90", sort: "due" })} prefetch={false}>
          {t("dueSoon.all")}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p>{t("dueSoon.none")}</p>
      ) : (
        <DataTable
          caption={t("dueSoon.caption")}
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
            { key: "rag", header: t("column.rag"), cell: (row) => <RagBadge value={row.rag} /> },
            { key: "due", header: t("column.due"), numeric: true, cell: (row) => format.day(row.dueOn) },
          ]}
        />
      )}
    </Card>
  );
}
