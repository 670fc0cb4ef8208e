import { useTranslations } from "next-intl";
import type { ReportChoices } from "@/lib/reports/schedules/store";

/** What a scheduled report is called: its title, or what it is about. */
export function useReportName(): (choices: ReportChoices) => string {
  const t = useTranslations();
  return ({ kind, subject, title }) => {
    const about = title === "" ? subject : title;
    const name = t(`reports.kind.${kind}`);
    return about === "" ? name : t("reportSchedules.of", { kind: name, subject: about });
  };
}
