import { type Area, AREAS } from "@/lib/areas/constants";

/** From what is done to what is not: bars then share the line from which `completed` is compared. */
export const DELIVERY_SEGMENTS = [
  "completed",
  "in_progress",
  "not_started",
  "not_assessed",
  "discontinued",
  "set_aside",
] as const;
export type DeliverySegment = (typeof DELIVERY_SEGMENTS)[number];

/** The milestones of one area, counted by what was done. */
export type DeliveryRow = { area: Area } & Record<DeliverySegment, number>;

type DeliveryTally = DeliveryRow & { total: number };

interface Prepared {
  rows: readonly DeliveryTally[];
  totals: Record<DeliverySegment, number> & { total: number };
}

const NONE: Record<DeliverySegment, number> = {
  completed: 0,
  in_progress: 0,
  not_started: 0,
  not_assessed: 0,
  discontinued: 0,
  set_aside: 0,
};

function sum(counts: Record<DeliverySegment, number>): number {
  return DELIVERY_SEGMENTS.reduce((total, segment) => total + counts[segment], 0);
}

/** All six areas in their fixed order (no ranking), an area without milestones with zeros. */
export function prepareDeliveryByArea(given: readonly DeliveryRow[]): Prepared {
  const rows = AREAS.map((area) => {
    const row = given.find((candidate) => candidate.area === area) ?? { area, ...NONE };
    return { ...row, total: sum(row) };
  });
  const count = (segment: DeliverySegment) => rows.reduce((all, row) => all + row[segment], 0);
  const totals = {
    completed: count("completed"),
    in_progress: count("in_progress"),
    not_started: count("not_started"),
    not_assessed: count("not_assessed"),
    discontinued: count("discontinued"),
    set_aside: count("set_aside"),
  };
  return { rows, totals: { ...totals, total: sum(totals) } };
}
