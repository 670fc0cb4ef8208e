import type { FieldKind } from "@/lib/exports/fields";

/** The styles of a workbook's cells, by their places in its list (lib/exports/workbook-parts.ts). */
export const CELL_STYLES = { plain: 0, head: 1, day: 2, moment: 3, text: 4 } as const;

/** A cell takes so many signs, counted as UTF-16 does. */
const MOST_SIGNS = 32_767;

/** Signs that XML or a sheet would not give back, and what the format itself would read as one of them. */
// oxlint-disable-next-line no-control-regex
const TO_WRITE_OTHERWISE = /[&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const WRITTEN: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text as the content of a cell. */
export function cellText(text: string): string {
  const short = text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS - 1)}…` : text;
  return short.replace(TO_WRITE_OTHERWISE, (sign) => WRITTEN[sign] ?? `_x${hex(sign)}_`);
}

const hex = (sign: string) => sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");

/** What a cell begins and ends with; its place in the row comes between. */
const AROUND: Record<FieldKind, readonly [begin: string, end: string]> = {
  text: ['" t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"],
  json: ['" t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"],
  code: ['" t="inlineStr"><is><t>', "</t></is></c>"],
  number: ['"><v>', "</v></c>"],
  day: [`" s="${CELL_STYLES.day}"><v>`, "</v></c>"],
  moment: [`" s="${CELL_STYLES.moment}"><v>`, "</v></c>"],
  boolean: ['" t="b"><v>', "</v></c>"],
};

/**
 * Writes rows of cells of these kinds as XML. Text stands in cells that are typed as text, which no spreadsheet calculates; so nothing
 * is disarmed. An empty cell is left out.
 */
export function sheetRows(kinds: readonly FieldKind[]): (cells: readonly string[], row: number) => string {
  const columns = kinds.map((kind, index) => ({
    isText: kind === "text" || kind === "json",
    place: `<c r="${columnName(index + 1)}`,
    begin: AROUND[kind][0],
    end: AROUND[kind][1],
  }));
  return (cells, row) => {
    let xml = `<row r="${row}">`;
    for (const [index, { isText, place, begin, end }] of columns.entries()) {
      const value = cells[index] ?? "";
      if (value !== "") xml += place + row + begin + (isText ? cellText(value) : value) + end;
    }
    return `${xml}</row>`;
  };
}

/** 1 is A, 27 is AA. */
export function columnName(place: number): string {
  const rest = Math.floor((place - 1) / 26);
  return (rest === 0 ? "" : columnName(rest)) + String.fromCharCode(65 + ((place - 1) % 26));
}
