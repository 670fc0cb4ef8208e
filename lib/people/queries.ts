import { and, asc, sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer } from "@/db/client";
import { people } from "@/db/schema";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import type { AccountFilters } from "@/lib/people/account-filters";
import { type Account, accountRow, accountsTable, findAccount } from "@/lib/people/account-store";
import { type AccountState, PEOPLE_PAGE_SIZE } from "@/lib/people/constants";

const choice = z.object({ digest: z.boolean() });

/** Whether the viewer has chosen the daily digest; of others nobody learns it. */
export function getDigestChoice(viewer: Viewer): Promise<boolean> {
  return asViewer(viewer, async (tx) => {
    const [row] = await tx.execute(sql`select tracker.wants_digest() as digest`);
    return choice.parse(row).digest;
  });
}

/** Everybody by name, who left too: names stand beside what people did. */
export function listNames(viewer: Viewer) {
  return asViewer(viewer, (tx) =>
    tx
      .select({ id: people.id, name: people.name, role: people.role })
      .from(people)
      .orderBy(asc(sql`lower(${people.name})`), asc(people.id)),
  );
}

const STATE = {
  active: sql`active and "signsIn"`,
  invited: sql`active and not "signsIn"`,
  deactivated: sql`not active`,
} as const satisfies Record<AccountState, unknown>;

const counted = z.object({ total: z.coerce.number() });

/** One page of the accounts that the filters show, by name, and how many there are in all; to who does not manage them, none. */
export async function listAccounts(viewer: Viewer, filters: AccountFilters) {
  if (!can(viewer, "people.manage")) return { rows: [], total: 0 };
  const { search, role, partner, state } = filters;
  const shown = and(
    search === ""
      ? undefined
      : sql`(position(lower(${search}) in lower(name)) > 0 or position(lower(${search}) in lower(email)) > 0)`,
    role === null ? undefined : sql`role = ${role}`,
    partner === null ? undefined : sql`${partner} = any (partners)`,
    state === null ? undefined : STATE[state],
  );
  return asViewer(viewer, async (tx) => {
    const found = await tx.execute(sql`
      select *, count(*) over () as total from ${accountsTable} where ${shown ?? sql`true`}
      order by lower(name), id limit ${PEOPLE_PAGE_SIZE} offset ${(filters.page - 1) * PEOPLE_PAGE_SIZE}`);
    return {
      rows: z.array(accountRow).parse([...found]),
      total: found[0] === undefined ? 0 : counted.parse(found[0]).total,
    };
  });
}

/** One account; null when there is none, or the viewer does not manage them. */
export async function getAccount(viewer: Viewer, id: string): Promise<Account | null> {
  if (!can(viewer, "people.manage") || !z.uuid().safeParse(id).success) return null;
  return asViewer(viewer, (tx) => findAccount(tx, { id }));
}

const sessionRow = z.object({
  createdAt: z.coerce.date(),
  lastSeenAt: z.coerce.date(),
  address: z.string().nullable(),
  client: z.string().nullable(),
});
export type OpenSession = z.infer<typeof sessionRow>;

/** The open sessions of a person, the last seen first; to who does not manage accounts, none. */
export async function listOpenSessions(viewer: Viewer, personId: string): Promise<OpenSession[]> {
  if (!can(viewer, "people.manage")) return [];
  return asViewer(viewer, async (tx) => {
    const rows = await tx.execute(sql`
      select created_at as "createdAt", last_seen_at as "lastSeenAt", address, client
      from tracker.open_sessions(${personId}::uuid) order by last_seen_at desc, created_at desc`);
    return z.array(sessionRow).parse([...rows]);
  });
}
