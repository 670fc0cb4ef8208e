import type { TakeLines } from "@/lib/exports/each-line";
import type { FieldKind } from "@/lib/exports/fields";
import type { PutBytes } from "@/lib/exports/file-stream";
import { BETWEEN_CELLS } from "@/lib/exports/sheet-lines";
import { sheetRows } from "@/lib/exports/sheet-rows";
import { notesSheet, sheetBegin, sheetEnd, sheetPart, workbookParts } from "@/lib/exports/workbook-parts";
import { zipWriter } from "@/lib/exports/zip-writer";

/** What a sheet holds at most, with its head; and where one ends before its file grows too long to be said. */
const ROWS_A_SHEET = 1_048_576;
const BYTES_A_SHEET = 2_000_000_000;
/** So few rows are made XML at once that what it takes is gone before the next quick collection of memory keeps it. */
const ROWS_A_WRITE = 40;

/** A workbook of one list, and what it says of itself. */
export interface Workbook {
  /** The name of the sheet; further ones are numbered. */
  name: string;
  /** At the head and foot of every printed sheet; empty where there is nothing to say. */
  marking: string;
  columns: readonly { name: string; kind: FieldKind }[];
  /** Said on a sheet of its own, by name; of a list of so many rows. */
  about: { name: string; notes: (rows: number) => readonly (readonly [name: string, said: string])[] };
}

/**
 * Writes a workbook whose rows `produce` hands over as lib/exports/sheet-lines.ts writes them. A list that is longer than a sheet can be
 * goes on on the next one.
 */
export async function writeWorkbook(
  put: PutBytes,
  book: Workbook,
  produce: (take: TakeLines) => Promise<void>,
  rowsASheet = ROWS_A_SHEET,
): Promise<void> {
  const zip = zipWriter(put);
  const whole = async (part: string, content: string) => {
    const entry = await zip.open(part);
    await entry.write(content);
    await entry.close();
  };
  try {
    const { names, rows } = await writeSheets(zip, book, produce, rowsASheet);
    const all = [...names, book.about.name];
    await whole(sheetPart(all.length), notesSheet(book.about.notes(rows), book.marking));
    for (const [part, content] of workbookParts(all)) await whole(part, content);
    await zip.close();
  } finally {
    zip.leave();
  }
}

/** Writes the rows on as many sheets as they need; says what these are called and how many rows there were. */
async function writeSheets(
  zip: ReturnType<typeof zipWriter>,
  { name, columns, marking }: Workbook,
  produce: (take: TakeLines) => Promise<void>,
  rowsASheet: number,
) {
  const rowOf = sheetRows(columns.map(({ kind }) => kind));
  const names: string[] = [];
  const openSheet = async () => {
    names.push(names.length === 0 ? name : `${name} ${names.length + 1}`);
    const entry = await zip.open(sheetPart(names.length));
    await entry.write(sheetBegin(columns));
    return { entry, rows: 1 };
  };
  const closeSheet = async ({ entry, rows }: Awaited<ReturnType<typeof openSheet>>) => {
    await entry.write(sheetEnd(columns.length, rows, marking));
    await entry.close();
  };

  let total = 0;
  let sheet = await openSheet();
  await produce(async (lines) => {
    for (let from = 0; from < lines.length;) {
      if (sheet.rows >= rowsASheet || sheet.entry.size > BYTES_A_SHEET) {
        await closeSheet(sheet);
        sheet = await openSheet();
      }
      const before = sheet.rows;
      const some = lines.slice(from, from + Math.min(ROWS_A_WRITE, rowsASheet - before));
      const rows = some.map((line, index) => rowOf(line.split(BETWEEN_CELLS), before + index + 1));
      await sheet.entry.write(rows.join(""));
      sheet.rows += some.length;
      from += some.length;
    }
    total += lines.length;
  });
  await closeSheet(sheet);
  return { names, rows: total };
}
