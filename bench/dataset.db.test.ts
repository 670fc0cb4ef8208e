import { expect, inject, test } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { loadDataset } from "./dataset";
import { ASSESSMENTS_A_MILESTONE, PARTNERS } from "./sizes";

test("the rows that are measured keep every rule of the tables, whatever a migration adds", async () => {
  const address = new URL(inject("testServer").superuserUrl);
  address.pathname = new URL(process.env.DATABASE_URL ?? "").pathname;
  const [indexed] = await asInstallation(
    (tx) => tx<{ count: number }[]>`select count(*)::int from pg_indexes where schemaname = 'public'`,
  );
  await loadDataset(address.toString(), 20);

  const [counted] = await asInstallation(
    (tx) => tx`
      select count(*)::int as accepted, count(*) filter (where verdict = 'fulfilled' and recheck_on is null)::int as unchecked,
             (select count(*)::int from milestones) as milestones,
             (select count(*)::int from milestones where current_assessment_id is null) as without,
             (select sum(completed + in_progress + not_started + discontinued)::int from figure_postings) as posted,
             (select sum(completed + in_progress + not_started + discontinued)::int from figure_balances where grain = 'month') as balanced,
             (select count(*)::int from pg_indexes where schemaname = 'public') as indexes
      from assessments where state = 'accepted'`,
  );
  const milestones = PARTNERS * 20;
  expect(counted).toEqual({
    accepted: milestones * ASSESSMENTS_A_MILESTONE,
    unchecked: 0,
    milestones,
    without: 0,
    posted: milestones,
    balanced: milestones,
    indexes: indexed?.count,
  });
});
