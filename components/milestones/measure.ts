/** What a milestone's values mean: a quantity in a unit, or a stage of a scale. */
export type Measure = { kind: "quantity"; unit: string } | { kind: "stages"; stages: readonly Stage[] };

export interface Stage {
  value: number;
  /** Its name in the reader's language. */
  label: string;
}
