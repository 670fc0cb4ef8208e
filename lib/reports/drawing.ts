import type { Rag } from "@/lib/milestones/constants";
import { plainText } from "@/lib/reports/plain-text";

/** The colours of reports: those of app/palette.css in the light theme, since paper is light. A test compares the two. */
export const PAPER = {
  ink: "#16222b",
  muted: "#4b5a65",
  line: "#d6dee3",
  accent: "#0d5a70",
  grid: "#dfe6ea",
  achieved: "#0d5a70",
  planned: "#66757f",
  plannedFirst: "#8b959c",
  forecast: "#a472c4",
  band: "#eadff0",
} as const;

export const STATUS_COLOURS: Record<Rag, string> = {
  blue: "#2563b8",
  green: "#157a5c",
  amber: "#b36b00",
  red: "#b3261e",
  grey: "#66757f",
};

/** What a drawing is made of, in points; text stands on `y`. */
export type Mark =
  | {
      mark: "line";
      points: readonly (readonly [number, number])[];
      stroke: string;
      width: number;
      dash?: string;
    }
  | { mark: "dot"; x: number; y: number; radius: number; fill: string }
  | { mark: "area"; points: readonly (readonly [number, number])[]; fill: string }
  | {
      mark: "text";
      x: number;
      y: number;
      text: string;
      fill: string;
      anchor: "start" | "middle" | "end";
      bold?: boolean;
    };

/** A chart as lines, areas and words, which every format draws in its own way. */
export interface Drawing {
  width: number;
  height: number;
  marks: readonly Mark[];
}

const FONT_SIZE = 9;

/** A drawing as SVG: what a reader of documents draws sharp at every size. */
export function svgOf({ width, height, marks }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Source Sans 3" font-size="${FONT_SIZE}">${marks.map(element).join("")}</svg>`;
}

function element(mark: Mark): string {
  switch (mark.mark) {
    case "line":
      return `<polyline points="${path(mark.points)}" fill="none" stroke="${mark.stroke}" stroke-width="${mark.width}"${mark.dash === undefined ? "" : ` stroke-dasharray="${mark.dash}"`}/>`;
    case "area":
      return `<polygon points="${path(mark.points)}" fill="${mark.fill}"/>`;
    case "dot":
      return `<circle cx="${short(mark.x)}" cy="${short(mark.y)}" r="${mark.radius}" fill="${mark.fill}"/>`;
    case "text":
      return `<text x="${short(mark.x)}" y="${short(mark.y)}" fill="${mark.fill}" text-anchor="${mark.anchor}"${mark.bold ? ' font-weight="600"' : ""}>${escaped(mark.text)}</text>`;
  }
}

const short = (coordinate: number) => Number(coordinate.toFixed(2));
const path = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => `${short(x)},${short(y)}`).join(" ");

function escaped(text: string): string {
  return plainText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
