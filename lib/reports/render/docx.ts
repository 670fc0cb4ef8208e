import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { ReportDocument } from "@/lib/reports/document";
import { PAPER } from "@/lib/reports/drawing";
import { docxColour, docxStyles } from "@/lib/reports/render/docx-styles";
import { factsTable, figuresTable, stripRuns, TEXT_WIDTH } from "@/lib/reports/render/docx-tables";
import { type Printed, printed } from "@/lib/reports/render/print";
import { repacked } from "@/lib/reports/render/repacked";

/** A4 in twentieths of a point, with margins that leave TEXT_WIDTH. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = (PAGE.width - TEXT_WIDTH) / 2;
/** The width of a drawing in pixels of 96 to the inch. */
const DRAWING_WIDTH = Math.floor(TEXT_WIDTH / 15);

type PrintedBlock = Printed["parts"][number]["blocks"][number];

/** A document that an official can go on writing in: real headings, styles, lists and tables with repeated heads. */
export async function renderDocx(document: ReportDocument): Promise<Buffer> {
  const report = printed(document);
  const { title, subtitle, madeBy, description, parts, language } = report;
  const file = new Document({
    ...{ title, subject: subtitle, creator: madeBy, lastModifiedBy: madeBy, description },
    styles: docxStyles(language === "fr" ? "fr-FR" : "en-GB"),
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { top: 1560, bottom: 1300, left: MARGIN, right: MARGIN } },
        },
        headers: { default: new Header({ children: headerOf(report) }) },
        footers: { default: new Footer({ children: footerOf(report) }) },
        children: [
          ...titleOf(report),
          ...parts.flatMap((part) => [
            new Paragraph({ text: part.title, heading: HeadingLevel.HEADING_1 }),
            ...part.blocks.flatMap(blockOf),
          ]),
        ],
      },
    ],
  });
  return repacked(await Packer.toBuffer(file), document.madeAt);
}

const note = (text: string) => new Paragraph({ text, style: "Note" });
const rule = { style: BorderStyle.SINGLE, size: 4, space: 4, color: docxColour(PAPER.line) };

const markingOf = ({ marking }: Printed, border: { bottom: typeof rule } | undefined): Paragraph[] =>
  marking === null ? [] : [new Paragraph({ text: marking, style: "Marking", ...(border && { border }) })];

function headerOf(report: Printed): Paragraph[] {
  const { publisher, runningTitle } = report;
  return [
    new Paragraph({ text: [publisher, runningTitle].join(" · "), style: "Note", spacing: { after: 0 } }),
    ...markingOf(report, { bottom: rule }),
  ];
}

function footerOf(report: Printed): Paragraph[] {
  const {
    asOf,
    check,
    pageWords: [before = "", between = "", after = ""],
  } = report;
  return [
    new Paragraph({
      style: "Note",
      border: { top: rule },
      spacing: { after: 0 },
      children: [new TextRun(`${asOf} · ${check}`)],
    }),
    new Paragraph({
      style: "Note",
      alignment: AlignmentType.RIGHT,
      children: [
        new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] }),
      ],
    }),
    ...markingOf(report, undefined),
  ];
}

function titleOf({ subtitle, title, addressee, asOf, made, foreword, forewordBy }: Printed): Paragraph[] {
  return [
    note(subtitle),
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...[addressee, asOf, made].filter((line) => line !== null).map(note),
    ...(foreword === null ? [] : quotation(foreword, forewordBy)),
  ];
}

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

function quotation(text: string, label: string): Paragraph[] {
  return [
    ...linesOf(text).map((line) => new Paragraph({ text: line, style: "Quotation" })),
    new Paragraph({
      style: "Quotation",
      children: [new TextRun({ text: label, size: 17, color: docxColour(PAPER.muted) })],
    }),
  ];
}

function blockOf(block: PrintedBlock) {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })];
    case "paragraph":
      return linesOf(block.text).map((text) => new Paragraph({ text }));
    case "note":
      return [note(block.text)];
    case "list":
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case "quote":
      return quotation(block.text, block.label);
    case "sources":
      return block.items.map(
        (text) => new Paragraph({ text, style: "Note", bullet: { level: 0 }, spacing: { after: 40 } }),
      );
    case "strip":
      return [new Paragraph({ children: stripRuns(block.facts) })];
    case "facts":
      return [factsTable(block.facts), spacer()];
    case "chart":
      return chartOf(block);
    case "table":
      return block.rows.length === 0
        ? [note(block.empty)]
        : [figuresTable(block.columns, block.rows), spacer()];
  }
}

/** Two tables that touch become one. */
const spacer = () => new Paragraph({ text: "", spacing: { after: 60 } });

/** What an older Word shows, which draws no vectors: nothing; the table that follows has the values. */
const BLANK_PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADUlEQVQI12NgYGBgAAAABQABXvMqOgAAAABJRU5ErkJggg==",
  "base64",
);

function chartOf({ title, svg, alternative, drawing }: Extract<PrintedBlock, { kind: "chart" }>) {
  return [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: title, bold: true })] }),
    new Paragraph({
      children: [
        new ImageRun({
          type: "svg",
          data: Buffer.from(svg),
          fallback: { type: "png", data: BLANK_PIXEL },
          transformation: {
            width: DRAWING_WIDTH,
            height: Math.round((DRAWING_WIDTH * drawing.height) / drawing.width),
          },
          altText: { name: title, title, description: alternative },
        }),
      ],
    }),
  ];
}
