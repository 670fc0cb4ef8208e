import { parse } from "csv-parse/sync";
import type { MediaType } from "@/lib/evidence/constants";

/** The beginning tells whether a text is a table, and most of the time whether something is a text at all. */
const SAMPLE = 64 * 1024;
// oxlint-disable-next-line no-control-regex -- what this looks for
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/;
/** Further control characters of Unicode; the one left out ends a line. */
const CONTROL_IN_UNICODE = /[\u0080-\u0084\u0086-\u009F]/;
/** Bytes that are no character of Windows-1252. */
const UNUSED_IN_1252 = /[\u0081\u008D\u008F\u0090\u009D]/;

/**
 * What a text is: a table, or plain. Null for what is no text (UTF-8, or the Windows-1252 of older spreadsheets, without control
 * characters), and for markup, which a browser could be brought to run.
 */
export function textTypeOf(bytes: Buffer): Extract<MediaType, "text/csv" | "text/plain"> | null {
  // Before all of it is decoded: these are control characters in either alphabet.
  if (CONTROL.test(bytes.toString("latin1", 0, SAMPLE))) return null;
  const text = decoded(bytes);
  if (text === null || CONTROL.test(text) || /^\s*<[!?/a-z]/i.test(text)) return null;
  return isTable(text) ? "text/csv" : "text/plain";
}

function decoded(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return CONTROL_IN_UNICODE.test(text) ? null : text;
  } catch {
    // Not by a TextDecoder: Node 20 takes this alphabet for Latin-1. Which letters they are does not matter here.
    const text = bytes.toString("latin1");
    return UNUSED_IN_1252.test(text) ? null : text;
  }
}

function isTable(text: string): boolean {
  const sample =
    text.length <= SAMPLE ? text : text.slice(0, Math.max(0, text.lastIndexOf("\n", SAMPLE)) || SAMPLE);
  return [",", ";", "\t"].some((delimiter) => {
    try {
      const rows: string[][] = parse(sample, { delimiter, to: 100, skip_empty_lines: true });
      return rows.length > 1 && (rows[0]?.length ?? 0) > 1;
    } catch {
      // Rows of unequal length, or a quotation that does not end: not written with this delimiter.
      return false;
    }
  });
}
