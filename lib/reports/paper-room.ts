import { writtenCell } from "@/lib/reports/cells";
import { MOST_PAGES } from "@/lib/reports/constants";
import type { ReportBlock, ReportFact, ReportPart, ReportTable } from "@/lib/reports/document";
import type { ReportWords } from "@/lib/reports/words";

// How much room blocks take on paper, before they are set: an estimate in points of what report.typ makes of them, on the large side.

const PAGE = { width: 476, height: 697 };
/** Of what a page has, so much is used: what belongs together is not torn apart, and leaves a gap. */
const USED = 0.93;
/** Title, days and names at the beginning. */
const TITLE = 110;
const HEADING = { part: 40, block: 26 };
/** Between paragraphs, beyond what a line has. */
const SPACE = 4;
const SMALL_SPACE = 2.5;
const LINE = 12.6;
const SMALL_LINE = 11.5;

/** How wide a letter is on average, set in so many points. */
const letter = (size: number) => size * 0.44;

function lines(text: string, width: number, size: number): number {
  const most = Math.max(1, Math.floor(width / letter(size)));
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0);
}

const factText = ({ label, value }: ReportFact, { format }: ReportWords) =>
  `${label} ${writtenCell(value, format)} · `;

/** How high a block is. */
export function heightOf(block: ReportBlock, words: ReportWords): number {
  switch (block.kind) {
    case "heading":
      return HEADING.block;
    case "paragraph":
      return lines(block.text, PAGE.width, 10) * LINE + SPACE;
    case "note":
      return lines(block.text, PAGE.width, 8.6) * SMALL_LINE + SMALL_SPACE;
    case "list":
      return block.items.reduce((sum, item) => sum + lines(item, PAGE.width - 12, 10) * LINE + 1.5, SPACE);
    case "quote":
      return (
        lines(block.text, PAGE.width - 12, 9.5) * LINE +
        lines(block.label, PAGE.width - 12, 8.4) * SMALL_LINE +
        SPACE
      );
    case "sources":
      return block.items.reduce(
        (sum, item) => sum + lines(item, PAGE.width - 12, 8.6) * SMALL_LINE,
        SMALL_SPACE,
      );
    case "strip":
      return (
        lines(block.facts.map((fact) => factText(fact, words)).join(""), PAGE.width, 9.2) * SMALL_LINE +
        SMALL_SPACE
      );
    case "facts":
      return block.facts.reduce(
        (sum, fact) => sum + lines(factText(fact, words), PAGE.width, 9.5) * LINE,
        SPACE,
      );
    case "chart":
      return (block.drawing.height * PAGE.width) / block.drawing.width + 30;
    case "table":
      return block.medium === "data" ? 0 : tableHeight(block, words);
  }
}

function tableHeight({ columns, rows, empty }: ReportTable, { format }: ReportWords): number {
  if (rows.length === 0) return lines(empty, PAGE.width, 10) * LINE + SPACE;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const row = (texts: readonly string[]) =>
    Math.max(
      ...texts.map((text, index) =>
        lines(text, ((columns[index]?.width ?? 0) * PAGE.width) / whole - 8, 8.8),
      ),
    ) *
      10.2 +
    2.4;
  return [
    columns.map(({ header }) => header),
    ...rows.map((cells) => cells.map((cell) => writtenCell(cell, format))),
  ]
    .map(row)
    .reduce((sum, height) => sum + height, SPACE);
}

/** What a progress report still has room for, with these other parts and this foreword in it. */
export function roomBeside(parts: readonly ReportPart[], foreword: string, words: ReportWords): number {
  const others = parts
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, block) => sum + heightOf(block, words), 0);
  // The part that room is sought for, and the one about the report, have headings as well.
  const headings = (parts.length + 2) * HEADING.part;
  const typed = foreword === "" ? 0 : lines(foreword, PAGE.width - 22, 10) * LINE + 50;
  const about = 150;
  return MOST_PAGES * PAGE.height * USED - TITLE - headings - typed - about - others;
}
