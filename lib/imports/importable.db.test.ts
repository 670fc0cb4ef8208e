import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newFileEvidence, newMilestone, newPerson } from "@/db/testing/factories";
import { exportedBytes } from "@/db/testing/read-exports";
import { describeFault } from "@/lib/imports/faults";
import { importFiles } from "@/lib/imports/import-files";
import { importableAssessments, importableMilestones } from "@/lib/imports/importable";
import { describeImport } from "@/lib/imports/report";
import { NO_FILTERS } from "@/lib/milestones/filters";

const REAL = join(import.meta.dirname, "../../../shared/data/real");
const manager = await newPerson("manager");

const file = (name: string, bytes: Uint8Array) => ({ name, bytes });
const real = (name: string) => file(name, readFileSync(join(REAL, name)));

/** Both files as somebody downloads them. */
const exported = async () => ({
  milestones: await exportedBytes(importableMilestones(manager, NO_FILTERS), "csv"),
  assessments: await exportedBytes(
    importableAssessments(manager, NO_FILTERS, "https://tracker.example"),
    "csv",
  ),
});

async function imported({ milestones, assessments }: Awaited<ReturnType<typeof exported>>) {
  const outcome = await importFiles(file("m.csv", milestones), file("a.csv", assessments));
  return outcome.ok ? describeImport(outcome) : outcome.faults.map(describeFault);
}

const TITLES = [
  "=1+1",
  "'=1+1",
  "''-1",
  "'quoted'",
  'The "open" tender, as a rule',
  "Two\nlines",
  "Élan – Łódź",
];

beforeAll(async () => {
  await importFiles(real("ogp_milestones.csv"), real("ogp_assessments.csv"));
  for (const title of TITLES) {
    const milestone = await newMilestone({ title, lead: "-", baseline: 0, target: -20.5, unit: "posts" });
    await newAssessment(milestone, { value: -5.25, effectiveOn: "2025-03-31" });
    const done = await newAssessment(milestone, {
      ...{ value: -20.5, effectiveOn: "2025-06-30" },
      ...(title === "=1+1"
        ? { verdict: "fulfilled", delivery: "completed", evidence: 2 }
        : { verdict: "partially_fulfilled" }),
    });
    if (title !== "=1+1") await newFileEvidence(milestone, done);
    await newAssessment(milestone, { effectiveOn: "2025-09-30", state: "submitted" });
  }
  // Of one day, the later reading.
  const corrected = await newMilestone({ title: "Read twice" });
  await newAssessment(corrected, { value: 10, decidedAt: new Date("2026-01-01T00:00:00Z") });
  await newAssessment(corrected, { value: 20, decidedAt: new Date("2026-02-01T00:00:00Z") });
});

test("what was exported is there already where it came from, and its import changes nothing", async () => {
  const files = await exported();
  expect(await imported(files)).toEqual([
    "142 milestones: 0 new, 0 changed, 142 unchanged",
    "154 assessments: 0 new, 0 changed, 154 unchanged",
    "Everything was there already: nothing was changed.",
  ]);
});

test("an empty installation that imports it exports the same again, to the byte, and numbers alike", async () => {
  const codes = () => asInstallation((tx) => tx`select code, title from milestones order by code`);
  const [files, before] = [await exported(), await codes()];
  await asInstallation(async (tx) => {
    await tx`truncate milestones cascade`;
    await tx`select tracker.rebuild_read_models()`;
  });
  expect((await exported()).assessments.toString().trim().split("\r\n")).toHaveLength(1);

  expect(await imported(files)).toEqual([
    "142 milestones: 142 new, 0 changed, 0 unchanged",
    "154 assessments: 154 new, 0 changed, 0 unchanged",
  ]);
  const again = await exported();
  expect(again.milestones.equals(files.milestones)).toBe(true);
  expect(again.assessments.equals(files.assessments)).toBe(true);
  expect(await codes()).toEqual(before);
  expect(await imported(again)).toContain("Everything was there already: nothing was changed.");
});
