import { expect, test } from "vitest";

import { CONTEXT, csv, KNOWN, MILESTONE } from "@/lib/imports/file-fixtures";
import { readMilestoneFile } from "@/lib/imports/milestone-file";
import { planMilestones, takenNumbers } from "@/lib/imports/milestone-plan";

const context = { ...CONTEXT, milestones: [KNOWN] };
const plan = (...rows: Partial<typeof MILESTONE>[]) =>
  planMilestones(
    readMilestoneFile("m.csv", csv(rows.map((row) => ({ ...MILESTONE, ...row }))), context).rows,
    context,
    takenNumbers(["GEO-ROL-01", "GEO-ROL-07", "GEO-CIV-02", "MDA-ROL-99"]),
  );

test("new milestones get the next free numbers of their partner and area, in the order of the file", () => {
  const { added } = plan(
    { external_id: "B" },
    { external_id: "A" },
    { external_id: "C", area: "integration" },
    { external_id: "D", partner: "MDA" },
  );
  expect(added.map(({ code }) => code)).toEqual(["GEO-ROL-08", "GEO-ROL-09", "GEO-EAI-01", "MDA-ROL-100"]);
});

test("a milestone is the same one again by partner and identifier, and unchanged when nothing differs", () => {
  expect(plan({ baseline: "0.0", weight: "1.000" })).toEqual({ added: [], changed: [], unchanged: 1 });
  expect(plan({ partner: "MDA" }).added).toHaveLength(1);
});

test("a changed milestone names each field with both values", () => {
  expect(
    plan({ title: "Another law", due_on: "2023-12-31", lead_institution: "NA" }).changed[0]?.changes,
  ).toEqual([
    { field: "title", before: "A law", after: "Another law" },
    { field: "due_on", before: "2022-12-31", after: "2023-12-31" },
    { field: "lead_institution", before: "Parliament", after: null },
  ]);
});

test("a file that does not say the basis leaves it as it is", () => {
  const changesOf = (basis: string) => {
    const { rows } = readMilestoneFile("m.csv", csv([{ ...MILESTONE, basis }]), context);
    return planMilestones(rows, context, takenNumbers([])).changed[0]?.changes ?? [];
  };
  expect(changesOf("NA")).toEqual([]);
  expect(changesOf("de_facto")).toEqual([]);
  expect(changesOf("de_jure")).toEqual([{ field: "basis", before: "de_facto", after: "de_jure" }]);
});
