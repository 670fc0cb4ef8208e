import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Stack } from "@/components/ui/stack";
import type { ScaleVersionRow } from "@/lib/catalogue/queries";

/** One version of a scale: its stages, and what is measured on it. */
export function VersionCard({ version: row, isLatest }: { version: ScaleVersionRow; isLatest: boolean }) {
  const t = useTranslations("catalogue.scale");
  const { version, milestones, templates } = row;
  return (
    <Card title={t("versionTitle", { version })}>
      <Stack>
        <p>
          {isLatest ? `${t("made")} ` : null}
          {t("uses", { milestones, templates })}
        </p>
        <DataTable
          caption={t("caption", { version })}
          rows={row.stages}
          rowKey={(stage) => String(stage.value)}
          columns={[
            { key: "value", header: t("value"), cell: (stage) => stage.value },
            { key: "en", header: t("labelEn"), rowHeader: true, cell: (stage) => stage.labelEn },
            { key: "fr", header: t("labelFr"), cell: (stage) => <span lang="fr">{stage.labelFr}</span> },
          ]}
        />
      </Stack>
    </Card>
  );
}
