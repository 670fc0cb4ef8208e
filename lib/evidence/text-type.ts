import { parse } from "csv-parse/sync";
import type { MediaType } from "@/lib/evidence/constants";

/** The first lines tell whether a text is a table. */
const SAMPLE = 64 * 1024;
// oxlint-disable-next-line no-control-regex -- what this looks for
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F]/;

/**
 * What a text is: a table, or plain. Null for what is no text (UTF-8, or the Windows-1252 of older spreadsheets, without control
 * characters), and for markup, which a browser could be brought to run.
 */
export function textTypeOf(bytes: Uint8Array): Extract<MediaType, "text/csv" | "text/plain"> | null {
  const text = decoded(bytes);
  if (CONTROL.test(text) || /^\s*<[!?/a-z]/i.test(text)) return null;
  return isTable(text) ? "text/csv" : "text/plain";
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Any byte is something in Windows-1252; what is no character of it becomes a control character.
    return new TextDecoder("windows-1252").decode(bytes);
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
