import { useTranslations } from "next-intl";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { REPORT_SUBJECTS, type ReportKind } from "@/lib/reports/constants";

interface Props {
  kind: ReportKind;
  partners: readonly Choice[];
  asked: string;
}

/** What a report is about: a partner, one or all of them, or a milestone by its code; nothing to choose where it is of all. */
export function SubjectField({ kind, partners, asked }: Props) {
  const t = useTranslations("reports");
  switch (REPORT_SUBJECTS[kind]) {
    case "none":
      return null;
    case "milestone":
      return (
        <TextField
          name="subject"
          label={t("field.milestone")}
          description={t("field.milestoneHint")}
          defaultValue={asked}
        />
      );
    case "any":
      return (
        <SelectField
          name="subject"
          label={t("field.subject")}
          choices={[{ value: "", label: t("doc.activePartners") }, ...partners]}
          empty="none"
          defaultValue={asked}
        />
      );
    case "partner":
      return (
        <SelectField
          name="subject"
          label={t("field.subject")}
          choices={partners}
          empty="none"
          defaultValue={asked}
        />
      );
  }
}
