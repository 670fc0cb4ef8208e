import { useFollowPoint } from "./point-reader";

/** What a click on a drawing of rows does: it leads to the list behind the row that it is nearest to. */
export function useChartClick(): (event: { activeTooltipIndex?: unknown }) => void {
  const follow = useFollowPoint();
  return ({ activeTooltipIndex: row }) => {
    // Recharts tells the place of a row as a number, or as the same in letters.
    const place = typeof row === "string" || typeof row === "number" ? Number(row) : Number.NaN;
    if (Number.isInteger(place)) follow(place);
  };
}
