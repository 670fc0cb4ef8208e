import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import type { ScheduleRun } from "@/lib/reports/schedules/queries";
import { RunBadge } from "../../_components/schedule-badges";
import styles from "./schedule.module.css";

/** The moments at which a schedule was due, and what became of each for every recipient. */
export function RunsTable({ rows, timeZone }: { rows: readonly ScheduleRun[]; timeZone: string }) {
  const t = useTranslations("reportSchedules");
  const format = useFormat();
  return (
    <DataTable
      caption={t("runsCaption")}
      rows={rows}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "due",
          header: t("column.due"),
          rowHeader: true,
          cell: ({ dueAt }) => format.instantIn(dueAt, timeZone),
        },
        {
          key: "result",
          header: t("column.result"),
          cell: ({ state, attempts, tryAt }) => (
            <>
              <RunBadge state={state} />
              <span className={styles.quiet}>
                {t("attempt", { count: attempts })}
                {tryAt === null ? null : `, ${t("tryAt", { at: format.instantIn(tryAt, timeZone) })}`}
              </span>
            </>
          ),
        },
        {
          key: "people",
          header: t("column.people"),
          prose: true,
          cell: ({ deliveries }) => (
            <ul className={styles.people}>
              {deliveries.map((delivery, index) => (
                <li key={index}>
                  <DeliveryText delivery={delivery} timeZone={timeZone} />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

interface DeliveryProps {
  delivery: ScheduleRun["deliveries"][number];
  timeZone: string;
}

function DeliveryText({ delivery: { name, state, reason, sentAt }, timeZone }: DeliveryProps) {
  const t = useTranslations("reportSchedules");
  const format = useFormat();
  const at = sentAt === null ? "" : format.instantIn(sentAt, timeZone);
  const said = state === "sent" ? t("delivery.sent", { at }) : t(`delivery.${state}`);
  const what = reason === null ? said : t("delivery.why", { what: said, reason: t(`reason.${reason}`) });
  return t("delivery.line", { name, what });
}
