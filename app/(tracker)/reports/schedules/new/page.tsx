import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { searchParamsOf } from "@/lib/milestones/filters";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { REPORTS } from "@/lib/reports/constants";
import { getReportCountry } from "@/lib/reports/queries";
import { SCHEDULES } from "@/lib/reports/schedules/constants";
import { getLastTimeZone } from "@/lib/reports/schedules/queries";
import { newScheduleHref } from "@/lib/reports/schedules/rules";
import { NoServer } from "../_components/no-server";
import { subjectOf } from "../_components/report-name";
import { readFormChoices } from "../_components/read-form-choices";
import { ResendScheduleForm } from "../_components/resend-schedule-form";
import { ScheduleForm } from "../_components/schedule-form";
import { createScheduleAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reportSchedules"))("new.title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Puts the report that an address orders on a schedule. An address that asks for no report is none of ours. */
export default async function NewSchedulePage({ searchParams }: Props) {
  const query = searchParamsOf(await searchParams);
  const permalink = newScheduleHref(query);
  if (await isAbandonedForm())
    return <ResendScheduleForm action={createScheduleAction} permalink={permalink} />;
  const t = await getTranslations();
  const viewer = await requireViewer();
  if (!can(viewer, "schedule.keep")) forbidden();
  const asked = parseReportRequest(query, today(), await getLocale());
  if (isReportFault(asked)) notFound();
  const [format, { failures, forms, lists, reports, reportSchedules, words }, country, zone, choices] =
    await Promise.all([
      getFormat(),
      getMessages(),
      getReportCountry(viewer, asked),
      getLastTimeZone(viewer),
      readFormChoices(viewer, asked.kind),
    ]);
  const { kind, subject, title, addressee, foreword, language } = asked;
  const about = subjectOf({ choices: asked, country }, format);
  return (
    <NextIntlClientProvider messages={{ failures, forms, lists, reports, reportSchedules, words }}>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: t("reports.title"), href: REPORTS },
              { label: t("reportSchedules.title"), href: SCHEDULES },
            ]}
          />
        }
        title={t("reportSchedules.new.title")}
        lead={t("reportSchedules.new.lead")}
      />
      <Stack>
        <NoServer />
        <Card
          title={
            about === ""
              ? t(`reports.kind.${kind}`)
              : t("reportSchedules.of", { kind: t(`reports.kind.${kind}`), subject: about })
          }
        >
          <ScheduleForm
            action={createScheduleAction}
            permalink={permalink}
            initial={{
              ...{
                requestKey: crypto.randomUUID(),
                kind,
                subject,
                title,
                addressee,
                foreword,
                language,
                format: asked.format,
              },
              ...{ rhythm: "quarterly", weekday: "1", hour: "7", timeZone: zone },
              scheduledDay: "quarter_end",
            }}
            sections={{ choices: choices.sections, chosen: asked.sections }}
            recipients={{ choices: choices.recipients, chosen: [viewer.personId] }}
            zones={choices.zones}
            now={choices.now}
            send={t("reportSchedules.send")}
            back={{ href: `${REPORTS}?${query.toString()}`, label: t("reportSchedules.back") }}
          />
        </Card>
      </Stack>
    </NextIntlClientProvider>
  );
}
