import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/ui/data-table";
import type { Scale } from "@/lib/catalogue/queries";

/** Every scale in its latest version. */
export function ScalesTable({ scales }: { scales: readonly Scale[] }) {
  const t = useTranslations("catalogue.scales");
  const isFrench = useLocale() === "fr";
  return (
    <DataTable
      caption={t("caption")}
      rows={scales}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "code",
          header: t("code"),
          rowHeader: true,
          cell: (row) => (
            <Link href={`/admin/catalogue/scales/${row.code}`} prefetch={false}>
              {row.code}
            </Link>
          ),
        },
        { key: "version", header: t("version"), numeric: true, cell: (row) => row.version },
        {
          key: "stages",
          header: t("stages"),
          prose: true,
          cell: (row) => row.stages.map((stage) => (isFrench ? stage.labelFr : stage.labelEn)).join(" → "),
        },
      ]}
    />
  );
}
