import { heatStep, type HeatStep } from "./prepare-heat-map";

/** A partner as the map draws it. */
export interface MapPartner {
  /** ISO 3166-1 alpha-3 */
  code: string;
  /** In the reader's language. */
  name: string;
  /** Null before its first standing. */
  standing: "active" | "suspended" | "withdrawn" | "became_ally" | null;
  /** A share 0..1 of its own plan; null where nothing was ever assessed. */
  completion: number | null;
  milestones: number;
}

/**
 * How a partner is drawn: its completion in five tints; `gap` where none of its milestones was assessed, or it has none; and with
 * neither tint nor figure where it is not active.
 */
export type MapTint = HeatStep | "gap" | "suspended" | "former";

export interface DrawnPartner extends MapPartner {
  tint: MapTint;
  /** Whether its figure is written on the map. */
  labelled: boolean;
}

export function mapTint({ standing, completion }: Pick<MapPartner, "standing" | "completion">): MapTint {
  if (standing === "suspended") return "suspended";
  if (standing !== "active") return "former";
  return completion === null ? "gap" : heatStep(completion);
}

/** The partners in the order of their names, which is the one that the keyboard goes through, and what the map says in a sentence. */
export function preparePartnerMap(
  partners: readonly MapPartner[],
  compare: (a: string, b: string) => number,
): { partners: DrawnPartner[]; active: number; assessed: number; suspended: number } {
  const drawn = partners
    .toSorted((a, b) => compare(a.name, b.name))
    .map((partner) => {
      const tint = mapTint(partner);
      return { ...partner, tint, labelled: typeof tint === "number" };
    });
  const count = (...tints: readonly MapTint[]) => drawn.filter(({ tint }) => tints.includes(tint)).length;
  return {
    partners: drawn,
    active: drawn.length - count("suspended", "former"),
    assessed: drawn.filter(({ labelled }) => labelled).length,
    suspended: count("suspended"),
  };
}
