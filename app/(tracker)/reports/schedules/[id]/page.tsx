import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { can } from "@/lib/auth/permissions";
import { getViewer, requireViewer } from "@/lib/auth/session";
import { isAbandonedForm } from "@/lib/forms/abandoned";
import { pageSchema } from "@/lib/notices/schemas";
import { REPORTS } from "@/lib/reports/constants";
import { RUNS_PAGE_SIZE, SCHEDULES } from "@/lib/reports/schedules/constants";
import { getSchedule, listScheduleRuns, type Schedule } from "@/lib/reports/schedules/queries";
import { changeScheduleHref, scheduleHref } from "@/lib/reports/schedules/rules";
import { scheduleIdSchema } from "@/lib/reports/schedules/schemas";
import { NoServer } from "../_components/no-server";
import { subjectOf } from "../_components/report-name";
import { ScheduleBadge } from "../_components/schedule-badges";
import { ResendSchedule } from "./_components/resend-schedule";
import { RunsTable } from "./_components/runs-table";
import { ScheduleFacts } from "./_components/schedule-facts";
import { ReceiveForm, StateForm } from "./_components/schedule-forms";
import styles from "./_components/schedule.module.css";

const DONE = ["created", "changed", "active", "paused", "ended", "yes", "no"] as const;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Partial<Record<"done" | "page", string | string[]>>>;
}

/** Read once for the page and its title. */
const readSchedule = cache(getSchedule);

async function nameOf(schedule: Schedule): Promise<string> {
  const [t, format] = await Promise.all([getTranslations(), getFormat()]);
  const { kind, title } = schedule.choices;
  const about = title === "" ? subjectOf(schedule, format) : title;
  const name = t(`reports.kind.${kind}`);
  return about === "" ? name : t("reportSchedules.of", { kind: name, subject: about });
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await getViewer();
  const schedule = viewer && (await readSchedule(viewer, scheduleIdSchema.parse((await params).id)));
  return schedule === null ? {} : { title: await nameOf(schedule) };
}

/** One schedule: what it sends, when and to whom, and what became of it each time. */
export default async function SchedulePage({ params, searchParams }: Props) {
  const id = scheduleIdSchema.parse((await params).id);
  if (await isAbandonedForm()) return <ResendSchedule id={String(id)} />;
  const viewer = await requireViewer();
  if (!can(viewer, "schedule.keep")) forbidden();
  const schedule = await readSchedule(viewer, id);
  if (schedule === null) notFound();
  const asked = await searchParams;
  const page = pageSchema.parse(asked.page);
  const [t, { failures, forms, reportSchedules }, runs, title] = await Promise.all([
    getTranslations("reportSchedules"),
    getMessages(),
    listScheduleRuns(viewer, id, page),
    nameOf(schedule),
  ]);
  const reports = await getTranslations("reports");
  const done = DONE.find((each) => each === asked.done);
  const target = { id: String(id), version: String(schedule.version), requestKey: crypto.randomUUID() };
  const own = schedule.recipients.find((recipient) => recipient.id === viewer.personId);
  const goesOn = schedule.state !== "ended";
  return (
    <NextIntlClientProvider messages={{ failures, forms, reportSchedules }}>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            crumbs={[
              { label: reports("title"), href: REPORTS },
              { label: t("title"), href: SCHEDULES },
            ]}
          />
        }
        title={<bdi>{title}</bdi>}
        badges={<ScheduleBadge state={schedule.state} />}
        actions={
          schedule.isOwn && goesOn ? (
            <LinkButton href={changeScheduleHref(id)}>{t("change.link")}</LinkButton>
          ) : null
        }
      />
      <Stack>
        {done === undefined ? null : <Notice tone="green">{t(`done.${done}`)}</Notice>}
        <NoServer />
        <Card title={t("group.what")}>
          <Stack>
            <ScheduleFacts schedule={schedule} />
            <div className={styles.forms}>
              {schedule.isOwn && goesOn ? (
                <StateForm {...target} to={schedule.state === "active" ? "paused" : "active"} />
              ) : null}
              {goesOn && (schedule.isOwn || can(viewer, "schedule.end_any")) ? (
                <StateForm {...target} to="ended" />
              ) : null}
              {own === undefined || !goesOn ? null : (
                <ReceiveForm id={target.id} receives={own.stoppedAt === null} />
              )}
            </div>
            {goesOn ? <p className={styles.quiet}>{t("endLead")}</p> : null}
          </Stack>
        </Card>
        <Card title={t("runs")}>
          {runs.rows.length === 0 ? (
            <p>{t("runsEmpty")}</p>
          ) : (
            <>
              <RunsTable rows={runs.rows} timeZone={schedule.timeZone} />
              <Pagination
                page={page}
                pageSize={RUNS_PAGE_SIZE}
                total={runs.total}
                hrefFor={(n) => `${scheduleHref(id)}?page=${n}`}
              />
            </>
          )}
        </Card>
      </Stack>
    </NextIntlClientProvider>
  );
}
