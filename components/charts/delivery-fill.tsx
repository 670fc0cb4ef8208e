import type { DeliverySegment } from "./prepare-delivery-by-area";

/** Each kind of delivery has its own texture, so that it is told apart without colour. */
export function DeliveryPatterns({ id }: { id: string }) {
  const box = { width: 6, height: 6, patternUnits: "userSpaceOnUse" } as const;
  return (
    <defs>
      <pattern id={`${id}-in_progress`} {...box} patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--heat-1)" />
        <rect width="2.5" height="6" fill="var(--heat-3)" />
      </pattern>
      <pattern id={`${id}-not_assessed`} {...box}>
        <rect width="6" height="6" fill="var(--surface)" />
        <circle cx="3" cy="3" r="1.1" fill="var(--grey-solid)" />
      </pattern>
      <pattern id={`${id}-discontinued`} {...box}>
        <rect width="6" height="6" fill="var(--grey-tint)" />
        <path d="M0 0 6 6M6 0 0 6" stroke="var(--grey-solid)" strokeWidth="1" />
      </pattern>
      <pattern id={`${id}-set_aside`} {...box}>
        <rect width="6" height="6" fill="var(--surface)" />
        <path d="M0 3h6" stroke="var(--grey-solid)" strokeWidth="1" />
      </pattern>
    </defs>
  );
}

/** How a segment is filled and outlined; `id` is that of the patterns beside it. */
export function deliveryFill(id: string, segment: DeliverySegment) {
  if (segment === "completed") return { fill: "var(--chart-line)", stroke: "var(--chart-line)" };
  if (segment === "not_started") return { fill: "var(--surface)", stroke: "var(--line-control)" };
  const stroke = segment === "in_progress" ? "var(--heat-3)" : "var(--grey-solid)";
  return { fill: `url(#${id}-${segment})`, stroke };
}
