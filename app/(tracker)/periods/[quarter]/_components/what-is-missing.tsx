import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { getFormat } from "@/i18n/reader-format";
import type { Viewer } from "@/lib/auth/viewer";
import { listUndecided } from "@/lib/periods/queries";
import type { Quarter } from "@/lib/periods/rules";

const SHOWN = 50;

/** What a manager should know before closing the quarter: what waits for a decision, and what nobody has assessed. */
export async function WhatIsMissing({ viewer, quarter }: { viewer: Viewer; quarter: Quarter }) {
  const [t, format, undecided] = await Promise.all([
    getTranslations("periods.missing"),
    getFormat(),
    listUndecided(viewer, quarter, SHOWN),
  ]);
  return (
    <Card title={t("title")}>
      <p>{t("undecided", { count: undecided.total })}</p>
      {undecided.total === 0 ? null : (
        <DataTable
          caption={t("undecidedCaption", { shown: undecided.rows.length })}
          captionShown
          rows={undecided.rows}
          rowKey={(row) => String(row.id)}
          columns={[
            {
              key: "milestone",
              header: t("milestone"),
              rowHeader: true,
              prose: true,
              cell: (row) => (
                <Link href={`/milestones/${row.code}#assessment-${row.id}`} prefetch={false}>
                  {row.code} {row.title}
                </Link>
              ),
            },
            { key: "partner", header: t("partner"), cell: (row) => format.country(row.partnerIso2) },
            { key: "about", header: t("about"), numeric: true, cell: (row) => format.day(row.effectiveOn) },
            { key: "author", header: t("author"), cell: (row) => row.author ?? "–" },
            {
              key: "submitted",
              header: t("submitted"),
              numeric: true,
              cell: (row) => (row.submittedAt === null ? "–" : format.instant(row.submittedAt)),
            },
          ]}
        />
      )}
    </Card>
  );
}
