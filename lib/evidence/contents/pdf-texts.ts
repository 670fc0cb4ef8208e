import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";
import { linesOf, type Placed } from "@/lib/evidence/contents/pdf-lines";

/** A marking stands on the first page, on the last, and on those between: so many from the beginning are looked at, and the last. */
const MOST_PAGES = 20;

const item = z
  .object({
    str: z.string(),
    width: z.number(),
    height: z.number(),
    transform: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
    hasEOL: z.boolean(),
  })
  .transform(({ str, width, height, transform, hasEOL }): Placed => {
    const [, , , , left, bottom] = transform;
    return { text: str, left, bottom, width, height, ended: hasEOL };
  });
/** The corners of a page. */
const view = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const about = z.object({
  Title: z.string().catch(""),
  Subject: z.string().catch(""),
  Keywords: z.string().catch(""),
});
const remark = z.object({ contentsObj: z.object({ str: z.string() }) });

/**
 * The texts of a PDF: what it says about itself, and page by page its lines and the remarks on it. Of one that is damaged, what can be
 * read; of one that wants a password, none.
 */
export async function* pdfTexts(bytes: Uint8Array): AsyncGenerator<string> {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const opening = getDocument({
    data: bytes,
    // Nothing is run, drawn, or taken from elsewhere.
    ...{ isEvalSupported: false, disableFontFace: true, useSystemFonts: false, enableXfa: false },
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await unlessDamaged(opening.promise);
  if (pdf === null) return;
  const metadata = await unlessDamaged(pdf.getMetadata());
  yield Object.values(about.parse(metadata?.info ?? {})).join("\n");
  const first = Array.from({ length: Math.min(pdf.numPages, MOST_PAGES) }, (_, index) => index + 1);
  for (const number of new Set([...first, pdf.numPages]))
    yield (await unlessDamaged(textOfPage(pdf, number))) ?? "";
}

/** What the reader makes of a part of a file, or null: of a damaged one it may throw anything, and its other parts are read all the same. */
const unlessDamaged = <Part>(reading: Promise<Part>): Promise<Part | null> => reading.catch(() => null);

async function textOfPage(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const remarks: unknown[] = await page.getAnnotations();
  page.cleanup();
  const [left, , right] = view.parse(page.view);
  const placed = items.flatMap((each) => item.safeParse(each).data ?? []);
  return [
    ...linesOf(placed, right - left),
    ...remarks.flatMap((each) => remark.safeParse(each).data?.contentsObj.str ?? []),
  ].join("\n");
}
