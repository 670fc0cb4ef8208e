import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { mailsReports } from "@/lib/reports/schedules/mail-settings";

/** Says so where nothing can be sent. */
export function NoServer() {
  const t = useTranslations("reportSchedules");
  return mailsReports() ? null : <Notice tone="amber">{t("noServer")}</Notice>;
}
