import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Rag } from "@/lib/milestones/constants";
import { PAPER, STATUS_COLOURS } from "@/lib/reports/drawing";
import { docxColour } from "@/lib/reports/render/docx-styles";
import type { PrintedCell } from "@/lib/reports/render/print";

/** The width of the text on A4, in twentieths of a point. */
export const TEXT_WIDTH = 9638;

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const line = (size: number, colour: string) => ({
  style: BorderStyle.SINGLE,
  size,
  color: docxColour(colour),
});
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

interface Column {
  header: string;
  numeric: boolean;
  width: number;
}

/** A table whose head is repeated on every page, and no row of which is torn apart. */
export function figuresTable(columns: readonly Column[], rows: readonly (readonly PrintedCell[])[]): Table {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  const widths = columns.map(({ width }) => Math.floor((TEXT_WIDTH * width) / sum));
  const cell = (index: number, child: TextRun, bottom: ReturnType<typeof line>) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: { ...NO_BORDERS, bottom },
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [
        new Paragraph({
          style: "Cell",
          alignment: columns[index]?.numeric === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [child],
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ header }, index) =>
      cell(index, new TextRun({ text: header, bold: true }), line(8, PAPER.muted)),
    ),
  });
  return new Table({
    ...frame(widths),
    rows: [
      head,
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value, index) => cell(index, runOf(value), line(4, PAPER.line))),
          }),
      ),
    ],
  });
}

/** Names and values beside each other. */
export function factsTable(facts: readonly { label: string; value: PrintedCell }[]): Table {
  const widths = [Math.floor(TEXT_WIDTH * 0.32), Math.floor(TEXT_WIDTH * 0.68)];
  const cell = (index: number, child: TextRun) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: NO_BORDERS,
      margins: { top: 20, bottom: 20, left: 0, right: 60 },
      children: [new Paragraph({ style: "Cell", children: [child] })],
    });
  return new Table({
    ...frame(widths),
    rows: facts.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(0, new TextRun({ text: label, color: docxColour(PAPER.muted) })),
            cell(1, runOf(value)),
          ],
        }),
    ),
  });
}

/** Names and values one after the other, in a paragraph. */
export function stripRuns(facts: readonly { label: string; value: PrintedCell }[]): TextRun[] {
  const muted = (text: string) => new TextRun({ text, color: docxColour(PAPER.muted) });
  return facts.flatMap(({ label, value }, index) => [
    muted(`${index === 0 ? "" : " · "}${label} `),
    runOf(value),
  ]);
}

function frame(widths: number[]) {
  return {
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
  };
}

/** The sign says the same as the colour, and the word beside it says it to everyone. */
const SIGNS: Record<Rag, string> = { blue: "●", green: "○", amber: "▲", red: "◆", grey: "–" };

function runOf({ kind, tone, text }: PrintedCell): TextRun {
  if (kind === "none") return new TextRun({ text, color: docxColour(PAPER.muted) });
  if (tone === undefined) return new TextRun(text);
  return new TextRun({ text: `${SIGNS[tone]} ${text}`, color: docxColour(STATUS_COLOURS[tone]) });
}
