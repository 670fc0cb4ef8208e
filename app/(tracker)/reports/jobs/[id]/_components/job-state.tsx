import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormat } from "@/i18n/use-format";
import type { ReportJob } from "@/lib/reports/jobs/queries";
import { keptUntil } from "@/lib/reports/jobs/rules";

const TONES = {
  waiting: "plain",
  running: "plain",
  done: "green",
  failed: "red",
  cancelled: "plain",
} as const;

/** Where a report in the background stands, in one sentence, with how far it is while it is being made. */
export function JobState({ job, now }: { job: ReportJob; now: Date }) {
  const t = useTranslations("reports.job");
  const format = useFormat();
  const until = keptUntil(job.endedAt ?? now);
  const sentence = () => {
    if (job.state === "failed") return t(`fault.${job.fault ?? "fault"}`);
    if (job.issuedNumber !== null) return t("said.issued", { number: job.issuedNumber });
    const said = job.state === "done" && until < now ? "forgotten" : job.state;
    return t(`said.${said}`, { done: job.stepsDone, all: job.stepsAll, until: format.instant(until) });
  };
  return (
    <>
      <Notice tone={TONES[job.state]}>{sentence()}</Notice>
      {job.state === "running" ? (
        <ProgressBar label={t("progress")} value={job.stepsDone} max={job.stepsAll} />
      ) : null}
    </>
  );
}
