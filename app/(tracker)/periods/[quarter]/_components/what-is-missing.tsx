import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Viewer } from "@/lib/auth/viewer";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";
import { listUndecided } from "@/lib/periods/queries";
import type { Quarter } from "@/lib/periods/rules";
import styles from "./period.module.css";
import { UnassessedTable } from "./unassessed-table";
import { UndecidedTable } from "./undecided-table";

const UNDECIDED_SHOWN = 50;
const UNASSESSED_SHOWN = 20;

/** What a manager should know before closing the quarter: what waits for a decision, and what nobody has assessed. */
export async function WhatIsMissing({ viewer, quarter }: { viewer: Viewer; quarter: Quarter }) {
  // Of partners that are not active nothing is expected.
  const filters = { ...NO_FILTERS, missing: quarter, active: true, sort: "due" } as const;
  const [t, undecided, unassessed] = await Promise.all([
    getTranslations("periods.missing"),
    listUndecided(viewer, quarter, UNDECIDED_SHOWN),
    listMilestones(viewer, filters, UNASSESSED_SHOWN),
  ]);
  return (
    <Card title={t("title")}>
      <div className={styles.part}>
        <p>{t("undecided", { count: undecided.total })}</p>
        {undecided.total === 0 ? null : <UndecidedTable rows={undecided.rows} />}
      </div>
      <div className={styles.part}>
        <p>{t("unassessed", { count: unassessed.total })}</p>
        {unassessed.total === 0 ? null : <UnassessedTable {...unassessed} filters={filters} />}
      </div>
    </Card>
  );
}
