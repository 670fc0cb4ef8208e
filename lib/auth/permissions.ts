import type { Reader } from "@/lib/as-of/reader";
import { ROLES, type Role } from "@/lib/people/constants";

/** `every`: for all partners; `assigned`: for the viewer's own partners; `none`: not at all. */
export type Scope = "every" | "assigned" | "none";

/**
 * Who may do what: the one table. PostgreSQL holds the same a second time (migrations, policies).
 * Reading is for everybody, a liaison within its own partner; an assessment is never decided by its author.
 */
export const PERMISSIONS = {
  "portfolio.read": { analyst: "every", manager: "every", liaison: "assigned", admin: "every" },
  "milestone.plan": { analyst: "assigned", manager: "every", liaison: "none", admin: "none" },
  "assessment.record": { analyst: "assigned", manager: "none", liaison: "none", admin: "none" },
  "assessment.decide": { analyst: "none", manager: "every", liaison: "none", admin: "none" },
  "evidence.strike": { analyst: "assigned", manager: "every", liaison: "none", admin: "none" },
  "view.record": { analyst: "none", manager: "none", liaison: "assigned", admin: "none" },
  "milestone.propose": { analyst: "none", manager: "none", liaison: "assigned", admin: "none" },
  "commitment.change": { analyst: "none", manager: "none", liaison: "assigned", admin: "none" },
  "period.close": { analyst: "none", manager: "every", liaison: "none", admin: "none" },
  "figures.export": { analyst: "none", manager: "every", liaison: "none", admin: "every" },
  // A scheduled report is sent to whoever could take it away themselves; an administrator ends anybody's schedule.
  "schedule.keep": { analyst: "none", manager: "every", liaison: "none", admin: "every" },
  "schedule.end_any": { analyst: "none", manager: "none", liaison: "none", admin: "every" },
  "comment.write": { analyst: "every", manager: "every", liaison: "assigned", admin: "every" },
  "comment.remove": { analyst: "none", manager: "none", liaison: "none", admin: "every" },
  // A view opens no more than its reader may see; its name may speak of any partner, so that liaisons share none.
  "saved_view.keep": { analyst: "every", manager: "every", liaison: "every", admin: "every" },
  "saved_view.share": { analyst: "every", manager: "every", liaison: "none", admin: "every" },
  "audit.read": { analyst: "none", manager: "none", liaison: "none", admin: "every" },
  "people.manage": { analyst: "none", manager: "none", liaison: "none", admin: "every" },
  "catalogue.manage": { analyst: "none", manager: "none", liaison: "none", admin: "every" },
  "settings.manage": { analyst: "none", manager: "none", liaison: "none", admin: "every" },
} as const satisfies Record<string, Record<Role, Scope>>;

export type Action = keyof typeof PERMISSIONS;

/** What changes nothing, and so can be done on a past day too. */
const READING: readonly Action[] = ["portfolio.read", "figures.export", "audit.read"];

/** Whether the viewer may do this for the partner; without one, whether for any partner at all. On a past day everybody only reads. */
export function can(viewer: Reader, action: Action, partnerIso3?: string): boolean {
  if (viewer.asOf !== undefined && !READING.includes(action)) return false;
  const scope: Scope = PERMISSIONS[action][viewer.role];
  if (scope !== "assigned") return scope === "every";
  return partnerIso3 === undefined ? viewer.partners.length > 0 : viewer.partners.includes(partnerIso3);
}

/** The roles that an action is open to, for the page that says why it is closed. */
export function rolesThatMay(action: Action): Role[] {
  return ROLES.filter((role) => PERMISSIONS[action][role] !== "none");
}
