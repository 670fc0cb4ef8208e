import { element, type Taken, takeDrawing } from "./take-drawing";

/** A table as it stands on the screen, as a drawing: grounds, lines between rows, words and small drawings where they are. */
export function takeTable(table: HTMLTableElement): Taken {
  const { left, width } = table.getBoundingClientRect();
  const grounds: SVGElement[] = [];
  const marks: SVGElement[] = [];
  let top = 0;
  for (const row of table.rows) {
    const { height } = row.getBoundingClientRect();
    for (const cell of row.cells) {
      // The head may stick to the top of the screen: a cell stands where its row does.
      const place = { left, shift: top - cell.getBoundingClientRect().top };
      grounds.push(...groundsOf(cell, place));
      marks.push(...lineBelow(cell, place), ...drawingsOf(cell, place), ...wordsOf(cell, place));
    }
    top += height;
  }
  const drawing = element("svg", {});
  drawing.append(...grounds, ...marks);
  return { drawing, width, height: top };
}

/** The ground of what has none, as browsers say it. */
const NOTHING = "rgba(0, 0, 0, 0)";

/** What a place on the screen has to be moved by, to be one in the drawing. */
interface Place {
  left: number;
  shift: number;
}

/** What lies below the words of a cell, its own ground and that of what is in it. */
function groundsOf(cell: HTMLElement, { left, shift }: Place): SVGElement[] {
  return [cell, ...cell.querySelectorAll<HTMLElement>(":not(svg, svg *)")].flatMap((ground) => {
    const { backgroundColor } = getComputedStyle(ground);
    const box = ground.getBoundingClientRect();
    if (backgroundColor === NOTHING || box.width <= 1) return [];
    const place = { x: box.left - left, y: box.top + shift, width: box.width, height: box.height };
    return [element("rect", { ...place, fill: backgroundColor })];
  });
}

function lineBelow(cell: HTMLElement, { left, shift }: Place): SVGElement[] {
  const { borderBottomWidth, borderBottomColor } = getComputedStyle(cell);
  const box = cell.getBoundingClientRect();
  if (borderBottomWidth === "0px") return [];
  const d = `M${box.left - left} ${box.bottom + shift}h${box.width}`;
  return [element("path", { d, stroke: borderBottomColor })];
}

function drawingsOf(cell: HTMLElement, { left, shift }: Place): SVGSVGElement[] {
  return [...cell.querySelectorAll("svg")].map((svg) => {
    const { drawing, width, height } = takeDrawing(svg);
    const box = svg.getBoundingClientRect();
    for (const [name, value] of Object.entries({ x: box.left - left, y: box.top + shift, width, height }))
      drawing.setAttribute(name, String(value));
    return drawing;
  });
}

/** Each word where it stands, however the lines break; what is there for the ear alone is left out. */
function wordsOf(cell: HTMLElement, { left, shift }: Place): SVGElement[] {
  const words: SVGElement[] = [];
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const { parentElement, textContent } = text;
    if (parentElement === null || textContent === null || parentElement.clientWidth === 1) continue;
    const style = getComputedStyle(parentElement);
    for (const { 0: word, index } of textContent.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const box = range.getBoundingClientRect();
      const written = element("text", {
        ...{ x: box.left - left, y: box.top + box.height / 2 + shift },
        // Where the font of the page is not at hand, its words have the same length.
        ...{ textLength: box.width, lengthAdjust: "spacingAndGlyphs" },
        ...{ "dominant-baseline": "central", fill: style.color },
        ...{ "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight },
      });
      written.textContent = word;
      words.push(written);
    }
  }
  return words;
}
