import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { FormValues } from "@/lib/forms/constants";
import styles from "./form-report.module.css";

/** A field of the form as a conflict shows it. */
export interface Compared {
  name: string;
  label: string;
  /** How a stored word or figure reads; as it is, unless said otherwise. */
  write?: (value: string) => string;
}

interface Props {
  yours: FormValues;
  stored: FormValues;
  compared: readonly Compared[];
}

/** What was sent beside what somebody else has stored meanwhile, field by field where they differ. */
export function ConflictTable({ yours, stored, compared }: Props) {
  const t = useTranslations("forms.conflict");
  const rows = compared.filter(({ name }) => (yours[name] ?? "") !== (stored[name] ?? ""));
  if (rows.length === 0) return <p>{t("same")}</p>;
  const text = ({ write = String }: Compared, value: string | undefined) => (
    <span className={styles.text}>{value ? write(value) : "–"}</span>
  );
  return (
    <>
      <DataTable
        caption={t("caption")}
        captionShown
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: "field", header: t("field"), rowHeader: true, cell: (row) => row.label },
          { key: "yours", header: t("yours"), prose: true, cell: (row) => text(row, yours[row.name]) },
          { key: "stored", header: t("stored"), prose: true, cell: (row) => text(row, stored[row.name]) },
        ]}
      />
      <p>{t("next")}</p>
    </>
  );
}
