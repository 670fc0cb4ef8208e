import { describe, expect, it } from "vitest";

import { describeFault } from "@/lib/imports/faults";
import { CONTEXT, csv, KNOWN, MILESTONE } from "@/lib/imports/file-fixtures";
import { readMilestoneFile } from "@/lib/imports/milestone-file";

const read = (...rows: Partial<typeof MILESTONE>[]) =>
  readMilestoneFile("m.csv", csv(rows.map((row) => ({ ...MILESTONE, ...row }))), CONTEXT);
const faultsOf = (...rows: Partial<typeof MILESTONE>[]) => read(...rows).faults.map(describeFault);

describe("a milestones file", () => {
  it("is read with its numbers, and NA or nothing as no lead institution and no source", () => {
    expect(read({ lead_institution: "NA", source_url: "", weight: "0.5" }).rows).toEqual([
      {
        ...MILESTONE,
        row: 2,
        baseline: 0,
        target: 3,
        weight: 0.5,
        lead_institution: null,
        source_url: null,
        basis: null,
      },
    ]);
  });

  it("may say of a milestone whether it is about the law or about practice", () => {
    const basesOf = (...bases: string[]) =>
      readMilestoneFile(
        "m.csv",
        csv(bases.map((basis, index) => ({ ...MILESTONE, external_id: `X${index}`, basis }))),
        CONTEXT,
      );
    expect(basesOf("de_jure", "", "NA").rows.map(({ basis }) => basis)).toEqual(["de_jure", null, null]);
    expect(basesOf("law").faults.map(describeFault)).toEqual([
      'm.csv, row 2, basis: "law" is no basis (expected one of de_jure, de_facto, or NA)',
    ]);
  });

  it("may hold a description of several lines and 5,000 characters, and no more", () => {
    const longest = `${"é".repeat(4998)}\n🙂`;
    expect(read({ description: longest }).rows[0]?.description).toBe(longest);
    expect(faultsOf({ description: `${longest}x` })[0]).toMatch(
      /^m.csv, row 2, description: "é+…" is too long/,
    );
  });

  it("may measure a target in a unit instead of a scale", () => {
    expect(faultsOf({ nature: "target", scale: "percent", baseline: "10.5", target: "80" })).toEqual([]);
    expect(faultsOf({ nature: "target", scale: "boats", baseline: "0", target: "800" })).toEqual([]);
  });

  it.each([
    [{ due_on: "2014-13-01" }, 'due_on: "2014-13-01" is no date (expected YYYY-MM-DD)'],
    [{ start_on: "2019-02-29" }, 'start_on: "2019-02-29" is no date (expected YYYY-MM-DD)'],
    [{ start_on: "31/12/2015" }, 'start_on: "31/12/2015" is no date (expected YYYY-MM-DD)'],
    [
      { due_on: "2020-01-01" },
      'due_on: "2020-01-01" is not after the start (expected a day after 2020-01-01)',
    ],
    [{ partner: "FRA" }, 'partner: "FRA" is no partner (expected one of GEO, MDA)'],
    [
      { area: "roads" },
      'area: "roads" is no reform area (expected one of civilian_oversight, anti_corruption, interoperability, crisis_management, rule_of_law, integration)',
    ],
    [{ nature: "wish" }, 'nature: "wish" is no nature (expected one of milestone, target)'],
    [{ scale: "percent" }, 'scale: "percent" is no scale (expected one of stages)'],
    [{ nature: "target" }, 'scale: "stages" is a scale (expected a unit such as percent, for a target)'],
    [{ target: "9" }, 'target: "9" is no stage of stages (expected one of 0, 1, 2, 3)'],
    [
      { nature: "target", scale: "percent", target: "120" },
      'target: "120" is no percentage (expected 0 to 100)',
    ],
    [
      { baseline: "1,5" },
      'baseline: "1,5" is no number (expected a number such as 12 or 0.5, with at most 6 decimals)',
    ],
    [
      { baseline: "1e3" },
      'baseline: "1e3" is no number (expected a number such as 12 or 0.5, with at most 6 decimals)',
    ],
    [
      { weight: "0" },
      'weight: "0" is no weight (expected a number above 0 and up to 1000, with at most 3 decimals)',
    ],
    [{ title: " " }, "title: is empty (expected 1 to 300 characters)"],
    [
      { title: "a\u0000b" },
      'title: "a\\u0000b" is too long or has control characters (expected 1 to 300 characters)',
    ],
    [
      { source_url: "javascript:alert(1)" },
      'source_url: "javascript:alert(1)" is no web address (expected an address such as https://example.org/report, or NA)',
    ],
  ])("says of %j where it stands and what was expected", (change, sentence) => {
    expect(faultsOf(change)).toEqual([`m.csv, row 2, ${sentence}`]);
  });

  it("lists every fault of every row, not only the first", () => {
    expect(faultsOf({ due_on: "soon", weight: "-1" }, {}, { external_id: "X2", area: "" })).toHaveLength(3);
  });

  it("names a milestone once; another partner may use the same identifier", () => {
    expect(faultsOf({}, { partner: "MDA" })).toEqual([]);
    expect(faultsOf({}, {})).toEqual([
      'm.csv, row 3, external_id: "X1" is in row 2 already for GEO (expected each milestone once)',
    ]);
  });

  it("holds a known milestone to the stages of its own version of the scale, and a new one to the newest", () => {
    const context = { ...CONTEXT, milestones: [{ ...KNOWN, stages: [0, 1, 2, 3, 4] }] };
    const faultsOf = (over: Partial<typeof MILESTONE>) =>
      readMilestoneFile("m.csv", csv([{ ...MILESTONE, target: "4", ...over }]), context).faults.map(
        describeFault,
      );
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ external_id: "X2" })).toEqual([
      'm.csv, row 2, target: "4" is no stage of stages (expected one of 0, 1, 2, 3)',
    ]);
  });

  it("cannot move a known milestone to another area or measure", () => {
    const context = { ...CONTEXT, milestones: [KNOWN] };
    const { faults } = readMilestoneFile("m.csv", csv([{ ...MILESTONE, area: "integration" }]), context);
    expect(faults.map(describeFault)).toEqual([
      'm.csv, row 2, area: "integration" differs from milestone GEO-ROL-01, where it never changes (expected rule_of_law)',
    ]);
  });
});
