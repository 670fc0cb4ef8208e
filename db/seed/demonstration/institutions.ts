import type { Random } from "@/db/seed/demonstration/random";
import type { Area } from "@/lib/areas/constants";

const INSTITUTIONS: Record<Area, readonly [string, ...string[]]> = {
  civilian_oversight: [
    "Ministry of Defence",
    "Parliament, defence committee",
    "Office of the Government",
    "Ministry of Defence, policy department",
  ],
  anti_corruption: [
    "Ministry of Defence, internal audit",
    "National anti-corruption agency",
    "Public procurement office",
    "Supreme audit institution",
  ],
  interoperability: ["General Staff", "Joint Forces Command", "Defence academy", "Standardisation office"],
  crisis_management: [
    "Civil protection service",
    "National crisis centre",
    "Ministry of the Interior",
    "General Staff, operations",
  ],
  rule_of_law: [
    "Ministry of Justice",
    "Ministry of Defence, legal department",
    "Military police",
    "Human rights ombudsman",
  ],
  integration: [
    "Ministry of Foreign Affairs",
    "Mission to the partner headquarters",
    "Ministry of Defence, international cooperation",
  ],
};

/** Who leads a milestone, by an office that most states have. */
export function leadInstitution(area: Area, random: Random): string {
  return random.pick(INSTITUTIONS[area]);
}
