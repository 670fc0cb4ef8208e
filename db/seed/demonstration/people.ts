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
export const LIAISON = "liaison@example.org";
export const SECOND_ANALYST = "second.analyst@example.org";
export const SECOND_MANAGER = "second.manager@example.org";

/** Who speaks for a partner; of most nobody does yet. */
const LIAISONS = [
  { partner: "GEO", email: LIAISON, name: "Jo Linden" },
  { partner: "BIH", email: "second.liaison@example.org", name: "Noa Fields" },
  { partner: "MDA", email: "third.liaison@example.org", name: "Dana Brook" },
];

/** The people of the demonstration; the second analyst writes for all the partners that the first one does not. */
export function demonstrationPeople(activePartners: readonly string[]): DemonstrationPerson[] {
  return [
    { email: ANALYST, name: "Alex Morgan", role: "analyst", signsIn: true, partners: ANALYSTS_PARTNERS },
    { email: MANAGER, name: "Sam Rivers", role: "manager", signsIn: true, partners: [] },
    ...LIAISONS.map(({ partner, email, name }): DemonstrationPerson => ({
      email,
      name,
      role: "liaison",
      signsIn: email === LIAISON,
      partners: [partner],
    })),
    { email: "admin@example.org", name: "Kim Hartley", role: "admin", signsIn: true, partners: [] },
    { email: SECOND_ANALYST, name: "Robin Vale", role: "analyst", signsIn: false, partners: activePartners },
    { email: SECOND_MANAGER, name: "Charlie Stone", role: "manager", signsIn: false, partners: [] },
  ];
}

/** The e-mail address of who speaks for the partner. */
export function liaisonOf(iso3: string): string | null {
  return LIAISONS.find(({ partner }) => partner === iso3)?.email ?? null;
}

/** Whether the first analyst writes for the partner. */
export function isAnalystsPartner(partner: string): boolean {
  return ANALYSTS_PARTNERS.includes(partner);
}
