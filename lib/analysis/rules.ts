/** What the quarter of the day says of a plan. */
export type BurnUpAnswer =
  | { kind: "nothing" }
  | { kind: "unassessed"; planned: number }
  | {
      kind: "stands";
      achieved: number;
      planned: number;
      direction: "behind" | "ahead" | "even";
      points: number;
    };

/** What is achieved of a plan beside what should be by now. */
export function burnUpAnswer(
  now: { achieved: number | null; planned: number | null } | undefined,
): BurnUpAnswer {
  if (now === undefined || now.planned === null) return { kind: "nothing" };
  const { achieved, planned } = now;
  if (achieved === null) return { kind: "unassessed", planned };
  // Rounded before they are compared, so that the sentence agrees with the percentages it stands beside.
  const points = Math.round(achieved * 100) - Math.round(planned * 100);
  const direction = points < 0 ? "behind" : points > 0 ? "ahead" : "even";
  return { kind: "stands", achieved, planned, direction, points: Math.abs(points) };
}
