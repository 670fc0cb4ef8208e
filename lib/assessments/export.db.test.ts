import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { asPerson } from "@/db/testing/acting";
import { anyFilters } from "@/db/testing/any-filters";
import {
  newAssessment,
  newFileEvidence,
  newMilestone,
  newPartnerView,
  newPerson,
} from "@/db/testing/factories";
import { exportedCsv, exportedJson } from "@/db/testing/read-exports";
import { type Assessment, listAssessments } from "@/lib/assessments/queries";
import { ASSESSMENT_FIELDS, assessmentExport } from "@/lib/assessments/export";
import type { Viewer } from "@/lib/auth/viewer";
import { EVIDENCE_FIELDS, evidenceExport } from "@/lib/evidence/export";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { getMilestone, listMilestones } from "@/lib/milestones/queries";

const manager = await newPerson("manager");
const fulfilled = { verdict: "fulfilled", delivery: "completed", value: 100, evidence: 2 } as const;

beforeAll(async () => {
  for (const partner of ["GEO", "MDA", "BLR"]) {
    const first = await newMilestone({ partner, title: "The open tender" });
    await newAssessment(first, { effectiveOn: "2025-03-31", value: 12.5, evidence: 1 });
    const accepted = await newAssessment(first, { ...fulfilled, effectiveOn: "2025-06-30" });
    await newPartnerView(first, accepted, { stance: "disagrees", text: "=By no means" });
    await newFileEvidence(first, accepted);
    await newAssessment(first, { effectiveOn: "2025-09-30", state: "submitted" });
    await newAssessment(first, { effectiveOn: "2025-09-30", state: "returned" });
    await newAssessment(first, { effectiveOn: "2025-09-30", state: "draft" });
    await newMilestone({ partner, area: "integration" });
  }
});

/** What the pages of the listed milestones show, one after another in the order of their codes. */
async function shownOnPages(viewer: Viewer, wish: Partial<MilestoneFilters>) {
  const { rows } = await listMilestones(viewer, { ...NO_FILTERS, ...wish, sort: "code", descending: false });
  const shown: { code: string; current: string | null; assessment: Assessment }[] = [];
  for (const { code } of rows) {
    const milestone = await getMilestone(viewer, code);
    for (const assessment of await listAssessments(viewer, milestone?.id ?? 0))
      shown.push({ code, current: milestone?.effectiveOn ?? null, assessment });
  }
  return shown;
}

const second = (moment: Date | null) => moment && `${moment.toISOString().slice(0, 19)}Z`;

it("the assessments and the evidence exported are those on the pages of the milestones listed, whatever the filters", async () => {
  await fc.assert(
    fc.asyncProperty(anyFilters, async (wish) => {
      const shown = await shownOnPages(manager, wish);
      const filters = { ...NO_FILTERS, ...wish };
      const assessments = assessmentExport(manager, filters);
      expect(
        (await exportedJson(assessments)).map((row) => [
          ...[row.milestone, row.assessment, row.state, row.effective_on, row.value, row.verdict],
          ...[row.narrative, row.author, row.decided_by, row.submitted_at, row.accepted_at, row.holds],
        ]),
      ).toEqual(
        shown.map(({ code, current, assessment: a }) => [
          ...[code, a.id, a.state, a.effectiveOn, a.value, a.verdict],
          ...[a.narrative, a.author, a.decider, second(a.submittedAt), second(a.acceptedAt)],
          a.state === "accepted" && a.effectiveOn === current,
        ]),
      );
      expect(await assessments.count()).toBe(shown.length);

      const evidence = evidenceExport(manager, filters);
      const pieces = shown.flatMap(({ code, assessment }) =>
        assessment.evidence.map((piece) => ({ code, assessment: assessment.id, piece })),
      );
      expect(
        (await exportedJson(evidence)).map((row) => [
          ...[row.milestone, row.assessment, row.evidence, row.type, row.title, row.reliability],
          ...[row.credibility, row.url, row.file_name, row.file_sha256, row.file_bytes, row.struck_out],
        ]),
      ).toEqual(
        pieces.map(({ code, assessment, piece: p }) => [
          ...[code, assessment, p.id, p.type, p.title, p.reliability],
          ...[p.credibility, p.url, p.fileName, p.sha256, p.size, p.struckAt !== null],
        ]),
      );
      expect(await evidence.count()).toBe(pieces.length);
    }),
    { numRuns: 25, seed: 6 },
  );
});

it("what the partner said stands beside the assessment that it said it of, and is disarmed in CSV alone", async () => {
  const list = assessmentExport(manager, { ...NO_FILTERS, partners: ["GEO"] });
  const said = (row: Record<string, unknown>) => [
    ...[row["verdict"], row["partner_view"], row["partner_view_text"], row["partner_view_by"]],
  ];
  const of = (rows: Record<string, unknown>[]) => rows.map(said).filter(([, view]) => Boolean(view));
  expect(of(await exportedJson(list))).toEqual([["fulfilled", "disagrees", "=By no means", "liaison"]]);
  expect(of(await exportedCsv(list))).toEqual([["fulfilled", "disagrees", "'=By no means", "liaison"]]);
});

it("a liaison who came to it sees accepted ones of the own partner, and an author the own draft", async () => {
  const liaison = await newPerson("liaison", ["GEO"]);
  const rows = await exportedJson(assessmentExport(liaison, NO_FILTERS));
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) expect(row).toMatchObject({ partner: "GEO", state: "accepted" });
  const pieces = await exportedJson(evidenceExport(liaison, NO_FILTERS));
  expect(pieces.length).toBeGreaterThan(1);
  for (const row of pieces) expect(row).toMatchObject({ partner: "GEO", assessment_state: "accepted" });
  const states = (await exportedJson(assessmentExport(manager, NO_FILTERS))).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(["accepted", "submitted", "returned"]));
});

it("what is struck out stays in the list, with who struck it out and why", async () => {
  const milestone = await newMilestone({ title: "Struck" });
  await newAssessment(milestone, { ...fulfilled, effectiveOn: "2025-06-30" });
  await asPerson(
    manager,
    (
      tx,
    ) => tx`update evidence set struck_at = now(), struck_by = ${manager.personId}, struck_reason = 'Mistaken'
      where id = (select min(e.id) from evidence e join assessments a on a.id = e.assessment_id where a.milestone_id = ${milestone.id})`,
  );
  const rows = await exportedJson(evidenceExport(manager, { ...NO_FILTERS, search: "Struck" }));
  expect(rows.map((row) => [row["struck_out"], row["struck_by"], row["struck_reason"]])).toEqual([
    [true, manager.name, "Mistaken"],
    [false, null, null],
  ]);
});

it.each([
  ["assessments", ASSESSMENT_FIELDS],
  ["evidence", EVIDENCE_FIELDS],
] as const)("the columns of the export of %s are documented, in their order", (name, fields) => {
  const text = readFileSync(new URL("../../docs/export.md", import.meta.url), "utf8");
  const section = text.split("\n## ").find((part) => part.startsWith(`/api/export/${name}`));
  const documented = [...(section ?? "").matchAll(/^\| `(\w+)`/gm)].map(([, column]) => column);
  expect(documented).toEqual(fields.map((each) => each.name));
});
