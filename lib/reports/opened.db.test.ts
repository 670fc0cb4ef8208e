import { describe, expect, test } from "vitest";
import { withDemonstration } from "@/db/testing/demonstration";
import { newPerson } from "@/db/testing/factories";
import type { Reader } from "@/lib/as-of/reader";
import { asOfDay } from "@/lib/as-of/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { LANGUAGES } from "@/lib/people/constants";
import { today } from "@/lib/periods/today";
import { isReportFault, parseReportRequest } from "@/lib/reports/address";
import { composeReport } from "@/lib/reports/compose";
import { REPORT_FORMATS, type ReportFormat } from "@/lib/reports/constants";
import { renderReport } from "@/lib/reports/make";
import { orderOf } from "@/lib/reports/order";
import { readDocx } from "@/lib/reports/testing/read-docx";
import { readPdf } from "@/lib/reports/testing/read-pdf";
import { openReport } from "@/lib/reports/testing/open-report";
import type { Figure, PageFigures } from "@/lib/reports/testing/figures";
import {
  milestoneFigures,
  partnerFigures,
  periodFigures,
  portfolioFigures,
} from "@/lib/reports/testing/page-figures";
import { reportWords, type ReportWords } from "@/lib/reports/words";

// Every file is opened again by a program that did not write it, and holds what the pages show.

await withDemonstration();

type OfPage = (reader: Reader, from: string, words: ReportWords, today: string) => Promise<PageFigures>;

const KINDS: [string, OfPage][] = [
  ["kind=partner&subject=GEO", (reader, ...rest) => partnerFigures(reader, "GEO", ...rest)],
  ["kind=portfolio", portfolioFigures],
  ["kind=period&subject=UKR", (reader, ...rest) => periodFigures(reader, "UKR", ...rest)],
  ["kind=period", (reader, ...rest) => periodFigures(reader, "", ...rest)],
  ["kind=milestone&subject=GEO-CIV-02", (reader, _, words) => milestoneFigures(reader, "GEO-CIV-02", words)],
];

const DAYS = [
  { when: "now", asOf: null, from: "2026-03-31" },
  { when: "on a past day", asOf: "2026-03-31", from: "2025-06-30" },
];

const spaced = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** A figure as a format has it; whatever word stands for nothing on paper, no figure does. */
function asIn(isPaper: boolean, { written, typed }: Figure, found: unknown) {
  if (!isPaper) return typed;
  if (written !== null) return spaced(written);
  return typeof found === "string" && !/\d/.test(found) ? found : "no figure";
}

async function composed(viewer: Viewer, query: string) {
  const request = parseReportRequest(new URLSearchParams(query), today(), "en");
  if (isReportFault(request)) throw new Error(`${query}: ${request.field}`);
  const order = orderOf(viewer, request, new Date());
  const document = await composeReport(viewer, order);
  if (document === null) throw new Error(`no report: ${query}`);
  const bytesAs = async (format: ReportFormat) => (await renderReport(document, { ...order, format })).bytes;
  return { document, bytesAs };
}

describe.each(KINDS)("%s", (query, ofPage) => {
  test.each(LANGUAGES)(
    "is read by its structure, with its marking on every page, in %s",
    async (language) => {
      const viewer = await newPerson("manager");
      const { document, bytesAs } = await composed(viewer, `${query}&format=pdf&language=${language}`);
      const { title, parts } = document;
      const { t } = reportWords(language);
      const marking = spaced(t("reports.doc.marking.illustrative"));
      const titles = parts.map((part) => part.title);
      const drawn = parts.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === "chart" ? [spaced(block.alternative)] : [])),
      );

      const pdf = await readPdf(await bytesAs("pdf"));
      expect(pdf).toMatchObject({ title, language, marked: true, ua: "1", outline: titles });
      expect(pdf.headings.filter(({ level }) => level === 1).map(({ text }) => text)).toEqual(
        titles.map(spaced),
      );
      expect(pdf.figures.map(spaced)).toEqual(expect.arrayContaining(drawn));
      pdf.pages.forEach((page, index) => {
        expect(page).toContain(marking);
        expect(page).toContain(spaced(document.asOf));
        expect(page).toContain(t("reports.doc.page", { page: index + 1, pages: pdf.pages.length }));
      });

      const docx = await readDocx(await bytesAs("docx"));
      expect(docx).toMatchObject({ language, complaints: [], figures: drawn });
      expect(spaced(docx.title)).toBe(spaced(title));
      expect(docx.headings.filter(({ level }) => level === 1).map(({ text }) => text)).toEqual(
        titles.map(spaced),
      );
      expect(docx.headings).toHaveLength(pdf.headings.length);
      expect(docx.frame).toContain(marking);
      expect(docx.frame).toContain(document.checkCode);

      for (const format of ["xlsx", "csv", "json"] as const) {
        const opened = await openReport(format, await bytesAs(format));
        expect(spaced(opened.text), format).toContain(marking);
        expect(opened.text, format).toContain(document.checkCode);
      }
    },
  );

  test.each(DAYS.flatMap((day) => LANGUAGES.map((language) => ({ ...day, language }))))(
    "has in every format what the pages show $when, in $language",
    async ({ asOf, from, language }) => {
      const viewer = await newPerson("manager");
      const asked = `${query}&format=pdf&language=${language}&from=${from}${asOf === null ? "" : `&asOf=${asOf}`}`;
      const { bytesAs } = await composed(viewer, asked);

      const words = reportWords(language);
      const reader: Reader = asOf === null ? viewer : { ...viewer, asOf: asOfDay(asOf, asOf, today()) };
      const { tables, facts } = await ofPage(reader, from, words, today());
      expect(tables.length).toBeGreaterThan(0);

      for (const format of REPORT_FORMATS) {
        const opened = await openReport(format, await bytesAs(format));
        const isPaper = format === "pdf" || format === "docx";
        for (const table of tables) {
          const { onPaper = () => true } = table;
          const expected = table.rows.filter((_, row) => !isPaper || onPaper(row));
          const found = opened.rowsOf(table)?.map((row) => row.slice(0, expected[0]?.length)) ?? [];
          expect(found, `${format} ${table.id}`).toEqual(
            expected.map((row, line) =>
              row.map((figure, column) => asIn(isPaper, figure, found[line]?.[column])),
            ),
          );
        }
        for (const { name, figure } of facts) {
          const found = opened.besides(name);
          expect(
            found.some((value) => value === asIn(isPaper, figure, value)),
            `${format} ${name}: ${JSON.stringify(figure)} in ${JSON.stringify(found)}`,
          ).toBe(true);
        }
      }
    },
    60_000,
  );
});
