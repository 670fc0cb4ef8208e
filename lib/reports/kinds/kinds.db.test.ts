import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { newAssessment, newMilestone, newMove, newPartnerView, newPerson } from "@/db/testing/factories";
import { formatFor } from "@/i18n/format";
import { WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { listStands } from "@/lib/analysis/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { CHANGE_KINDS } from "@/lib/changes/constants";
import { listChanges } from "@/lib/changes/queries";
import { parseComparison } from "@/lib/changes/rules";
import { listPartners } from "@/lib/partners/queries";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { plainCell } from "@/lib/reports/cells";
import { composeReport } from "@/lib/reports/compose";
import type { ReportDocument } from "@/lib/reports/document";
import { makeReport } from "@/lib/reports/make";
import { orderOf } from "@/lib/reports/order";
import { dataTablesOf } from "@/lib/reports/render/data-tables";

await withDemonstration();

function orderedBy(viewer: Viewer, query: string) {
  const request = parseReportRequest(new URLSearchParams(query), today(), "en");
  if (isReportFault(request)) throw new Error(`${query}: ${request.field}`);
  return orderOf(viewer, request, new Date());
}

async function reported(viewer: Viewer, query: string): Promise<ReportDocument> {
  const document = await composeReport(viewer, orderedBy(viewer, query));
  if (document === null) throw new Error(`no report: ${query}`);
  return document;
}

function rowsOf(document: ReportDocument, id: string) {
  const table = dataTablesOf(document).find((each) => each.id === id);
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(row.map((cell, index) => [table?.columns[index]?.key ?? "", plainCell(cell)])),
  );
}

test("the portfolio has the active partners by name, each with the figures of the comparison", async () => {
  const viewer = await newPerson("manager");
  const rows = rowsOf(await reported(viewer, "kind=portfolio&format=json"), "partners");
  const stands = (await listStands(viewer, WHOLE_ANALYSIS, "partner")).filter(({ area }) => area === null);
  const { country, compare } = formatFor("en");
  const names = new Map((await listPartners(viewer)).map(({ iso3, iso2 }) => [iso3, country(iso2)]));
  expect(stands.length).toBeGreaterThan(5);
  expect(
    rows.map(({ partner, milestones, fulfilled, overdue }) => ({ partner, milestones, fulfilled, overdue })),
  ).toEqual(
    stands
      .map(({ partner, milestones, fulfilled, overdue }) => ({
        ...{ partner: names.get(partner ?? ""), milestones, fulfilled, overdue },
      }))
      .toSorted((a, b) => compare(a.partner ?? "", b.partner ?? "")),
  );
});

test.each(["", "UKR"])(
  "the report on a period lists what the page of changes lists, of %j",
  async (partner) => {
    const viewer = await newPerson("manager");
    const days = "from=2025-03-31";
    const document = await reported(
      viewer,
      `kind=period&subject=${partner}&asOf=2026-06-30&${days}&format=json`,
    );
    const changes = await listChanges(
      viewer,
      parseComparison(new URLSearchParams(`${days}&to=2026-06-30&partner=${partner}`), today()),
    );
    expect(CHANGE_KINDS.reduce((sum, kind) => sum + changes[kind].total, 0)).toBeGreaterThan(0);
    for (const kind of CHANGE_KINDS)
      expect(rowsOf(document, `changes_${kind}`).map(({ code }) => code)).toEqual(
        changes[kind].rows.map(({ code }) => code),
      );
  },
);

test("a dossier has every accepted assessment, every change of the plan and every view, and nothing undecided", async () => {
  const viewer = await newPerson("manager");
  const milestone = await newMilestone({ partner: "GEO" });
  const first = await newAssessment(milestone, { effectiveOn: "2025-06-30", value: 20, evidence: 2 });
  await newAssessment(milestone, { effectiveOn: "2026-03-31", value: 40 });
  await newAssessment(milestone, { effectiveOn: "2026-06-30", value: 99, state: "submitted" });
  await newPartnerView(milestone, first);
  await newMove(milestone, "2028-06-30");
  const document = await reported(viewer, `kind=milestone&subject=${milestone.code}&format=json`);
  const told = rowsOf(document, "assessments");
  expect(told.map(({ effective_on: on, value }) => [on, value])).toEqual([
    ["2026-03-31", 40],
    ["2025-06-30", 20],
  ]);
  expect(told[1]?.partner_view).not.toBeNull();
  expect(rowsOf(document, "evidence")).toHaveLength(2);
  expect(rowsOf(document, "plan_changes")).toHaveLength(1);
  expect(rowsOf(document, "path").filter(({ measured }) => measured !== null)).toHaveLength(2);
});

test("who may not see a milestone or a partner gets no dossier and no report on its period", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const other = await newPerson("liaison", ["MDA"]);
  for (const query of [`kind=milestone&subject=${milestone.code}`, "kind=period&subject=GEO"])
    expect(await composeReport(other, orderedBy(other, `${query}&format=pdf`))).toBeNull();
});

test("the portfolio of somebody who sees one partner is that partner", async () => {
  const liaison = await newPerson("liaison", ["UKR"]);
  const rows = rowsOf(await reported(liaison, "kind=portfolio&format=json"), "partners");
  expect(rows.map(({ partner }) => partner)).toEqual(["Ukraine"]);
});

test.each(["kind=portfolio", "kind=period", "kind=period&subject=GEO", "kind=milestone&subject=GEO-CIV-01"])(
  "%s is set on paper in both languages",
  async (query) => {
    const viewer = await newPerson("manager");
    for (const language of ["en", "fr"]) {
      const report = await makeReport(viewer, orderedBy(viewer, `${query}&format=pdf&language=${language}`));
      expect(report?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    }
  },
);
