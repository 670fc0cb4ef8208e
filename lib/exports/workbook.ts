import type { TakeLines } from "@/lib/exports/each-line";
import type { FieldKind } from "@/lib/exports/fields";
import type { PutBytes } from "@/lib/exports/file-stream";
import { BETWEEN_CELLS } from "@/lib/exports/sheet-lines";
import { sheetRows } from "@/lib/exports/sheet-rows";
import { notesSheet, sheetBegin, sheetEnd, sheetPart, workbookParts } from "@/lib/exports/workbook-parts";
import { zipWriter } from "@/lib/exports/zip-writer";

/** What a sheet holds at most, with its head; and where one ends before its file grows too long to be said. */
export const ROWS_A_SHEET = 1_048_576;
const BYTES_A_SHEET = 2_000_000_000;

/** A workbook of one list, and what it says of itself. */
export interface Workbook {
  /** The name of the sheet; further ones are numbered. */
  name: string;
  columns: readonly { name: string; kind: FieldKind }[];
  /** Said on a sheet of its own, by name; of a list of so many rows. */
  about: { name: string; notes: (rows: number) => readonly (readonly [name: string, said: string])[] };
}

/** Writes a workbook whose rows `produce` hands over as lib/exports/sheet-lines.ts writes them. A list that is longer than a sheet can be goes on on the next one. */
export async function writeWorkbook(
  put: PutBytes,
  { name, columns, about }: Workbook,
  produce: (take: TakeLines) => Promise<void>,
  rowsASheet = ROWS_A_SHEET,
): Promise<void> {
  const zip = zipWriter(put);
  const rowOf = sheetRows(columns.map(({ kind }) => kind));
  const names = [name];
  const openSheet = async () => {
    const entry = await zip.open(sheetPart(names.length));
    await entry.write(sheetBegin(columns));
    return { entry, rows: 1 };
  };
  const closeSheet = async ({ entry, rows }: Awaited<ReturnType<typeof openSheet>>) => {
    await entry.write(sheetEnd(columns.length, rows));
    await entry.close();
  };
  let total = 0;
  let sheet = await openSheet();
  await produce(async (lines) => {
    for (let from = 0; from < lines.length;) {
      if (sheet.rows >= rowsASheet || sheet.entry.size > BYTES_A_SHEET) {
        await closeSheet(sheet);
        names.push(`${name} ${names.length + 1}`);
        sheet = await openSheet();
      }
      const some = lines.slice(from, from + rowsASheet - sheet.rows);
      const before = sheet.rows;
      sheet.rows += some.length;
      await sheet.entry.write(
        some.map((line, index) => rowOf(line.split(BETWEEN_CELLS), before + index + 1)).join(""),
      );
      from += some.length;
    }
    total += lines.length;
  });
  await closeSheet(sheet);

  const whole = async (part: string, content: string) => {
    const entry = await zip.open(part);
    await entry.write(content);
    await entry.close();
  };
  names.push(about.name);
  await whole(sheetPart(names.length), notesSheet(about.notes(total)));
  for (const [part, content] of workbookParts(names)) await whole(part, content);
  await zip.close();
}
