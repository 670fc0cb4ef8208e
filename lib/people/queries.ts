import { asc, sql } from "drizzle-orm";
import { z } from "zod";
import { asViewer } from "@/db/client";
import { people } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";

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
