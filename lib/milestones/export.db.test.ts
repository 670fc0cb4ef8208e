import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { anyFilters } from "@/db/testing/any-filters";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { AREAS } from "@/lib/areas/constants";
import type { Viewer } from "@/lib/auth/viewer";
import type { ExportList } from "@/lib/exports/export-file";
import { exportedBytes, exportedCsv, exportedJson, exportedSheets } from "@/db/testing/read-exports";
import { milestoneExport } from "@/lib/milestones/export";
import { type MilestoneFilters, NO_FILTERS } from "@/lib/milestones/filters";
import { listMilestones } from "@/lib/milestones/queries";

const TITLES = [
  '=HYPERLINK("http://elsewhere.example")',
  "+1",
  "-5 posts",
  "@SUM(A1)",
  'The "open" tender, as a rule',
  "Two\nlines",
  "Élan – Łódź, 100 %",
];

const manager = await newPerson("manager");

beforeAll(async () => {
  for (const [index, title] of TITLES.entries()) {
    const partner = ["GEO", "MDA", "BLR"][index % 3] ?? "GEO";
    const area = AREAS[index % AREAS.length] ?? "rule_of_law";
    const milestone = await newMilestone({ partner, area, title, baseline: 0, target: -20, lead: "-" });
    if (index % 2 === 0) await newAssessment(milestone, { value: -5.5 });
  }
});

const listOf = (viewer: Viewer, filters: Partial<MilestoneFilters> = {}) =>
  milestoneExport(viewer, { ...NO_FILTERS, ...filters });
const exported = (viewer: Viewer, filters: Partial<MilestoneFilters> = {}) =>
  exportedCsv(listOf(viewer, filters));

/** The rows of the sheet by the names in its head. */
async function sheetRowsOf(list: ExportList) {
  const [sheet] = await exportedSheets(list);
  const [head = [], ...rows] = sheet?.data ?? [];
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [String(name), cells[index]])));
}

async function titled(title: string) {
  const rows = await exported(manager);
  return rows.find((row) => row.title === title);
}

describe("the milestones export", () => {
  it("holds what the list shows, row by row and in its order, whatever the filters", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilters, async (wish) => {
        const list = await listMilestones(manager, { ...NO_FILTERS, ...wish });
        const shown = list.rows.map(({ code, title, value, dueOn, rag, effectiveOn }) => ({
          ...{ code, title, value, due_on: dueOn, rag, effective_on: effectiveOn },
        }));
        const names = ["code", "title", "value", "due_on", "rag", "effective_on"] as const;
        const some = (row: Record<string, unknown>) =>
          Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
        const file = listOf(manager, wish);

        expect(await file.count()).toBe(list.total);
        expect((await exportedJson(file)).map(some)).toEqual(shown);
        expect((await exportedCsv(file)).map(some)).toEqual(
          shown.map((row) => ({
            ...row,
            title: /^[=+@-]/.test(row.title) ? `'${row.title}` : row.title,
            value: row.value === null ? "" : String(row.value),
            effective_on: row.effective_on ?? "",
          })),
        );
        expect((await sheetRowsOf(file)).map(some)).toEqual(
          shown.map((row) => ({
            ...row,
            due_on: new Date(row.due_on),
            effective_on: row.effective_on === null ? null : new Date(row.effective_on),
          })),
        );
      }),
      { numRuns: 60, seed: 22 },
    );
  });

  it("disarms what a spreadsheet would take for a formula", async () => {
    const titles = (await exported(manager)).map((row) => row.title);
    for (const formula of TITLES.slice(0, 4)) expect(titles).toContain(`'${formula}`);
    expect((await titled("Two\nlines"))?.lead_institution).toBe("'-");
  });

  it("has nothing to disarm where text is typed as text", async () => {
    const json = (await exportedJson(listOf(manager))).map(({ title }) => title);
    const sheet = (await sheetRowsOf(listOf(manager))).map(({ title }) => title);
    for (const title of TITLES) {
      expect(json).toContain(title);
      expect(sheet).toContain(title);
    }
  });

  it("begins a CSV file with the mark by which spreadsheets know UTF-8", async () => {
    const bytes = await exportedBytes(listOf(manager), "csv");
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it("brings quotes, commas, line breaks and accents back unchanged", async () => {
    for (const title of TITLES.slice(4)) expect((await titled(title))?.title).toBe(title);
  });

  it("writes negative numbers as numbers", async () => {
    expect(await titled('The "open" tender, as a rule')).toMatchObject({ target: "-20", value: "-5.5" });
  });

  it("gives the days of a fulfilment, its re-check and its reversal, and keeps both days until it is fulfilled again", async () => {
    const title = "Days of a fulfilment";
    const milestone = await newMilestone({ title });
    const days = async () => {
      const row = await titled(title);
      return [row?.verdict, row?.fulfilled_on, row?.recheck_on, row?.reversed_on];
    };
    await newAssessment(milestone, { verdict: "fulfilled", effectiveOn: "2023-02-28", evidence: 1 });
    expect(await days()).toEqual(["fulfilled", "2023-02-28", "2024-02-28", ""]);
    await newAssessment(milestone, { verdict: "reversed", effectiveOn: "2023-09-30" });
    expect(await days()).toEqual(["reversed", "2023-02-28", "", "2023-09-30"]);
    await newAssessment(milestone, { verdict: "partially_fulfilled", effectiveOn: "2024-03-31" });
    expect(await days()).toEqual(["partially_fulfilled", "2023-02-28", "", "2023-09-30"]);
    await newAssessment(milestone, { verdict: "reversed", effectiveOn: "2024-06-30" });
    expect(await days()).toEqual(["reversed", "", "", "2024-06-30"]);
    await newAssessment(milestone, { verdict: "fulfilled", effectiveOn: "2025-03-31", evidence: 1 });
    expect(await days()).toEqual(["fulfilled", "2025-03-31", "2026-03-31", ""]);
  });

  it("leaves empty what was never assessed", async () => {
    expect(await titled("Two\nlines")).toMatchObject({
      value: "",
      delivery: "",
      progress: "",
      accepted_at: "",
    });
  });

  it("shows a liaison who came to it only the own partner's rows", async () => {
    const rows = await exported(await newPerson("liaison", ["GEO"]));
    expect(new Set(rows.map((row) => row.partner))).toEqual(new Set(["GEO"]));
  });

  it("marks every row of a demonstration", async () => {
    await asInstallation((tx) => tx`insert into installation (demonstration) values (true)`);
    const rows = await exported(manager);
    await asInstallation((tx) => tx`delete from installation`);
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map((row) => row.marking))).toEqual(new Set(["illustrative"]));
  });
});
