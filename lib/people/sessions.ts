import { sql } from "drizzle-orm";
import { z } from "zod";
import { asNobody } from "@/db/client";
import type { Sender } from "@/lib/auth/sender";
import type { Viewer } from "@/lib/auth/viewer";
import { LANGUAGES, ROLES } from "@/lib/people/constants";
import { hashOfToken, newToken } from "@/lib/people/tokens";

/** A session ends this long after signing in, whatever happens; after an hour without a request, sooner. */
export const SESSION_SECONDS = 12 * 60 * 60;

const viewerRow = z.object({
  person_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  partners: z.array(z.string()),
});

/** Opens a session; the token goes into the reader's cookie and is kept here only as its hash. */
export async function openSession(personId: string, sender: Sender | null = null): Promise<string> {
  const token = newToken();
  const { address = null, client = null } = sender ?? {};
  await asNobody((db) =>
    db.execute(
      sql`select tracker.open_session(${hashOfToken(token)}, ${personId}::uuid, ${address}, ${client})`,
    ),
  );
  return token;
}

/** Who the session belongs to as of now, or null when it ended, idled out, or its account was closed. */
export async function resolveSession(token: string): Promise<Viewer | null> {
  const rows = await asNobody((db) =>
    db.execute(sql`select * from tracker.resolve_session(${hashOfToken(token)})`),
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { person_id: personId, ...rest } = viewerRow.parse(row);
  return { personId, ...rest };
}

export async function endSession(token: string): Promise<void> {
  await asNobody((db) => db.execute(sql`select tracker.end_session(${hashOfToken(token)})`));
}
