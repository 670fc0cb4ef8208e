import { type IStylesOptions, LineRuleType } from "docx";
import { PAPER } from "@/lib/reports/drawing";

/** As OOXML writes colours. */
export const docxColour = (colour: string) => colour.slice(1).toUpperCase();

const ACCENT = docxColour(PAPER.accent);
const heading = (size: number, before: number, color?: string) => ({
  run: { size, bold: true, ...(color === undefined ? {} : { color }) },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});

/** Styles that are changed once for the whole document; the font is one that every office has. */
export const docxStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: "Calibri", size: 20, color: docxColour(PAPER.ink), language: { value: language } },
      paragraph: { spacing: { after: 90, line: 250, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 48, bold: true, color: ACCENT }, paragraph: { spacing: { after: 80 } } },
    heading1: heading(30, 300, ACCENT),
    heading2: heading(22, 180),
  },
  paragraphStyles: [
    {
      id: "Note",
      name: "Note",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: 17, color: docxColour(PAPER.muted) },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: "Quotation",
      name: "Quotation",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: {
        indent: { left: 240 },
        spacing: { after: 50 },
        border: { left: { style: "single", size: 12, space: 8, color: docxColour(PAPER.line) } },
      },
    },
    {
      id: "Marking",
      name: "Marking",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: 18, bold: true, color: "7C4A00" },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: "Cell",
      name: "Cell",
      basedOn: "Normal",
      run: { size: 18 },
      paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
  ],
});
