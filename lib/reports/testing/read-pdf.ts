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

/** What is marked on a page, by the names that the tags have for it. */
async function markedOn(page: PDFPageProxy): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const each of items) {
    const { str, type, id } = item.parse(each);
    if (type?.startsWith("beginMarkedContent") === true) open.push(id ?? "");
    else if (type === "endMarkedContent") open.pop();
    const inside = open.at(-1);
    if (str !== undefined && inside !== undefined) texts.set(inside, `${texts.get(inside) ?? ""}${str} `);
  }
  return texts;
}

function partOf(tree: unknown, texts: ReadonlyMap<string, string>): Part {
  const { role = "", alt, id, children = [] } = node.parse(tree);
  const parts = children.map((child) => partOf(child, texts));
  const own = id === undefined ? "" : (texts.get(id) ?? "");
  const text = plain([own, ...parts.map((part) => part.text)].join(" "));
  return { role, alt, parts, text };
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
      const tree: unknown = await page.getStructTree();
      const text = plain(items.map((each) => item.parse(each).str ?? "").join(" "));
      const marked = await markedOn(page);
      return { text, parts: tree === null ? [] : [partOf(tree, marked)] };
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

/** Every page that a table stands on has all of its rows in its tags, and the texts of its own: together they are the table. */
function joined(pages: readonly (readonly ReadTable[])[]): ReadTable[] {
  const tables: ReadTable[] = [];
  for (const table of pages.flat()) {
    const before = tables.at(-1);
    const goesOn = table[0]?.every((cell) => cell === "") === true;
    if (before === undefined || !goesOn) tables.push(table);
    else
      tables[tables.length - 1] = before.map((row, line) =>
        row.map((cell, column) => plain(`${cell} ${table[line]?.[column] ?? ""}`)),
      );
  }
  return tables;
}
