import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { useFormat } from "@/i18n/use-format";
import { asOfQuery } from "@/lib/as-of/rules";
import type { ChangeKind } from "@/lib/changes/constants";
import type { Changes } from "@/lib/changes/queries";
import type { Comparison } from "@/lib/changes/rules";
import type { Day } from "@/lib/periods/days";
import { MilestoneName } from "../../_components/milestone-name";
import styles from "./changes.module.css";
import { useChangeColumns } from "./use-change-columns";

interface Props {
  kind: ChangeKind;
  changes: Changes;
  comparison: Comparison;
  today: Day;
}

/** The milestones to which one kind of thing happened; each leads to how it stood on the later day. */
export function ChangesCard({ kind, changes: { total, rows }, comparison, today }: Props) {
  const t = useTranslations("changes");
  const format = useFormat();
  const columns = useChangeColumns(kind, comparison);
  const days = { from: format.day(comparison.from.day), to: format.day(comparison.to.day) };
  const asOf = asOfQuery(comparison.to, today);
  const ofThePlan = kind === "slipped" || kind === "added";
  return (
    <div id={kind} className={styles.kind}>
      <Card title={t("heading", { kind: t(`kind.${kind}.title`), total })}>
        <div className={styles.part}>
          <p className={styles.meaning}>{t(`kind.${kind}.lead`, days)}</p>
          {rows.length === 0 ? (
            <p>{t(comparison.knownNow && ofThePlan ? "samePlan" : "none")}</p>
          ) : (
            <DataTable
              caption={t(`kind.${kind}.caption`)}
              rows={rows}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: "milestone",
                  header: t("column.milestone"),
                  rowHeader: true,
                  cell: ({ code, title, partnerIso2 }) => (
                    <MilestoneName
                      code={code}
                      title={title}
                      partner={format.country(partnerIso2)}
                      asOf={asOf}
                    />
                  ),
                },
                ...columns,
              ]}
            />
          )}
          {total > rows.length ? <p>{t("first", { shown: rows.length, total })}</p> : null}
        </div>
      </Card>
    </div>
  );
}
