import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { useFormat } from "@/i18n/use-format";
import type { Schedule } from "@/lib/reports/schedules/queries";
import { nextMoments } from "@/lib/reports/schedules/rules";
import { RhythmText } from "../../_components/rhythm-text";
import styles from "./schedule.module.css";

/** What a schedule sends, when and to whom. */
export function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const t = useTranslations();
  const format = useFormat();
  const { choices, nextAt, state, timeZone, recipients } = schedule;
  const moments = nextAt === null ? [] : [nextAt, ...nextMoments(schedule, nextAt, 2)];
  const typed = (term: string, value: string) => (value === "" ? [] : [{ term, value: <bdi>{value}</bdi> }]);
  return (
    <DefinitionList
      items={[
        { term: t("reportSchedules.column.rhythm"), value: <RhythmText of={schedule} /> },
        {
          term: t("reportSchedules.next"),
          value:
            state === "active" ? (
              <ul className={styles.moments}>
                {moments.map((moment) => (
                  <li key={moment.getTime()}>{format.instantIn(moment, timeZone)}</li>
                ))}
              </ul>
            ) : (
              t("reportSchedules.nextNone", { state })
            ),
        },
        {
          term: t("reportSchedules.recipients"),
          value: (
            <ul className={styles.people}>
              {recipients.map(({ id, name, mayReceive, stoppedAt }) => (
                <li key={id}>
                  <bdi>{name}</bdi>
                  {mayReceive ? null : `, ${t("reportSchedules.recipient.not")}`}
                  {stoppedAt === null ? null : `, ${t("reportSchedules.recipient.stopped")}`}
                </li>
              ))}
            </ul>
          ),
        },
        { term: t("reportSchedules.column.owner"), value: <bdi>{schedule.owner}</bdi> },
        { term: t("reportSchedules.field.day"), value: t(`reportSchedules.day.${schedule.scheduledDay}`) },
        {
          term: t("reports.field.sections"),
          value: choices.sections.map((section) => t(`reports.section.${section}`)).join(", "),
        },
        ...typed(t("reports.field.title"), choices.title),
        ...typed(t("reports.field.addressee"), choices.addressee),
        ...typed(t("reports.field.foreword"), choices.foreword),
        { term: t("reports.field.language"), value: t(`words.language.${choices.language}`) },
        { term: t("reports.field.format"), value: t(`reports.format.${choices.format}`) },
      ]}
    />
  );
}
