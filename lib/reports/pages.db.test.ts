import { expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { listPartners } from "@/lib/partners/queries";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { composeReport } from "@/lib/reports/compose";
import { MOST_PAGES } from "@/lib/reports/constants";
import { orderOf } from "@/lib/reports/order";
import { dataTablesOf } from "@/lib/reports/render/data-tables";
import { renderPdf } from "@/lib/reports/render/pdf";
import { readPdf } from "@/lib/reports/testing/read-pdf";

await withDemonstration();

async function reported(viewer: Viewer, query: string) {
  const request = parseReportRequest(new URLSearchParams(query), today(), "en");
  if (isReportFault(request)) throw new Error(`${query}: ${request.field}`);
  const document = await composeReport(viewer, orderOf(viewer, request, new Date()));
  if (document === null) throw new Error(`no report: ${query}`);
  return { document, pdf: await readPdf(renderPdf(document)) };
}

test("the progress report of every partner has 2 to 12 pages and tells each milestone, in either language", async () => {
  const viewer = await newPerson("manager");
  const partners = (await listPartners(viewer)).filter(({ milestones }) => milestones > 0);
  expect(partners.length).toBeGreaterThan(10);
  const most = Math.max(...partners.map(({ milestones }) => milestones));
  for (const [place, { iso3, milestones }] of partners.entries()) {
    // In turn, and the longest in both.
    const languages = milestones === most ? ["en", "fr"] : [place % 2 === 0 ? "en" : "fr"];
    for (const language of languages) {
      const { pdf } = await reported(viewer, `kind=partner&subject=${iso3}&format=pdf&language=${language}`);
      expect(pdf.pages.length, iso3).toBeGreaterThanOrEqual(2);
      expect(pdf.pages.length, iso3).toBeLessThanOrEqual(MOST_PAGES);
      expect(
        pdf.headings.filter(({ text }) => text.startsWith(`${iso3}-`)),
        iso3,
      ).toHaveLength(milestones);
    }
  }
}, 120_000);

test("of a plan that does not fit, those that ask for attention are told, how many is said, and the data has all", async () => {
  const viewer = await newPerson("manager");
  const long = "Civilians hold the posts that the law names, in the ministry and beside it. ";
  const codes: string[] = [];
  for (let place = 0; place < 120; place += 1) {
    const milestone = await newMilestone({ partner: "BLR", title: long.repeat(place % 3).trim() || "Short" });
    codes.push(milestone.code);
    await newAssessment(milestone, {
      effectiveOn: "2026-03-31",
      value: place,
      narrative: long.repeat(1 + (place % 40)),
      evidence: place % 9,
    });
  }
  const { document, pdf } = await reported(viewer, "kind=partner&subject=BLR&format=pdf&title=Long");
  expect(pdf.pages.length).toBeLessThanOrEqual(MOST_PAGES);
  expect(pdf.pages.length).toBeGreaterThan(MOST_PAGES - 3);
  const told = pdf.headings.filter(({ text }) => text.startsWith("BLR-")).length;
  expect(told).toBeGreaterThan(5);
  expect(pdf.pages.join(" ")).toContain(`${told} of 120 milestones are told here`);
  for (const id of ["milestones", "assessments"])
    expect(dataTablesOf(document).find((table) => table.id === id)?.rows).toHaveLength(120);
}, 120_000);
