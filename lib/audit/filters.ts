import { z } from "zod";
import { AUDIT_GROUPS, type AuditAction, type AuditGroup, INSTALLATION } from "@/lib/audit/constants";
import { isGroup, knownAction } from "@/lib/audit/rules";
import type { Day } from "@/lib/periods/days";

/** A place in the trail: the event after which a page goes on. */
export interface Place {
  chain: string;
  position: number;
}

/** Which events are listed: the query string of the page. */
export interface AuditFilters {
  /** Who did it. */
  person: string | null;
  what: AuditGroup | AuditAction | null;
  /** A partner's code, or `installation`. */
  partner: string | null;
  from: Day | null;
  to: Day | null;
  /** How the code or number begins of what it is about. */
  about: string;
  after: Place | null;
}

const NO_FILTERS: AuditFilters = {
  person: null,
  what: null,
  partner: null,
  from: null,
  to: null,
  about: "",
  after: null,
};

const person = z.uuid().nullable().catch(null);
const day = z.iso.date().nullable().catch(null);
const partner = z
  .union([z.literal(INSTALLATION), z.string().regex(/^[A-Z]{3}$/)])
  .nullable()
  .catch(null);
const place = z
  .string()
  .regex(/^[\w.]{1,40}:\d{1,15}$/)
  .transform((text) => ({ chain: text.split(":")[0] ?? "", position: Number(text.split(":")[1]) }))
  .nullable()
  .catch(null);

/** Reads filters from a query string. What it does not understand it leaves out. */
export function parseAuditFilters(query: URLSearchParams): AuditFilters {
  const what = query.get("what") ?? "";
  return {
    person: person.parse(query.get("person")),
    what: isGroup(what) ? what : knownAction(what),
    partner: partner.parse(query.get("partner")),
    from: day.parse(query.get("from")),
    to: day.parse(query.get("to")),
    // No text of the database holds a NUL, and it takes none.
    about: (query.get("about") ?? "").replaceAll("\0", "").trim().slice(0, 100),
    after: place.parse(query.get("after")),
  };
}

/** The address of the trail with some filters. */
export function auditHref(filters: Partial<AuditFilters>): string {
  const { after, ...words } = { ...NO_FILTERS, ...filters };
  const query = new URLSearchParams();
  for (const [name, word] of Object.entries(words)) {
    if (word !== null && word !== "") query.set(name, word);
  }
  if (after !== null) query.set("after", `${after.chain}:${after.position}`);
  return query.size === 0 ? "/admin/audit" : `/admin/audit?${query.toString()}`;
}

/** Whether anything is filtered; the place on the way through does not count. */
export function isFiltered(filters: AuditFilters): boolean {
  return auditHref({ ...filters, after: null }) !== auditHref({});
}

/** The actions that a filter means, or null when it means all. */
export function actionsOf(what: AuditFilters["what"]): readonly AuditAction[] | null {
  if (what === null) return null;
  return isGroup(what) ? AUDIT_GROUPS[what] : [what];
}
