import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { StatePage } from "@/components/ui/state-page";
import { SubmitButton } from "@/components/ui/submit-button";
import { SCHEDULES } from "@/lib/reports/schedules/constants";
import { getReportOfKey, stopKeySchema } from "@/lib/reports/schedules/stop-key";

interface Props {
  searchParams: Promise<{ key?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reportSchedules.stopPage"))("title") };
}

/**
 * Where the link of a scheduled report leads, without signing in. Opening it changes nothing, since mail scanners open links; its button
 * sends the one POST that stops, which `proxy.ts` hands to app/api/stop-report.
 */
export default async function StopReportPage({ searchParams }: Props) {
  const key = stopKeySchema.parse((await searchParams).key);
  const report = key === null ? null : await getReportOfKey(key);
  if (report === null) notFound();
  const t = await getTranslations();
  const kind = t(`reports.kind.${report.kind}`);
  const subject = report.title === "" ? report.subject : report.title;
  const what = subject === "" ? kind : t("reportSchedules.of", { kind, subject });
  return report.stopped ? (
    <StatePage
      title={t("reportSchedules.stopPage.off.title")}
      body={t("reportSchedules.stopPage.off.body", { what })}
    >
      <LinkButton href={SCHEDULES}>{t("reportSchedules.stopPage.off.schedules")}</LinkButton>
    </StatePage>
  ) : (
    <StatePage
      title={t("reportSchedules.stopPage.on.title")}
      body={t("reportSchedules.stopPage.on.body", { what })}
    >
      <form method="post" action={`/stop-report?key=${key}&from=page`}>
        <SubmitButton>{t("reportSchedules.stopPage.on.button")}</SubmitButton>
      </form>
    </StatePage>
  );
}
