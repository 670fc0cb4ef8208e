import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { useFormat } from "@/i18n/use-format";
import type { IssuedReport } from "@/lib/reports/queries";
import { issuedHref } from "@/lib/reports/rules";

/** The reports that were issued, the newest first. */
export function IssuedTable({ rows }: { rows: readonly IssuedReport[] }) {
  const t = useTranslations("reports");
  const format = useFormat();
  return (
    <DataTable
      caption={t("issued.caption")}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          key: "number",
          header: t("issued.number"),
          rowHeader: true,
          cell: ({ number }) => (
            <Link href={issuedHref(number)} prefetch={false}>
              {number}
            </Link>
          ),
        },
        { key: "kind", header: t("doc.about.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
        { key: "title", header: t("field.title"), prose: true, cell: ({ title }) => title },
        { key: "format", header: t("field.format"), cell: ({ format: kind }) => kind.toUpperCase() },
        { key: "at", header: t("issued.issuedAt"), cell: ({ issuedAt }) => format.instant(issuedAt) },
        { key: "by", header: t("issued.issuedBy"), cell: ({ issuedBy }) => issuedBy ?? "–" },
        { key: "code", header: t("doc.about.checkCode"), cell: ({ checkCode }) => <code>{checkCode}</code> },
      ]}
    />
  );
}
