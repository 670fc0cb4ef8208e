import { useTranslations } from "next-intl";
import type { Format } from "@/i18n/format";
import { useFormat } from "@/i18n/use-format";
import type { ReportChoices } from "@/lib/reports/schedules/store";

interface Scheduled {
  choices: ReportChoices;
  country: string | null;
}

/** What a scheduled report is about: a partner by its name, a milestone by its code; empty for all. */
export function subjectOf({ choices, country }: Scheduled, format: Format): string {
  return country === null ? choices.subject : format.country(country);
}

/** What a scheduled report is called: its title, or what it is about. */
export function useReportName(): (scheduled: Scheduled) => string {
  const t = useTranslations();
  const format = useFormat();
  return (scheduled) => {
    const { kind, title } = scheduled.choices;
    const about = title === "" ? subjectOf(scheduled, format) : title;
    const name = t(`reports.kind.${kind}`);
    return about === "" ? name : t("reportSchedules.of", { kind: name, subject: about });
  };
}
