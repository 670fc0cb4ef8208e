import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";

const KINDS = ["partners", "spells", "programmes", "catalogue"] as const;

/** What every installation is given: what it is, where it was read, what may be done with it. */
export function ReferenceTable() {
  const t = useTranslations("aboutTheData.reference");
  return (
    <DataTable
      caption={t("caption")}
      rows={KINDS}
      rowKey={(kind) => kind}
      columns={[
        { key: "name", header: t("name"), rowHeader: true, cell: (kind) => t(`${kind}.name`) },
        { key: "source", header: t("source"), prose: true, cell: (kind) => t(`${kind}.source`) },
        { key: "terms", header: t("terms"), cell: (kind) => t(`${kind}.terms`) },
      ]}
    />
  );
}
