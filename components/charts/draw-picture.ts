import { element, SVG, type Taken } from "./take-drawing";

const MARGIN = 24;
const LINE = 18;

interface Words {
  /** At the head and the foot. */
  marking: string | null;
  title: string;
  answer: string;
  /** The small print, a line each. */
  notes: readonly string[];
}

/**
 * A picture that stands alone: the drawing as the reader sees it now, in its colours, under its title and over its small print. All the
 * drawings of a figure stand below each other.
 */
export function drawPicture(
  drawings: readonly Taken[],
  { marking, title, answer, notes }: Words,
): SVGSVGElement {
  const inner = Math.max(560, ...drawings.map(({ width }) => width));
  const width = inner + 2 * MARGIN;
  const answerLines = wrapped(answer, inner, 7.2);
  const noteLines = notes.flatMap((note) => wrapped(note, inner, 6.4));
  const picture = element("svg", { xmlns: SVG, width: String(width), role: "img", "aria-label": title });
  const page = getComputedStyle(document.documentElement);
  const [ink, muted, surface] = ["--ink", "--ink-muted", "--surface"].map((token) => colour(token));
  const font = page.getPropertyValue("--font");
  const ground = element("rect", { width: "100%", height: "100%", fill: surface ?? "white" });
  picture.append(ground);

  let y = MARGIN + 14;
  const write = (line: string, size: string, fill: string | undefined, weight: string) => {
    const text = element("text", {
      ...{ x: String(MARGIN), y: String(y), fill: fill ?? "black", "font-size": size, "font-weight": weight },
      "font-family": font,
    });
    text.textContent = line;
    picture.append(text);
    y += LINE;
  };
  const mark = () =>
    marking === null || wrapped(marking, inner, 7.6).forEach((line) => write(line, "13", ink, "650"));
  mark();
  write(title, "18", ink, "650");
  for (const line of answerLines) write(line, "14", muted, "400");
  for (const { drawing, ...size } of drawings) {
    for (const [name, value] of Object.entries({ x: MARGIN, y, ...size }))
      drawing.setAttribute(name, String(value));
    drawing.style.overflow = "visible";
    picture.append(drawing);
    y += size.height + LINE;
  }
  for (const line of noteLines) write(line, "12", muted, "400");
  mark();
  const height = String(Math.ceil(y + MARGIN - LINE));
  picture.setAttribute("height", height);
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return picture;
}

/** What a token is in the theme that is on the screen. */
function colour(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** A text in lines that fit, by the mean width of a letter: SVG breaks no lines itself. */
function wrapped(text: string, width: number, letter: number): string[] {
  const most = Math.max(20, Math.floor(width / letter));
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most)
      return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines, word];
  }, []);
}
