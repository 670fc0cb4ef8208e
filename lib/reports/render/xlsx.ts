import { type CellStyle, type CellValue, rangeRef, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { ReportCell, ReportDocument, ReportTable } from "@/lib/reports/document";
import { PAPER } from "@/lib/reports/drawing";
import { plainText } from "@/lib/reports/plain-text";
import { aboutRows } from "@/lib/reports/render/about-rows";
import { sheetTablesOf } from "@/lib/reports/render/data-tables";
import { sheetNames } from "@/lib/reports/render/sheet-names";
import { reportWords } from "@/lib/reports/words";

/** A workbook: first what the file is, then a sheet for each table, with typed values, a frozen head and filters. */
export async function renderXlsx(document: ReportDocument): Promise<Buffer> {
  const tables = sheetTablesOf(document).filter(({ rows }) => rows.length > 0);
  const about = reportWords(document.language).t("reports.doc.aboutFile");
  const [aboutName = about, ...names] = sheetNames([about, ...tables.map(({ caption }) => caption)]);
  const at = new Date(document.madeAt);
  const { title, subtitle, publisher, madeBy } = document;
  const bytes = await writeXlsx({
    sheets: [
      aboutSheet(document, aboutName),
      ...tables.map((table, index) => tableSheet(document, table, names[index] ?? table.id)),
    ],
    properties: {
      ...{ title: plainText(title), subject: plainText(subtitle), company: publisher },
      ...{ creator: madeBy, lastModifiedBy: madeBy },
      ...{ created: at, modified: at },
    },
    defaultFont: { name: "Calibri", size: 11 },
  });
  return Buffer.from(bytes);
}

const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: PAPER.accent.slice(1).toUpperCase() } },
  alignment: { wrapText: true, vertical: "center" },
};
const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
const BOLD: CellStyle = { font: { bold: true }, alignment: { vertical: "top" } };
const TITLE: CellStyle = {
  font: { bold: true, size: 16, color: { rgb: PAPER.accent.slice(1).toUpperCase() } },
};

/** How a spreadsheet shows each type; a share stays a share, to be calculated with. */
const STYLES: Record<ReportCell["type"], CellStyle> = {
  text: WRAPPED,
  none: WRAPPED,
  status: WRAPPED,
  number: { numFmt: "#,##0.##", alignment: { vertical: "top" } },
  share: { numFmt: "0%", alignment: { vertical: "top" } },
  day: { numFmt: "yyyy-mm-dd", alignment: { vertical: "top", horizontal: "right" } },
  moment: { numFmt: "yyyy-mm-dd hh:mm", alignment: { vertical: "top", horizontal: "left" } },
};

/** So many characters wide is one unit of a column's width. */
const UNIT = 7;

type Cells = NonNullable<WriteSheet["cells"]>;

function tableSheet(document: ReportDocument, table: ReportTable, name: string): WriteSheet {
  const cells: Cells = new Map(
    table.columns.map(({ header }, column) => [`0,${column}`, { value: header, style: HEAD }]),
  );
  table.rows.forEach((row, line) =>
    row.forEach((cell, column) => {
      cells.set(`${line + 1},${column}`, { value: valueOf(cell), style: STYLES[cell.type] });
    }),
  );
  return {
    name,
    columns: table.columns.map(({ width }) => ({ width: Math.max(10, Math.round(width * UNIT)) })),
    rows: [table.columns.map(({ header }) => header), ...table.rows.map((row) => row.map(valueOf))],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: rangeRef(0, 0, table.rows.length, table.columns.length - 1) },
    ...printing(document),
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "$1:$1",
    },
  };
}

/** Names and values one below the other. */
function aboutSheet(document: ReportDocument, name: string): WriteSheet {
  const rows = aboutRows(document);
  const cells: Cells = new Map();
  rows.forEach(({ label, value, title }, line) => {
    cells.set(`${line},0`, { value: plainText(label), style: title === true ? TITLE : BOLD });
    if (value !== undefined) cells.set(`${line},1`, { value: valueOf(value), style: STYLES[value.type] });
  });
  return {
    name,
    columns: [{ width: 32 }, { width: 90 }],
    rows: rows.map(({ label, value }) => [plainText(label), value === undefined ? null : valueOf(value)]),
    cells,
    ...printing(document),
    pageSetup: { paperSize: "a4", orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** The marking on every printed sheet; an ampersand is a command there unless it is doubled. */
function printing({
  marking,
  asOf,
  checkCode,
  title,
  number,
}: ReportDocument): Pick<WriteSheet, "headerFooter"> {
  const plain = (said: string) => plainText(said).replaceAll("&", "&&");
  return {
    headerFooter: {
      oddHeader: `&L${plain([number, title].filter((part) => part !== null).join(" · "))}&R${plain(marking ?? "")}`,
      oddFooter: `&L${plain(`${asOf} · ${checkCode}`)}&C${plain(marking ?? "")}&R&P / &N`,
    },
  };
}

function valueOf(cell: ReportCell): CellValue {
  switch (cell.type) {
    case "text":
    case "status":
      return plainText(cell.text);
    case "none":
      return null;
    case "number":
    case "share":
      return cell.value;
    case "day":
      return new Date(`${cell.on}T00:00:00Z`);
    case "moment":
      return new Date(cell.at);
  }
}
