import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";

// Reads a PDF by its tags, as a screen reader does: what is not tagged is not there. By a program that had no part in writing it.

/** A table with its head, each row as the texts of its cells. */
export type ReadTable = string[][];

export interface ReadPdf {
  title: string;
  language: string;
  /** Whether the file says of itself that it is tagged, and by which part of PDF/UA. */
  marked: boolean;
  ua: string;
  outline: string[];
  headings: { level: number; text: string }[];
  /** One that goes on to another page is one table. */
  tables: ReadTable[];
  figures: string[];
  /** All that stands on each page, tagged or not. */
  pages: string[];
}

const node = z.object({
  role: z.string().optional(),
  alt: z.string().optional(),
  id: z.string().optional(),
  children: z.array(z.unknown()).optional(),
});
const item = z.object({ str: z.string().optional(), type: z.string().optional(), id: z.string().nullish() });

const plain = (text: string) =>
  text
    // Where a word may be broken, and where none may be.
    .replaceAll(/[\u200b\u00ad]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

interface Part {
  role: string;
  alt: string | undefined;
  text: string;
  parts: Part[];
}

async function partsOf(page: PDFPageProxy): Promise<Part[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const each of items) {
    const { str, type, id } = item.parse(each);
    if (type?.startsWith("beginMarkedContent")) open.push(id ?? "");
    else if (type === "endMarkedContent") open.pop();
    const inside = open.at(-1);
    if (str !== undefined && inside !== undefined) texts.set(inside, `${texts.get(inside) ?? ""}${str} `);
  }
  const read = (of: unknown): Part => {
    const { role = "", alt, id, children = [] } = node.parse(of);
    const parts = children.map(read);
    const own = id === undefined ? "" : (texts.get(id) ?? "");
    return { role, alt, parts, text: plain([own, ...parts.map(({ text }) => text)].join(" ")) };
  };
  const tree: unknown = await page.getStructTree();
  return tree === null ? [] : [read(tree)];
}

/** The parts of a role, at every depth. */
const of = (role: RegExp, parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [...(role.test(part.role) ? [part] : []), ...of(role, part.parts)]);

const rowsOf = (table: Part): ReadTable =>
  of(/^TR$/, [table]).map((row) => of(/^T[HD]$/, [row]).map(({ text }) => text));

/** What another program reads in a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const { Title, Language } = z.object({ Title: z.string(), Language: z.string() }).parse(info);
  const mark = z
    .object({ Marked: z.boolean() })
    .nullable()
    .parse(await pdf.getMarkInfo());
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const { items } = await page.getTextContent();
      return {
        text: plain(items.map((each) => item.parse(each).str ?? "").join(" ")),
        parts: await partsOf(page),
      };
    }),
  );
  const parts = pages.flatMap((page) => page.parts);
  return {
    title: Title,
    language: Language,
    marked: mark?.Marked === true,
    ua: z.string().parse(metadata.get("pdfuaid:part")),
    outline: (await pdf.getOutline()).map(({ title }) => title),
    headings: of(/^H\d$/, parts).map(({ role, text }) => ({ level: Number(role.slice(1)), text })),
    tables: joined(pages.map((page) => of(/^Table$/, page.parts).map(rowsOf))),
    figures: of(/^Figure$/, parts).map(({ alt = "" }) => alt),
    pages: pages.map(({ text }) => text),
  };
}

/** A table that is cut by the end of a page is told twice: the first of a page goes on with the last of the one before, if it has its head. */
function joined(pages: readonly (readonly ReadTable[])[]): ReadTable[] {
  const tables: ReadTable[] = [];
  for (const [first, ...others] of pages) {
    const before = tables.at(-1);
    if (first === undefined) continue;
    if (before !== undefined && before[0]?.join() === first[0]?.join()) before.push(...first.slice(1));
    else tables.push([...first]);
    tables.push(...others.map((table) => [...table]));
  }
  return tables;
}
