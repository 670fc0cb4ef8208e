import { z } from "zod";
import { ACCOUNT_STATES, type AccountState, type Role, ROLES } from "@/lib/people/constants";

/** Which accounts are listed: the query string of the page. */
export interface AccountFilters {
  /** Part of a name or an address. */
  search: string;
  role: Role | null;
  /** Assigned to this partner. */
  partner: string | null;
  state: AccountState | null;
  page: number;
}

const partner = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .nullable()
  .catch(null);
const page = z.coerce.number().int().min(1).max(100_000).catch(1);

/** Reads filters from a query string. What it does not understand it leaves out. */
export function parseAccountFilters(query: URLSearchParams): AccountFilters {
  return {
    // No text of the database holds a NUL, and it takes none.
    search: (query.get("q") ?? "").replaceAll("\0", "").trim().slice(0, 200),
    role: ROLES.find((role) => role === query.get("role")) ?? null,
    partner: partner.parse(query.get("partner")),
    state: ACCOUNT_STATES.find((state) => state === query.get("state")) ?? null,
    page: page.parse(query.get("page") ?? 1),
  };
}

/** The address of the list with some filters. */
export function accountsHref({ search, role, partner, state, page }: Partial<AccountFilters>): string {
  const query = new URLSearchParams();
  if (search) query.set("q", search);
  if (role) query.set("role", role);
  if (partner) query.set("partner", partner);
  if (state) query.set("state", state);
  if (page !== undefined && page > 1) query.set("page", String(page));
  return query.size === 0 ? "/admin/people" : `/admin/people?${query.toString()}`;
}
