import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { useFormat } from "@/i18n/use-format";
import type { CatalogueRow } from "@/lib/catalogue/queries";
import { isKnownUnit } from "@/lib/milestones/units";
import styles from "./catalogue.module.css";

interface Props {
  rows: readonly CatalogueRow[];
  /** The latest version of each scale by its code. */
  latest: ReadonlyMap<string, number>;
}

/** Every template; those that are no longer offered are greyed. */
export function TemplatesTable({ rows, latest }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const measured = ({ unit, scale, scaleVersion }: CatalogueRow) => {
    if (scale === null || scaleVersion === null) {
      const named = unit !== null && isKnownUnit(unit) ? t(`units.${unit}`) : (unit ?? "");
      return t("catalogue.templates.counted", { unit: named });
    }
    return (
      <>
        {t("catalogue.templates.scale", { code: scale, version: scaleVersion })}
        {latest.get(scale) === scaleVersion ? null : (
          <span className={styles.note}>{t("catalogue.templates.older")}</span>
        )}
      </>
    );
  };
  return (
    <DataTable
      caption={t("catalogue.templates.caption")}
      rows={rows}
      rowKey={(row) => row.code}
      muted={(row) => row.retiredAt !== null}
      columns={[
        {
          key: "code",
          header: t("catalogue.templates.code"),
          rowHeader: true,
          cell: (row) => (
            <Link href={`/admin/catalogue/templates/${row.code}`} prefetch={false}>
              {row.code}
            </Link>
          ),
        },
        {
          key: "title",
          header: t("catalogue.templates.name"),
          cell: (row) => (
            <span className={styles.title}>
              {row.title}
              {row.isOwn ? <span className={styles.note}>{t("catalogue.templates.own")}</span> : null}
            </span>
          ),
        },
        { key: "area", header: t("catalogue.templates.area"), cell: (row) => t(`words.area.${row.area}`) },
        { key: "measured", header: t("catalogue.templates.measured"), cell: measured },
        {
          key: "used",
          header: t("catalogue.templates.used"),
          numeric: true,
          cell: (row) => format.number(row.milestones),
        },
        {
          key: "state",
          header: t("catalogue.templates.state"),
          cell: (row) => (
            <StatusBadge
              tone="plain"
              shape={row.retiredAt === null ? "circle" : "cross"}
              word={t(row.retiredAt === null ? "catalogue.state.offered" : "catalogue.state.retired")}
            />
          ),
        },
      ]}
    />
  );
}
