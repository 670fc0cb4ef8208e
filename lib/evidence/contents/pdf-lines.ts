/** A piece of text as a PDF places it: in points from the lower left corner of the page. */
export interface Placed {
  text: string;
  left: number;
  bottom: number;
  width: number;
  /** Of its letters; none of a gap between two pieces. */
  height: number;
  /** Whether another line begins after it. */
  ended: boolean;
}

interface Piece {
  text: string;
  left: number;
  right: number;
  bottom: number;
  height: number;
}

/** A gap of so much of the height of the letters is none between two words, however far a line is drawn out. */
const APART = 0.8;
/** A line that was broken because it was full is at least so many times as long as its letters are high: of some thirty letters. */
const FULL = 15;
/** And it comes at least so far across the page, if nothing else on it does. */
const ACROSS = 0.6;

/**
 * The lines of a page as somebody means them. What stands far apart on one line, as in a table or a margin, is several. And a line that
 * was broken only because its next word did not fit is one with the next, so that no last word of a sentence stands alone.
 */
export function linesOf(placed: readonly Placed[], pageWidth: number): string[] {
  const rows = rowsOf(placed);
  const edge = rows.flat().reduce((furthest, { right }) => Math.max(furthest, right), ACROSS * pageWidth);
  const lines: string[] = [];
  rows.forEach((row, index) => {
    const texts = row.map(({ text }) => text.trim());
    if (isBroken(rows[index - 1] ?? [], row, edge)) lines.push(`${lines.pop() ?? ""} ${texts.join(" ")}`);
    else lines.push(...texts);
  });
  return lines;
}

/** What stands on each line, parted where there is more room than between two words. */
function rowsOf(placed: readonly Placed[]): Piece[][] {
  const rows: Piece[][] = [];
  let row: Piece[] = [];
  let piece: Piece | undefined;
  for (const { text, left, bottom, width, height, ended } of placed) {
    const isGap = text.trim() === "";
    if (!isGap && piece === undefined) {
      piece = { text, left, right: left + width, bottom, height };
      row.push(piece);
    } else if (piece !== undefined && isGap && width > APART * piece.height) {
      piece = undefined;
    } else if (piece !== undefined) {
      piece.text += text;
      if (!isGap) piece.right = left + width;
    }
    if (!ended) continue;
    if (row.length > 0) rows.push(row);
    [row, piece] = [[], undefined];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Whether a line goes on with a sentence: set like the one before, right below it, and with a first word that did not fit there. */
function isBroken([before, ...aside]: readonly Piece[], row: readonly Piece[], edge: number): boolean {
  const [piece] = row;
  if (before === undefined || piece === undefined || aside.length > 0 || row.length > 1) return false;
  const { height, text } = piece;
  const fall = before.bottom - piece.bottom;
  const isSetAlike =
    Math.abs(before.height - height) < height / 10 &&
    Math.abs(before.left - piece.left) < 3 * height &&
    fall > 0 &&
    fall < 1.8 * height;
  const isLong = before.right - before.left > FULL * height;
  if (!isSetAlike || !isLong || /[.:;!?]\s*$/.test(before.text)) return false;
  const word = text.trim().split(/\s/, 1)[0] ?? "";
  const wordWidth = ((piece.right - piece.left) * word.length) / Math.max(1, text.length);
  // The space before it, and what this word may be wider than others.
  return before.right + wordWidth + height > edge;
}
