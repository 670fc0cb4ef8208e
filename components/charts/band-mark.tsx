/** How a band is drawn in a legend. */
export function BandMark() {
  return (
    <rect
      x="0.5"
      y="0.5"
      width="17"
      height="11"
      fill="var(--chart-band)"
      stroke="var(--chart-forecast)"
      strokeDasharray="2 3"
    />
  );
}
