import { expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { closedQuarter, newPerson } from "@/db/testing/factories";
import { listAssessments } from "@/lib/assessments/queries";
import { describeFault } from "@/lib/imports/faults";
import { ASSESSMENT, csv, MILESTONE } from "@/lib/imports/file-fixtures";
import { importFiles } from "@/lib/imports/import-files";

const milestone = { ...MILESTONE, scale: "irm_completion" };
const run = async (
  of: Readonly<Record<string, string>>[],
  ...readings: Readonly<Record<string, string>>[]
) => {
  const outcome = await importFiles(
    { name: "m.csv", bytes: csv(of) },
    readings.length === 0 ? null : { name: "a.csv", bytes: csv(readings) },
  );
  return outcome.ok ? [] : outcome.faults.map(describeFault);
};
const expected = "(expected an open quarter, or one that a manager has reopened)";

test("a file writes nothing into a closed quarter, and says which of its rows would; what is there already stays", async () => {
  expect(await run([milestone], ASSESSMENT)).toEqual([]);
  await closedQuarter("2021-04-01");
  await closedQuarter("2020-01-01");
  expect(await run([milestone], ASSESSMENT)).toEqual([]);

  const other = { ...ASSESSMENT, value: "2" };
  expect(await run([milestone], other)).toEqual([
    `a.csv, row 2, effective_on: "2021-06-30" cannot be written: 2021 Q2 is closed ${expected}`,
  ]);
  const added = { ...ASSESSMENT, effective_on: "2021-04-01" };
  expect(await run([milestone], ASSESSMENT, added)).toEqual([
    `a.csv, row 3, effective_on: "2021-04-01" cannot be written: 2021 Q2 is closed ${expected}`,
  ]);
  expect(await run([{ ...milestone, start_on: "2020-04-01" }])).toEqual([
    `m.csv, row 2, start_on: "2020-04-01" cannot be written: 2020 Q1 is closed ${expected}`,
  ]);
  const second = { ...milestone, external_id: "X2", start_on: "2021-05-01" };
  expect(await run([milestone, second])).toEqual([
    `m.csv, row 3, start_on: "2021-05-01" cannot be written: 2021 Q2 is closed ${expected}`,
  ]);
  const [counted] = await asInstallation(
    (tx) =>
      tx`select (select count(*)::int from milestones) as milestones, (select count(*)::int from assessments) as assessments`,
  );
  expect(counted).toEqual({ milestones: 1, assessments: 1 });
});

test("into a quarter that is reopened a file is written, and its readings carry the reason", async () => {
  const quarter = "2021-07-01";
  const reading = { ...ASSESSMENT, effective_on: "2021-09-30" };
  await closedQuarter(quarter);
  expect(await run([milestone], reading)).toHaveLength(1);
  await asInstallation(
    (tx) => tx`insert into period_events (quarter_on, kind, follows, reason, until_on)
               values (${quarter}, 'reopened', 1, 'The reviewer was late', current_date + 1)`,
  );
  expect(await run([milestone], reading)).toEqual([]);
  const [row] = await asInstallation((tx) => tx<{ id: number }[]>`select id::int from milestones`);
  const [imported] = await listAssessments(await newPerson("manager"), row?.id ?? 0);
  expect(imported).toMatchObject({ effectiveOn: "2021-09-30", reopenedBecause: "The reviewer was late" });
});
