import type { Role } from "@/lib/people/constants";

export interface DemonstrationPerson {
  email: string;
  name: string;
  role: Role;
  signsIn: boolean;
  partners: readonly string[];
}

const ANALYSTS_PARTNERS = ["ARM", "BIH", "GEO", "IRL", "MDA", "UZB"];

export const ANALYST = "analyst@example.org";
export const MANAGER = "manager@example.org";
export const SECOND_ANALYST = "second.analyst@example.org";
export const SECOND_MANAGER = "second.manager@example.org";

/** The people of the demonstration; the second analyst writes for all the partners that the first one does not. */
export function demonstrationPeople(activePartners: readonly string[]): DemonstrationPerson[] {
  return [
    { email: ANALYST, name: "Alex Morgan", role: "analyst", signsIn: true, partners: ANALYSTS_PARTNERS },
    { email: MANAGER, name: "Sam Rivers", role: "manager", signsIn: true, partners: [] },
    { email: "liaison@example.org", name: "Jo Linden", role: "liaison", signsIn: true, partners: ["GEO"] },
    { email: "admin@example.org", name: "Kim Hartley", role: "admin", signsIn: true, partners: [] },
    { email: SECOND_ANALYST, name: "Robin Vale", role: "analyst", signsIn: false, partners: activePartners },
    { email: SECOND_MANAGER, name: "Charlie Stone", role: "manager", signsIn: false, partners: [] },
  ];
}

/** Whether the first analyst writes for the partner. */
export function isAnalystsPartner(partner: string): boolean {
  return ANALYSTS_PARTNERS.includes(partner);
}
