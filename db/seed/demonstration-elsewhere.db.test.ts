import { expect, test } from "vitest";

import { loadDemonstration } from "@/db/seed/demonstration";
import { sqlAsOwner } from "@/db/testing/sql";

test("a database with milestones of its own is left alone, and says why", async () => {
  await sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    await tx`insert into milestones (code, partner_iso3, area_code, title, description, nature, indicator, unit, baseline,
        target, start_on, due_on, first_due_on, weight)
      values ('GEO-CIV-01', 'GEO', 'civilian_oversight', 'Posts', '', 'target', 'Posts', 'posts', 0, 5, '2024-01-01',
        '2025-01-01', '2025-01-01', 1)`;
  });
  await expect(loadDemonstration()).rejects.toThrow(/milestones of its own/);
  expect(await sqlAsOwner`select 1 from installation where demonstration`).toEqual([]);
  const people = await sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    return tx`select 1 from people`;
  });
  expect(people).toEqual([]);
});
