import { and, eq, sql } from "drizzle-orm";
import { installation } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { INSTALLATION } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand } from "@/lib/command";
import { conflict, type Outcome } from "@/lib/errors";
import { settingsOf } from "@/lib/installation/rules";
import type { ChangeSettingsInput } from "@/lib/installation/schemas";

/** Changes what the installation says about itself, over the version that was read. Fails with `forbidden`, `conflict`. */
export function changeSettings(
  viewer: Viewer,
  { version, ...said }: ChangeSettingsInput,
): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "settings.manage");
    const [row] = await tx.select().from(installation);
    const before = settingsOf(row);
    if (before.version !== version) throw conflict();
    const after = { ...before, ...said };
    if (JSON.stringify(before) === JSON.stringify(after)) return null;

    if (row === undefined) {
      // The columns that the application may write are named: it has no right to the others.
      const { name, contact, noticeEn, noticeFr, defaultLanguage, marking, highestMarking } = said;
      await tx.execute(sql`
        insert into installation (name, contact, notice_en, notice_fr, default_language, marking, highest_marking, version)
        values (${name}, ${contact}, ${noticeEn}, ${noticeFr}, ${defaultLanguage}, ${marking}, ${highestMarking}, 1)`);
    } else {
      const changed = await tx
        .update(installation)
        .set({ ...said, version: version + 1 })
        .where(and(eq(installation.only, true), eq(installation.version, version)))
        .returning({ version: installation.version });
      if (changed.length === 0) throw conflict();
    }
    const { version: _before, ...audited } = before;
    await audit(tx, {
      chain: INSTALLATION,
      action: "settings.change",
      entity: "settings",
      entityId: "installation",
      before: audited,
      after: said,
    });
    return null;
  });
}
