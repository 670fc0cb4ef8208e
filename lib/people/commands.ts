import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { runCommand } from "@/lib/command";
import type { Outcome } from "@/lib/errors";
import type { Language } from "@/lib/people/constants";
import type { ChooseDigestInput } from "@/lib/people/schemas";

/** Keeps the language that somebody chose for their own account. Everybody may. */
export function chooseLanguage(viewer: Viewer, language: Language): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    await tx.update(people).set({ language }).where(eq(people.id, viewer.personId));
    await audit(tx, {
      chain: "installation",
      action: "person.language",
      entity: "person",
      entityId: viewer.personId,
      before: { language: viewer.language },
      after: { language },
    });
    return null;
  });
}

/** Keeps whether somebody wants the daily digest of their own notices. Everybody may choose. */
export function chooseDigest(viewer: Viewer, input: ChooseDigestInput): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    const digest = input.digest === "on";
    await tx.update(people).set({ digest }).where(eq(people.id, viewer.personId));
    await audit(tx, {
      chain: "installation",
      action: "person.digest",
      entity: "person",
      entityId: viewer.personId,
      before: { digest: !digest },
      after: { digest },
    });
    return null;
  });
}
