import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { REPORTS } from "@/lib/reports/constants";
import { SCHEDULES } from "@/lib/reports/schedules/constants";
import { scheduleValues } from "@/lib/reports/schedules/form-values";
import { getSchedule } from "@/lib/reports/schedules/queries";
import { changeScheduleHref, scheduleHref } from "@/lib/reports/schedules/rules";
import { scheduleIdSchema } from "@/lib/reports/schedules/schemas";
import { subjectOf } from "../../_components/report-name";
import { readFormChoices } from "../../_components/read-form-choices";
import { ResendScheduleForm } from "../../_components/resend-schedule-form";
import { ScheduleForm } from "../../_components/schedule-form";
import { changeScheduleAction } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reportSchedules"))("change.title") };
}

/** Changes what one's own schedule sends, when and to whom. What it is about stays: another subject is another schedule. */
export default async function ChangeSchedulePage({ params }: { params: Promise<{ id: string }> }) {
  const id = scheduleIdSchema.parse((await params).id);
  const permalink = changeScheduleHref(id);
  if (await isAbandonedForm())
    return <ResendScheduleForm action={changeScheduleAction} permalink={permalink} />;
  const t = await getTranslations();
  const viewer = await requireViewer();
  if (!can(viewer, "schedule.keep")) forbidden();
  const schedule = await getSchedule(viewer, id);
  if (schedule === null) notFound();
  if (!schedule.isOwn || schedule.state === "ended") forbidden();
  const { kind, sections } = schedule.choices;
  const [format, { failures, forms, lists, reports, reportSchedules, words }, choices] = await Promise.all([
    getFormat(),
    getMessages(),
    readFormChoices(viewer, kind),
  ]);
  const subject = subjectOf(schedule, format);
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
        title={t("reportSchedules.change.title")}
      />
      <Card
        title={
          subject === ""
            ? t(`reports.kind.${kind}`)
            : t("reportSchedules.of", { kind: t(`reports.kind.${kind}`), subject })
        }
      >
        <ScheduleForm
          action={changeScheduleAction}
          permalink={permalink}
          initial={{ ...scheduleValues(schedule), requestKey: crypto.randomUUID() }}
          sections={{ choices: choices.sections, chosen: sections }}
          recipients={{
            choices: choices.recipients,
            chosen: schedule.recipients.map(({ id: personId }) => personId),
          }}
          zones={choices.zones}
          now={choices.now}
          send={t("reportSchedules.change.send")}
          back={{ href: scheduleHref(id), label: t("reportSchedules.cancel") }}
        />
      </Card>
    </NextIntlClientProvider>
  );
}
