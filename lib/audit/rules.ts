import {
  AUDIT_ACTIONS,
  AUDIT_GROUPS,
  type AuditAction,
  type AuditGroup,
  readingChain,
} from "@/lib/audit/constants";
import type { Role } from "@/lib/people/constants";

/** What the history of a milestone tells everybody who sees it. Who reads and takes away is not part of it. */
const TOLD: readonly AuditAction[] = [
  ...AUDIT_GROUPS.milestone,
  ...AUDIT_GROUPS.voice,
  ...AUDIT_GROUPS.comment,
  "assessment.accept",
  "evidence.strike",
  "import.files",
  "seed.demonstration",
];

/** The way to a decision, which a liaison, who sees what was accepted, is not told. */
const BEFORE_DECISION: readonly AuditAction[] = [
  "assessment.save",
  "assessment.submit",
  "assessment.withdraw",
  "assessment.return",
];

/**
 * What the history of a milestone may tell somebody of this role. The database says the same a second time, and also that a draft
 * is told to its author alone, and of an assessment only who may see it.
 */
export function historyActions(role: Role): readonly AuditAction[] {
  return role === "liaison" ? TOLD : [...TOLD, ...BEFORE_DECISION];
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What may be ids of people in the contents of an event: what reads as one. */
export function personIdsIn({ before, after }: Readonly<Record<"before" | "after", unknown>>): string[] {
  return [...textsIn(before), ...textsIn(after)].filter((text) => UUID.test(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

interface About {
  entity: string;
  entityId: string;
  /** The milestone that it belongs to, if it belongs to one. */
  milestone: string | null;
}

/** Where the thing that an event is about stands, below the site's address; null where it has no page. */
export function eventPath({ entity, entityId, milestone }: About): string | null {
  const id = encodeURIComponent(entityId);
  const page = milestone === null ? null : `/milestones/${encodeURIComponent(milestone)}`;
  switch (entity) {
    case "milestone":
    case "evidence":
      return page;
    case "assessment":
    case "partner_view":
      return page && `${page}#assessment-${id}`;
    case "comment":
      return page && `${page}?comment=${id}#comment-${id}`;
    case "proposal":
      return `/proposals/${id}`;
    case "period":
      return `/periods/${encodeURIComponent(entityId.replace(" ", "-"))}`;
    case "partner":
      return `/partners/${id}`;
    case "person":
      return `/admin/people/${id}`;
    case "template":
      return `/admin/catalogue/templates/${id}`;
    case "scale":
      return `/admin/catalogue/scales/${id}`;
    case "schedule":
      return `/reports/schedules/${id}`;
    case "settings":
      return "/admin/settings";
    default:
      return null;
  }
}

/** The action of this name, or null when it is none that the code writes (any more). */
export function knownAction(name: string): AuditAction | null {
  return AUDIT_ACTIONS.find((action) => action === name) ?? null;
}

export const isGroup = (name: string): name is AuditGroup => Object.keys(AUDIT_GROUPS).includes(name);

/** The partner, or `installation`, whose chain this is, or the one of what was read of it. */
export function partnerOfChain(chain: string): string {
  return chain.replace(new RegExp(`${readingChain("").replace(".", "\\.")}$`), "");
}
