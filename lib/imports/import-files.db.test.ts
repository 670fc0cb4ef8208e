import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { expect, test } from "vitest";
import { z } from "zod";

import { sqlAsOwner } from "@/db/testing/sql";
import { describeFault } from "@/lib/imports/faults";
import { type ImportFile, importFiles } from "@/lib/imports/import-files";
import { describeImport } from "@/lib/imports/report";

type Sql = Parameters<Parameters<typeof sqlAsOwner.begin>[1]>[0];
type Cells = Record<string, string>;

const asOwner = <Result>(work: (tx: Sql) => Promise<Result>) =>
  sqlAsOwner.begin(async (tx) => {
    await tx`select set_config('tracker.system', 'on', true)`;
    return work(tx);
  });

const REAL = join(import.meta.dirname, "../../../shared/data/real");
const real = (name: string): ImportFile => ({ name, bytes: readFileSync(join(REAL, name)) });
const milestones = real("ogp_milestones.csv");
const assessments = real("ogp_assessments.csv");

/** The file with some rows changed: a variant made here, so that the original stays where it lies. */
function variant(file: ImportFile, change: (cells: Cells, row: number) => Cells): ImportFile {
  const rows = z
    .array(z.record(z.string(), z.string()))
    .parse(parse(file.bytes, { columns: true, bom: true }));
  const text = stringify(
    rows.map((cells, index) => change(cells, index + 2)),
    { header: true },
  );
  return { name: file.name, bytes: new TextEncoder().encode(text) };
}

const run = async (...files: Parameters<typeof importFiles>) => {
  const outcome = await importFiles(...files);
  return outcome.ok ? describeImport(outcome) : outcome.faults.map(describeFault);
};

const counts = () =>
  asOwner(
    (
      tx,
    ) => tx`select (select count(*)::int from milestones) as milestones, (select count(*)::int from assessments) as assessments,
      (select count(*)::int from evidence) as evidence, (select count(*)::int from milestone_changes) as changes,
      (select count(*)::int from audit_events where action = 'import.files') as events`,
  );

const readModels = () =>
  asOwner(async (tx) => [
    await tx`select * from completion_steps
      where (milestones, assessed, fulfilled, weight, weighted_progress) <> (0, 0, 0, 0, 0) order by 1, 2, 3`,
    await tx`select * from milestone_tallies where milestones <> 0 order by 1, 2, 3, 4`,
    await tx`select * from due_tallies where open_milestones <> 0 order by 1, 2`,
  ]);

test("one fault in the last row, and nothing of both files is written", async () => {
  const broken = variant(assessments, (cells, row) => (row === 140 ? { ...cells, value: "4" } : cells));
  expect(await run(milestones, broken)).toEqual([
    `ogp_assessments.csv, row 140, value: "4" is no stage of this milestone's scale (expected one of 0, 1, 2, 3)`,
  ]);
  expect(await counts()).toEqual([{ milestones: 0, assessments: 0, evidence: 0, changes: 0, events: 0 }]);
});

test("the real commitments come in as accepted assessments of origin import, by nobody", async () => {
  expect(await run(milestones, assessments)).toEqual([
    "134 milestones: 134 new, 0 changed, 0 unchanged",
    "139 assessments: 139 new, 0 changed, 0 unchanged",
  ]);
  expect(await counts()).toEqual([
    { milestones: 134, assessments: 139, evidence: 139, changes: 0, events: 8 },
  ]);
  const written = await asOwner(
    (tx) =>
      tx`select distinct state, origin, author_id, decided_by, accepted_at is not null as dated from assessments`,
  );
  expect(written).toEqual([
    { state: "accepted", origin: "import", author_id: null, decided_by: null, dated: true },
  ]);
  const known = await sqlAsOwner`
    select relname, reltuples as rows from pg_class where oid in ('milestones'::regclass, 'assessments'::regclass) order by relname`;
  expect([...known], "the planner knows how much came").toEqual([
    { relname: "assessments", rows: 139 },
    { relname: "milestones", rows: 134 },
  ]);
});

test("a milestone has its code by partner and area, its scale's name, and a source", async () => {
  const [first] = await asOwner(
    (
      tx,
    ) => tx`select code, title, indicator, first_due_on::text, current_verdict, lead_institution from milestones
      where external_id = 'AL0002'`,
  );
  expect(first).toEqual({
    code: "ALB-ROL-01",
    title: "e-Acts",
    indicator: "Completion as read by independent reviewers",
    first_due_on: "2014-12-31",
    current_verdict: "ongoing",
    lead_institution: "Council of Ministers",
  });
  const titles = await asOwner(
    (tx) => tx`select title, count(*)::int as links from evidence group by 1 order by 1`,
  );
  expect(titles).toEqual([
    { title: "opengovpartnership.org", links: 88 },
    { title: "opengovpartnership.org, 2018", links: 10 },
    { title: "opengovpartnership.org, 2019", links: 21 },
    { title: "opengovpartnership.org, 2020", links: 20 },
  ]);
});

test("the summaries behind the charts are those that a rebuild finds, and the trail is whole", async () => {
  const kept = await readModels();
  await asOwner((tx) => tx`select tracker.rebuild_read_models()`);
  expect(await readModels()).toEqual(kept);
  expect(await asOwner((tx) => tx`select * from tracker.verify_audit()`)).toEqual([]);
});

test("a second run changes nothing and says so", async () => {
  const before = await counts();
  expect(await run(milestones, assessments)).toEqual([
    "134 milestones: 0 new, 0 changed, 134 unchanged",
    "139 assessments: 0 new, 0 changed, 139 unchanged",
    "Everything was there already: nothing was changed.",
  ]);
  expect(await counts()).toEqual(before);
});

test("changed rows are reported, and a changed plan goes on record with its reason", async () => {
  const changed = variant(milestones, (cells) => {
    if (cells["external_id"] === "AL0002") return { ...cells, title: "Electronic acts" };
    if (cells["external_id"] === "AL0003") return { ...cells, due_on: "2015-06-30", weight: "2.5" };
    return cells;
  });
  expect(await run(changed, null)).toEqual([
    "134 milestones: 0 new, 2 changed (AL0002: title; AL0003: due_on, weight), 132 unchanged",
  ]);
  const record = await asOwner(
    (tx) => tx`select m.external_id, m.version, c.field, c.old_value, c.new_value, c.reason, c.explanation
      from milestone_changes c join milestones m on m.id = c.milestone_id and m.version = c.milestone_version order by c.field`,
  );
  const reason = {
    external_id: "AL0003",
    version: 2,
    reason: "correction",
    explanation: "Import of ogp_milestones.csv",
  };
  expect(record).toEqual([
    { ...reason, field: "due_on", old_value: "2014-12-31", new_value: "2015-06-30" },
    { ...reason, field: "weight", old_value: "1", new_value: "2.5" },
  ]);
  const [event] = await asOwner(
    (tx) => tx`select chain, after -> 'changed' -> 'ALB-ROL-01' as changed from audit_events
      where action = 'import.files' order by at desc limit 1`,
  );
  expect(event).toEqual({ chain: "ALB", changed: { title: ["e-Acts", "Electronic acts"] } });
});

test("another reading of the same day supersedes the first, which stays; the next run finds it unchanged", async () => {
  const corrected = variant(assessments, (cells) =>
    cells["milestone_external_id"] === "AL0002" ? { ...cells, value: "1" } : cells,
  );
  const asIs = variant(milestones, (cells) => cells);
  expect((await run(asIs, corrected))[1]).toBe(
    "139 assessments: 0 new, 1 changed (AL0002 of 2014-06-30: superseded), 138 unchanged",
  );
  const [now] = await asOwner(
    (
      tx,
    ) => tx`select current_value::float8 as value, (select count(*)::int from assessments a where a.milestone_id = m.id) as kept
      from milestones m where external_id = 'AL0002'`,
  );
  expect(now).toEqual({ value: 1, kept: 2 });
  // Two plan fields go back to what the original file says, which is two changes more.
  expect(await counts()).toMatchObject([{ assessments: 140, evidence: 140, changes: 4 }]);
  expect((await run(asIs, corrected))[2]).toMatch(/nothing was changed/);
});

test("a quantity comes in with its unit", async () => {
  const [sample] = z
    .array(z.record(z.string(), z.string()))
    .parse(parse(milestones.bytes, { columns: true, bom: true }));
  const row = {
    ...sample,
    external_id: "Q1",
    nature: "target",
    scale: "percent",
    baseline: "12.5",
    target: "80",
  };
  const file = { name: "targets.csv", bytes: new TextEncoder().encode(stringify([row], { header: true })) };
  expect(await run(file, null)).toEqual(["1 milestone: 1 new, 0 changed, 0 unchanged"]);
  const [kept] = await asOwner(
    (tx) => tx`select unit, scale_id, baseline::float8, indicator from milestones where external_id = 'Q1'`,
  );
  expect(kept).toEqual({ unit: "percent", scale_id: null, baseline: 12.5, indicator: "percent" });
});
