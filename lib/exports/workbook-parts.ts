import type { FieldKind } from "@/lib/exports/fields";
import { CELL_STYLES, cellText, columnName } from "@/lib/exports/sheet-rows";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const WIDTHS: Record<FieldKind, number> = {
  text: 40,
  code: 14,
  number: 12,
  day: 12,
  moment: 20,
  boolean: 10,
  json: 40,
};

interface Column {
  name: string;
  kind: FieldKind;
}

/** A sheet until its first row: widths, the head of names, which stays in place. */
export function sheetBegin(columns: readonly Column[]): string {
  const cols = columns.map(({ name, kind }, index) => {
    const width = Math.max(WIDTHS[kind], name.length + 4);
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
  });
  return [
    `${XML}<worksheet xmlns="${SHEETS}"><sheetViews><sheetView workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${cols.join("")}</cols><sheetData>`,
    row(
      1,
      columns.map(({ name }) => [name, "head"]),
    ),
  ].join("");
}

/** The rest of a sheet, of so many columns and rows with its head: each column can be filtered. */
export function sheetEnd(columns: number, rows: number, marking: string): string {
  return `</sheetData><autoFilter ref="A1:${columnName(columns)}${rows}"/>${printedMarking(marking)}</worksheet>`;
}

/** A marking at the head and foot of every printed page; an ampersand is a command there unless it is doubled. */
function printedMarking(marking: string): string {
  if (marking === "") return "";
  const centred = cellText(`&C${marking.replaceAll("&", "&&")}`);
  return `<headerFooter><oddHeader>${centred}</oddHeader><oddFooter>${centred}</oddFooter></headerFooter>`;
}

/** A sheet of names and what is said to each. */
export function notesSheet(
  notes: readonly (readonly [name: string, said: string])[],
  marking: string,
): string {
  const rows = notes.map(([name, said], index) =>
    row(index + 1, [
      [name, "head"],
      [said, "text"],
    ]),
  );
  return [
    `${XML}<worksheet xmlns="${SHEETS}"><cols><col min="1" max="1" width="28" customWidth="1"/>`,
    `<col min="2" max="2" width="90" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData>${printedMarking(marking)}</worksheet>`,
  ].join("");
}

type StyledText = readonly [text: string, style: keyof typeof CELL_STYLES];

function row(number: number, cells: readonly StyledText[]): string {
  const written = cells.map(
    ([text, style], index) =>
      `<c r="${columnName(index + 1)}${number}" s="${CELL_STYLES[style]}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`,
  );
  return `<row r="${number}">${written.join("")}</row>`;
}

/** The styles, in the order of `CELL_STYLES`. Days and instants are written the same way in every language. */
const STYLES = [
  `${XML}<styleSheet xmlns="${SHEETS}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>`,
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>",
  '<xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/>',
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>',
].join("");

/** What an archive has beside its sheets to be a workbook (ECMA-376), by their names in it. */
export function workbookParts(sheets: readonly string[]): [name: string, content: string][] {
  const numbered = sheets.map((name, index) => ({ name, number: index + 1 }));
  return [
    [
      "[Content_Types].xml",
      [
        `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>`,
        `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>`,
        ...numbered.map(
          ({ number }) => `<Override PartName="/${sheetPart(number)}" ContentType="${TYPES}.worksheet+xml"/>`,
        ),
        "</Types>",
      ].join(""),
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${numbered
        .map(
          ({ name, number }) =>
            `<sheet name="${cellText(name).replaceAll('"', "&quot;")}" sheetId="${number}" r:id="rId${number}"/>`,
        )
        .join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      [
        `${XML}<Relationships xmlns="${RELATIONS}">`,
        ...numbered.map(
          ({ number }) =>
            `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        ),
        `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ].join(""),
    ],
    ["xl/styles.xml", STYLES],
  ];
}

/** Where the sheet of a number lies in the archive. */
export const sheetPart = (number: number) => `xl/worksheets/sheet${number}.xml`;
