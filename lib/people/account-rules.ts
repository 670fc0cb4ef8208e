import type { Role } from "@/lib/people/constants";

// What may become of an account: for the pages and for the shell alike. Answers are message keys below `failures`.

/** An account as far as the rules ask. */
interface Judged {
  id: string;
  role: Role;
  active: boolean;
  signsIn: boolean;
}

/** Whether somebody of this role is assigned to partners: an analyst writes for some, a liaison speaks for one. */
export function hasPartners(role: Role): boolean {
  return role === "analyst" || role === "liaison";
}

/** Why these partners cannot be assigned to somebody of this role, or null. */
export function assignmentFault(
  role: Role,
  partners: readonly string[],
): "person.partners.liaison_has_one" | "person.partners.not_of_this_role" | null {
  if (role === "liaison") return partners.length === 1 ? null : "person.partners.liaison_has_one";
  return hasPartners(role) || partners.length === 0 ? null : "person.partners.not_of_this_role";
}

/** Why this account cannot lose its administrator's rights, or null. */
export function lastAdminFault(
  account: Judged,
  everybody: readonly Judged[],
): "person.last_administrator" | null {
  const isActiveAdmin = ({ role, active, signsIn }: Judged) => role === "admin" && active && signsIn;
  if (!isActiveAdmin(account)) return null;
  const others = everybody.some((other) => other.id !== account.id && isActiveAdmin(other));
  return others ? null : "person.last_administrator";
}
