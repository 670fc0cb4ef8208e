import { expect, test } from "vitest";

import { asSystem } from "@/db/client";
import { loadReferenceData, writeReferenceData } from "@/db/seed/reference";
import { sqlAsOwner } from "@/db/testing/sql";

const TABLES = [
  "objectives",
  "reform_areas",
  "programmes",
  "evidence_types",
  "scales",
  "scale_stages",
  "partners",
  "status_spells",
  "partner_programmes",
  "milestone_templates",
  "outcome_indicators",
  "outcome_values",
];

/** Rows and the transactions that last wrote them: any write at all shows. */
function contentOf(table: string) {
  return sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    const [content] = await tx<{ table: string; rows: number; checksum: string }[]>`
      select ${table} as "table", count(*)::int as rows,
             md5(string_agg(t::text || t.xmin::text, '|' order by t::text)) as checksum
      from ${tx(table)} t`;
    return content;
  });
}

const everything = () => Promise.all(TABLES.map(contentOf));

test("the files are in the database, row by row", async () => {
  const rows: unknown = Object.fromEntries(
    (await everything()).map((content) => [content?.table, content?.rows]),
  );
  expect(rows).toMatchObject({
    objectives: 5,
    reform_areas: 6,
    programmes: 13,
    evidence_types: 25,
    partners: 34,
    status_spells: 54,
    partner_programmes: 36,
    milestone_templates: 70,
    outcome_indicators: 17,
    outcome_values: 13_542,
  });
});

test("loading again changes nothing and is quick", async () => {
  const before = await everything();
  // The quickest of several: what else the machine does only ever adds.
  let quickest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const begin = performance.now();
    await loadReferenceData();
    quickest = Math.min(quickest, performance.now() - begin);
  }
  expect(quickest).toBeLessThan(700);
  expect(await everything()).toEqual(before);
});

test("even writing everything anew touches no row that is as the files say", async () => {
  const before = await everything();
  await asSystem(writeReferenceData);
  expect(await everything()).toEqual(before);
});

test("what was altered by hand comes back with the next change of the files", async () => {
  await sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    await tx`update milestone_templates set title = 'Altered' where code = 'CIV-01'`;
    await tx`update outcome_values set value = 0 where partner_iso3 = 'GEO' and indicator_code = 'TI_CPI' and year = 2020`;
  });
  await asSystem(writeReferenceData);
  const [template] = await sqlAsOwner`select title from milestone_templates where code = 'CIV-01'`;
  expect(template?.["title"]).toBe("Framework law on defence in force");
});

test("a scale that measures something takes no harm from loading", async () => {
  await sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    await tx`insert into milestones (code, partner_iso3, area_code, title, description, nature, indicator, scale_id, baseline,
        target, start_on, due_on, first_due_on, weight)
      select 'GEO-CIV-01', 'GEO', 'civilian_oversight', 'A law', '', 'milestone', 'Stage', id, 0, 5, '2024-01-01',
        '2025-01-01', '2025-01-01', 1 from scales where code = 'legislative'`;
  });
  const before = await everything();
  await asSystem(writeReferenceData);
  expect(await everything()).toEqual(before);
});
