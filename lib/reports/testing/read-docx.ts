import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import type { ReadTable } from "@/lib/reports/testing/read-pdf";

// Reads a Word document by its structure: what has no style of a heading is none. By a program that had no part in writing it.

export interface ReadDocx {
  title: string;
  language: string;
  headings: { level: number; text: string }[];
  tables: ReadTable[];
  lists: number;
  figures: string[];
  /** Head and foot of its pages. */
  frame: string;
  text: string;
  /** What the reader did not understand. */
  complaints: string[];
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const plain = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/\s+/g, " ")
    .trim();
const all = (markup: string, pattern: RegExp) => [...markup.matchAll(pattern)].map(([, inner = ""]) => inner);

/** What another program reads in a Word document. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: [
        "p[style-name='Title'] => h1.title:fresh",
        ...["Note", "Quotation", "Marking", "Cell"].map((style) => `p[style-name='${style}'] => p:fresh`),
      ],
    },
  );
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => ({ path, xml: strFromU8(part) }));
  const xmlOf = (path: RegExp) =>
    parts
      .filter((part) => path.test(part.path))
      .map(({ xml }) => xml)
      .join(" ");
  return {
    title: plain(all(value, /<h1 class="title">(.*?)<\/h1>/g).join(" ")),
    language: /<w:lang w:val="([a-z]{2})/.exec(xmlOf(/^word\/styles\.xml$/))?.[1] ?? "",
    headings: [...value.matchAll(/<h([12])>(.*?)<\/h\1>/g)].map(([, level, text = ""]) => ({
      level: Number(level),
      text: plain(text),
    })),
    tables: all(value, /<table>(.*?)<\/table>/gs).map((table) =>
      all(table, /<tr>(.*?)<\/tr>/gs).map((row) => all(row, /<t[hd]>(.*?)<\/t[hd]>/gs).map(plain)),
    ),
    lists: all(value, /<ul>(.*?)<\/ul>/gs).length,
    figures: [...value.matchAll(/<img alt="([^"]*)"/g)].map(([, alt = ""]) => plain(alt)),
    frame: plain(xmlOf(/^word\/(?:header|footer)\d+\.xml$/)),
    text: plain(value),
    complaints: messages.map(({ message }) => message),
  };
}
