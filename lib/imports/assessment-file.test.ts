import { describe, expect, it } from "vitest";

import { readAssessmentFile } from "@/lib/imports/assessment-file";
import { orderFaults, planAssessments } from "@/lib/imports/assessment-plan";
import type { ImportContext, KnownAssessment } from "@/lib/imports/context";
import { describeFault } from "@/lib/imports/faults";
import { ASSESSMENT, CONTEXT, csv, KNOWN, MILESTONE } from "@/lib/imports/file-fixtures";
import { readMilestoneFile } from "@/lib/imports/milestone-file";
import { importTargets } from "@/lib/imports/targets";

type Changes = Partial<typeof ASSESSMENT>[];

function read(
  changes: Changes,
  context: ImportContext = CONTEXT,
  milestones: Partial<typeof MILESTONE>[] = [{}],
) {
  const given = readMilestoneFile("m.csv", csv(milestones.map((row) => ({ ...MILESTONE, ...row }))), context);
  const bytes = csv(changes.map((row) => ({ ...ASSESSMENT, ...row })));
  return readAssessmentFile("a.csv", bytes, importTargets(given.rows, context), given, context);
}
const faultsOf = (...changes: Changes) => read(changes).faults.map(describeFault);
const withHistory = (...history: KnownAssessment[]): ImportContext => ({
  ...CONTEXT,
  milestones: [{ ...KNOWN, history }],
});
const known: KnownAssessment = {
  effectiveOn: "2021-06-30",
  isImported: true,
  value: 1,
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "Begun",
  evidence: [{ url: "https://www.example.org/x1", title: "example.org" }],
};

describe("an assessments file", () => {
  it("rests on the address given, or on the milestone's source with the year of publication", () => {
    const evidenceOf = (evidence_url: string) => read([{ evidence_url }]).rows[0]?.evidence;
    expect(evidenceOf("https://irm.example.net/r.pdf")).toEqual([
      { url: "https://irm.example.net/r.pdf", title: "irm.example.net" },
    ]);
    expect(evidenceOf("2019")).toEqual([{ url: "https://www.example.org/x1", title: "example.org, 2019" }]);
    expect(evidenceOf("NA")).toEqual([{ url: "https://www.example.org/x1", title: "example.org" }]);
  });

  it.each([
    [
      { milestone_external_id: "X9" },
      'milestone_external_id: "X9" is no milestone (expected the external_id of one milestone in the milestones file or imported before)',
    ],
    [
      { effective_on: "2026-11-16" },
      'effective_on: "2026-11-16" is still to come (expected 2026-11-15 or before)',
    ],
    [{ value: "5" }, `value: "5" is no stage of this milestone's scale (expected one of 0, 1, 2, 3)`],
    [
      { value: "some" },
      'value: "some" is no number (expected a number such as 12 or 0.5, with at most 6 decimals)',
    ],
    [
      { verdict: "good" },
      'verdict: "good" is no verdict (expected one of ongoing, partially_fulfilled, fulfilled, not_fulfilled, reversed)',
    ],
    [{ narrative: "" }, "narrative: is empty (expected 1 to 10000 characters)"],
    [
      { evidence_url: "20199" },
      'evidence_url: "20199" is neither a web address nor a year (expected an address such as https://example.org/report, or the year of publication, or NA)',
    ],
  ])("says of %j where it stands and what was expected", (change, sentence) => {
    expect(faultsOf(change)).toEqual([`a.csv, row 2, ${sentence}`]);
  });

  it("needs evidence for what is fulfilled", () => {
    const fulfilled = { verdict: "fulfilled", value: "3", delivery: "completed" };
    expect(faultsOf(fulfilled)).toEqual([]);
    expect(read([fulfilled], CONTEXT, [{ source_url: "NA" }]).faults.map(describeFault)).toEqual([
      "a.csv, row 2, evidence_url: is missing, and the milestone has no source_url (expected evidence for fulfilled)",
    ]);
  });

  it("judges a milestone once a day", () => {
    expect(faultsOf({}, { value: "2" })).toEqual([
      'a.csv, row 3, effective_on: "2021-06-30" is in row 2 already for this milestone (expected each day once)',
    ]);
  });

  it("must say which one it means when two partners use the identifier", () => {
    const { faults } = read([{}], CONTEXT, [{}, { partner: "MDA" }]);
    expect(faults.map(describeFault)[0]).toMatch(/"X1" is a milestone of GEO and MDA/);
  });

  it("is not blamed for a milestone whose own row has a fault", () => {
    expect(read([{}], CONTEXT, [{ due_on: "soon" }]).faults).toEqual([]);
  });

  it("may be about a milestone that an earlier file brought", () => {
    expect(read([{}], withHistory(), [{ external_id: "X2" }]).rows[0]?.target.known?.code).toBe("GEO-ROL-01");
  });
});

describe("assessments held against the record", () => {
  const plan = (context: ImportContext, ...changes: Changes) => planAssessments(read(changes, context).rows);

  it("are unchanged when the same was imported before", () => {
    expect(plan(withHistory(known), {})).toEqual({ added: [], superseding: [], unchanged: 1 });
  });

  it.each([{ value: "2" }, { verdict: "not_fulfilled" }, { narrative: "Other" }, { evidence_url: "2020" }])(
    "supersede the one imported for that day where %j differs",
    (change) => {
      expect(plan(withHistory(known), change).superseding).toHaveLength(1);
    },
  );

  it("are compared with the last one imported for the day, and never with what people recorded", () => {
    expect(plan(withHistory(known, { ...known, value: 2 }), {}).superseding).toHaveLength(1);
    expect(plan(withHistory({ ...known, value: 2, isImported: false }), {}).added).toHaveLength(1);
  });
});

describe("the order of verdicts", () => {
  const orderOf = (context: ImportContext, ...changes: Changes) =>
    orderFaults("a.csv", planAssessments(read(changes, context).rows)).map(describeFault);
  const fulfilled = { effective_on: "2021-06-30", verdict: "fulfilled", value: "3" };
  const reversed = { effective_on: "2022-06-30", verdict: "reversed", value: "1" };
  const between = { effective_on: "2021-12-31", verdict: "ongoing" };

  it("lets a reversal follow what was fulfilled, whatever the order of the rows", () => {
    expect(orderOf(CONTEXT, reversed, fulfilled)).toEqual([]);
  });

  it("takes the file's reading for the later one of a day", () => {
    const before: KnownAssessment = {
      ...known,
      effectiveOn: "2022-06-30",
      isImported: false,
      verdict: "fulfilled",
    };
    expect(orderOf(withHistory(before), reversed)).toEqual([]);
    expect(orderOf(withHistory({ ...before, verdict: "ongoing" }), reversed)).toHaveLength(1);
  });

  it("refuses a reversal of nothing", () => {
    expect(orderOf(CONTEXT, between, reversed)).toEqual([
      'a.csv, row 3, verdict: "reversed" follows nothing that was fulfilled (expected reversed only right after fulfilled or partially_fulfilled)',
    ]);
    expect(orderOf(CONTEXT, reversed)).toHaveLength(1);
  });

  it("counts what is on record, and refuses what comes between a reversal and what it reversed", () => {
    const before: KnownAssessment = { ...known, verdict: "fulfilled" };
    const after: KnownAssessment = { ...known, effectiveOn: "2022-06-30", verdict: "reversed" };
    expect(orderOf(withHistory(before), reversed)).toEqual([]);
    expect(orderOf(withHistory(before, after), between)[0]).toMatch(
      /row 2, verdict: "ongoing" comes between/,
    );
  });
});
