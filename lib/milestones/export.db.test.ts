import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { AREAS } from "@/lib/areas/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { csvStream } from "@/lib/exports/csv-stream";
import { DELIVERIES, NOT_ASSESSED, RAGS, VERDICTS } from "@/lib/milestones/constants";
import { MILESTONE_CSV_NAMES } from "@/lib/milestones/csv-fields";
import {
  ASSESSED_FILTERS,
  DUE_FILTERS,
  type MilestoneFilters,
  NO_FILTERS,
  RECHECK_FILTERS,
  SORT_KEYS,
} from "@/lib/milestones/filters";
import { listMilestones, streamMilestonesCsv } from "@/lib/milestones/queries";

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

const csvRows = z.array(z.record(z.string(), z.string()));

/** The file as somebody downloads it, read back by another program. */
async function exported(viewer: Viewer, filters: Partial<MilestoneFilters> = {}) {
  const all = { ...NO_FILTERS, ...filters };
  const stream = csvStream(MILESTONE_CSV_NAMES, (take) => streamMilestonesCsv(viewer, all, take));
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  return csvRows.parse(parse(bytes, { bom: true, columns: true, record_delimiter: "\r\n" }));
}

async function titled(title: string) {
  const rows = await exported(manager);
  return rows.find((row) => row.title === title);
}

describe("the milestones export", () => {
  it("holds what the list shows, row by row and in its order, whatever the filters", async () => {
    const some = <const Word extends string>(words: readonly Word[]): fc.Arbitrary<Word[]> =>
      fc.oneof(fc.constant<Word[]>([]), fc.subarray([...words]));
    const filters = fc.record({
      search: fc.constantFrom("", "tender", "%", '"'),
      partners: some(["BLR", "GEO", "MDA"]),
      areas: some(AREAS),
      deliveries: some([...DELIVERIES, NOT_ASSESSED]),
      verdicts: some([...VERDICTS, NOT_ASSESSED]),
      rags: some(RAGS),
      due: fc.constantFrom(null, null, ...DUE_FILTERS),
      assessed: fc.constantFrom(null, null, ...ASSESSED_FILTERS),
      recheck: fc.constantFrom(null, null, null, ...RECHECK_FILTERS),
      active: fc.boolean(),
      sort: fc.constantFrom(...SORT_KEYS),
      descending: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(filters, async (wish) => {
        const list = await listMilestones(manager, { ...NO_FILTERS, ...wish });
        const file = await exported(manager, wish);
        expect(file.map(({ code, value, due_on, rag }) => ({ code, value, due_on, rag }))).toEqual(
          list.rows.map((row) => ({
            code: row.code,
            value: row.value === null ? "" : String(row.value),
            due_on: row.dueOn,
            rag: row.rag,
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

  it("ends its transaction when the reader leaves", async () => {
    const ended = new Promise((resolve) => {
      const stream = csvStream(MILESTONE_CSV_NAMES, (take) => {
        const reading = streamMilestonesCsv(manager, NO_FILTERS, take);
        reading.then(
          () => resolve("read to the end"),
          () => resolve("ended early"),
        );
        return reading;
      });
      const reader = stream.getReader();
      void reader.read().then(() => reader.cancel());
    });
    await expect(ended).resolves.toBe("ended early");
    const open = await asInstallation(
      (tx) => tx`select 1 from pg_stat_activity
                 where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(open).toHaveLength(0);
  });
});
