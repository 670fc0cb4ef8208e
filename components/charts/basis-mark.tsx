import type { Basis } from "@/lib/milestones/constants";

/** The mark of a basis around its middle: a square for the law, a disc for practice; hollow where it stood before. */
export function BasisMark({ basis, hollow = false }: { basis: Basis; hollow?: boolean }) {
  const colour = basis === "de_jure" ? "var(--series-4)" : "var(--series-1)";
  const style = hollow
    ? { fill: "var(--surface)", stroke: colour, strokeWidth: 1.5 }
    : { fill: colour, stroke: "var(--surface)", strokeWidth: 1 };
  const size = hollow ? 3.5 : 5;
  return basis === "de_jure" ? (
    <rect x={-size} y={-size} width={2 * size} height={2 * size} {...style} />
  ) : (
    <circle r={size} {...style} />
  );
}
