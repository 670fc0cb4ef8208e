"use client";
// A picture is of what is drawn in the browser, in the reader's theme and size.

import { useRef } from "react";
import { drawPicture } from "./draw-picture";
import { takeTable } from "./draw-table";
import styles from "./picture-download.module.css";
import { usePictureNotes } from "./picture-notes";
import { type Taken, takeDrawing } from "./take-drawing";

interface Props {
  title: string;
  answer: string;
  notes: readonly string[];
  /** What the two buttons say. */
  labels: Readonly<Record<Kind, string>>;
}

type Kind = "svg" | "png";

/** The drawing of the figure around it as a file, SVG or PNG, with its title, its small print and what the page says of all its figures. */
export function PictureDownload({ title, answer, notes, labels }: Props) {
  const { marking, notes: ofThePage } = usePictureNotes();
  const place = useRef<HTMLSpanElement>(null);
  const take = async (kind: Kind) => {
    const taken = takenFrom(place.current?.closest("section"));
    const picture = drawPicture(taken, { marking, title, answer, notes: [...notes, ...ofThePage] });
    const svg = new XMLSerializer().serializeToString(picture);
    save(
      kind === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await asPng(svg, picture),
      `${fileName(title)}.${kind}`,
    );
  };
  return (
    <span ref={place} className={styles.pictures}>
      {(["svg", "png"] as const).map((kind) => (
        <button key={kind} type="button" className={styles.button} onClick={() => void take(kind)}>
          {labels[kind]}
        </button>
      ))}
    </span>
  );
}

/** What is drawn in a figure: its table where that is the drawing, or its drawings; of one in two shapes, the one on the screen. */
function takenFrom(figure: HTMLElement | null | undefined): Taken[] {
  const table = figure?.querySelector<HTMLTableElement>("[data-drawing] table");
  if (table) return [takeTable(table)];
  return [...(figure?.querySelectorAll<SVGSVGElement>("[data-drawing] svg") ?? [])]
    .filter((svg) => svg.parentElement?.closest("svg") === null && svg.getClientRects().length > 0)
    .map(takeDrawing);
}

/** Twice as many points as on the screen, so that it can be printed. */
async function asPng(svg: string, picture: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * Number(picture.getAttribute("width"));
  canvas.height = 2 * Number(picture.getAttribute("height"));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)), "image/png");
  });
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A title as the name of a file: letters and digits of any script. */
function fileName(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}
