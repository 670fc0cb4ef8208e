import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { loadBurnUp } from "@/lib/analysis/load-burn-up";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { listStands } from "@/lib/analysis/queries";
import type { Reader } from "@/lib/as-of/reader";
import { asOfDay } from "@/lib/as-of/rules";
import { listAssessments } from "@/lib/assessments/queries";
import { CHANGE_KINDS } from "@/lib/changes/constants";
import { listChanges } from "@/lib/changes/queries";
import { parseComparison } from "@/lib/changes/rules";
import { listCompletionByArea } from "@/lib/completion/queries";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { getMilestone, listMilestones } from "@/lib/milestones/queries";
import { listPartners } from "@/lib/partners/queries";
import { today } from "@/lib/periods/today";
import { composeReport } from "@/lib/reports/compose";
import { REPORT_FORMATS, REPORT_SECTIONS } from "@/lib/reports/constants";
import type { ReportDocument } from "@/lib/reports/document";
import { makeReport } from "@/lib/reports/make";
import { orderOf } from "@/lib/reports/order";
import { dataTablesOf } from "@/lib/reports/render/data-tables";
import { plainCell } from "@/lib/reports/cells";
import type { ReportRequest } from "@/lib/reports/schemas";

await withDemonstration();

type PartnerRequest = Extract<ReportRequest, { kind: "partner" }>;

const REQUEST: PartnerRequest = {
  kind: "partner",
  subject: "GEO",
  sections: [...REPORT_SECTIONS.partner],
  title: "",
  addressee: "",
  foreword: "",
  language: "en",
  format: "json",
  asOf: null,
  from: null,
};

/** A report as of now, or as it was believed at the end of a day. */
async function reported(viewer: Reader, changes: Partial<PartnerRequest> = {}): Promise<ReportDocument> {
  const document = await composeReport(viewer, orderOf(viewer, { ...REQUEST, ...changes }, new Date()));
  if (document === null) throw new Error("no report");
  return document;
}

const believed = (day: string) => asOfDay(day, day, today());

/** The values of a table, by the names of its columns. */
function rowsOf(document: ReportDocument, id: string) {
  const table = dataTablesOf(document).find((each) => each.id === id);
  return table?.rows.map((row) =>
    Object.fromEntries(row.map((cell, index) => [table.columns[index]?.key ?? "", plainCell(cell)])),
  );
}

const six = (share: number | null) => (share === null ? null : Number(share.toFixed(6)));

test.each([
  ["now", null],
  ["on a past day", believed("2026-03-31")],
])("every figure is that of the pages, %s", async (_, asOf) => {
  const viewer = await newPerson("manager");
  const reader: Reader = asOf === null ? viewer : { ...viewer, asOf };
  const document = await reported(viewer, { asOf });

  const cells = await listCompletionByArea(reader, "GEO");
  expect(
    rowsOf(document, "completion")
      ?.slice(0, -1)
      .filter(({ milestones }) => milestones !== 0)
      .map(({ milestones, assessed, completion }) => ({ milestones, assessed, completion })),
  ).toEqual(
    cells
      .toSorted((a, b) => areaPlace(a.area) - areaPlace(b.area))
      .map(({ milestones, assessed, completion }) => ({ milestones, assessed, completion: six(completion) })),
  );

  const filters = { ...WHOLE_ANALYSIS, partners: ["GEO"] };
  const whole = (await listStands(reader, filters, "partner")).find(({ area }) => area === null);
  expect(rowsOf(document, "completion")?.at(-1)?.completion).toBe(six(whole?.achieved ?? null));

  const { points } = await loadBurnUp(reader, filters);
  expect(
    rowsOf(document, "burn_up")?.map(({ achieved, planned, planned_first: first }) => [
      achieved,
      planned,
      first,
    ]),
  ).toEqual(
    points.map(({ achieved, planned, plannedFirst }) => [six(achieved), six(planned), six(plannedFirst)]),
  );

  const { rows } = await listMilestones(reader, { ...NO_FILTERS, partners: ["GEO"] }, 1000);
  expect(
    rowsOf(document, "milestones")?.map(({ code, due_on: due, progress }) => [code, due, progress]),
  ).toEqual(rows.map(({ code, dueOn, progress }) => [code, dueOn, six(progress)]));
});

function areaPlace(area: string): number {
  return [
    "civilian_oversight",
    "anti_corruption",
    "interoperability",
    "crisis_management",
    "rule_of_law",
    "integration",
  ].indexOf(area);
}

test("what has changed is what the page of changes lists between the two days", async () => {
  const viewer = await newPerson("manager");
  const document = await reported(viewer, { asOf: believed("2026-06-30"), from: "2025-06-30" });
  const comparison = parseComparison(
    new URLSearchParams("from=2025-06-30&to=2026-06-30&partner=GEO"),
    today(),
  );
  const changes = await listChanges(viewer, comparison);
  expect(CHANGE_KINDS.reduce((sum, kind) => sum + changes[kind].total, 0)).toBeGreaterThan(0);
  for (const kind of CHANGE_KINDS)
    expect((rowsOf(document, `changes_${kind}`) ?? []).map(({ code }) => code)).toEqual(
      changes[kind].rows.map(({ code }) => code),
    );
});

test("each milestone is told with the assessment that its page shows as holding, and with its evidence", async () => {
  const viewer = await newPerson("manager");
  const told = rowsOf(await reported(viewer), "assessments") ?? [];
  const evidence = rowsOf(await reported(viewer), "evidence") ?? [];
  expect(told.length).toBeGreaterThan(10);
  for (const { code, effective_on: on, value, narrative } of told.slice(0, 8)) {
    const milestone = await getMilestone(viewer, String(code));
    const [holding] = (await listAssessments(viewer, milestone?.id ?? 0)).filter(
      ({ state, effectiveOn }) => state === "accepted" && effectiveOn === milestone?.effectiveOn,
    );
    expect({ on, value, narrative }).toEqual({
      on: holding?.effectiveOn,
      value: holding?.value,
      narrative: holding?.narrative,
    });
    expect(evidence.filter((piece) => piece.code === code).map(({ title }) => title)).toEqual(
      holding?.evidence.map(({ title }) => title),
    );
  }
});

test("a partner that somebody may not see has no report for them, and one that is none has none for anybody", async () => {
  const liaison = await newPerson("liaison", ["MDA"]);
  const order = (subject: string) => orderOf(liaison, { ...REQUEST, subject }, new Date());
  expect(await composeReport(liaison, order("GEO"))).toBeNull();
  expect(await composeReport(liaison, order("XXX"))).toBeNull();
  expect(await composeReport(liaison, order("MDA"))).not.toBeNull();
});

test("an order makes the same bytes again, whatever is accepted afterwards", async () => {
  const viewer = await newPerson("manager");
  const milestone = await newMilestone({ partner: "GEO" });
  await newAssessment(milestone, { effectiveOn: "2026-05-31", value: 40 });
  const order = orderOf(viewer, REQUEST, new Date());
  const before = await Promise.all(REPORT_FORMATS.map((format) => makeReport(viewer, { ...order, format })));
  await newAssessment(milestone, { effectiveOn: "2026-06-30", value: 60 });
  const after = await Promise.all(REPORT_FORMATS.map((format) => makeReport(viewer, { ...order, format })));
  REPORT_FORMATS.forEach((format, index) => {
    expect(after[index]?.bytes.equals(before[index]?.bytes ?? Buffer.alloc(0)), format).toBe(true);
    expect(after[index]?.checkCode).toBe(before[0]?.checkCode);
  });
  const later = await makeReport(viewer, orderOf(viewer, REQUEST, new Date()));
  expect(later?.bytes.toString()).toContain('"value": 60');
});

test("a report is in the language that was asked for, and says so of every partner, with a plan or without", async () => {
  const viewer = await newPerson("manager");
  const french = await reported(viewer, { language: "fr" });
  expect(french.title).toBe("Géorgie");
  const without = (await listPartners(viewer)).find(({ milestones }) => milestones === 0)?.iso3 ?? "";
  for (const format of REPORT_FORMATS) {
    const order = orderOf(viewer, { ...REQUEST, subject: without, language: "fr", format }, new Date());
    expect((await makeReport(viewer, order))?.bytes.length).toBeGreaterThan(500);
  }
});

test("only the sections that were asked for are there, and what the report says about itself always", async () => {
  const viewer = await newPerson("manager");
  const document = await reported(viewer, { sections: ["completion", "summary"], title: "Our year" });
  expect(document.parts.map(({ id }) => id)).toEqual(["summary", "completion", "about"]);
  expect(document).toMatchObject({ title: "Our year", subtitle: "Partner progress report · Georgia" });
});
