import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { commentMentions, comments, milestones, people } from "@/db/schema";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { giveHandles, type Handle, mentionedIn } from "@/lib/comments/rules";
import { conflict, notFound } from "@/lib/errors";
import { ROLES } from "@/lib/people/constants";

export type CommentRow = typeof comments.$inferSelect;

/** The milestone of this code. Not found when the viewer may not see it. */
export async function readCommentedMilestone(tx: Transaction, viewer: Viewer, code: string) {
  const [found] = await tx
    .select({ id: milestones.id, code: milestones.code, partnerIso3: milestones.partnerIso3 })
    .from(milestones)
    .where(and(visiblePartner(viewer, milestones.partnerIso3), eq(milestones.code, code)));
  if (found === undefined) throw notFound();
  return found;
}

/** The comment as stored. Not found when the viewer may not see its milestone. */
export async function readComment(tx: Transaction, viewer: Viewer, commentId: number): Promise<CommentRow> {
  const [found] = await tx
    .select()
    .from(comments)
    .where(and(visiblePartner(viewer, comments.partnerIso3), eq(comments.id, commentId)));
  if (found === undefined) throw notFound();
  return found;
}

/** Writes the changes over the version that was read; somebody else's newer one is a conflict, never overwritten. */
export async function updateComment(
  tx: Transaction,
  before: Pick<CommentRow, "id" | "version">,
  changes: { text: string | null; deletionReason?: string },
): Promise<CommentRow> {
  const [after] = await tx
    .update(comments)
    .set({ ...changes, version: before.version + 1 })
    .where(and(eq(comments.id, before.id), eq(comments.version, before.version)))
    .returning();
  if (after === undefined) throw conflict();
  return after;
}

const mentionable = z.array(z.object({ person_id: z.string(), name: z.string(), role: z.enum(ROLES) }));

/** Whom the viewer may mention at the milestone, by name; the database knows. */
export async function readMentionable(tx: Transaction, milestoneId: number) {
  const rows = await tx.execute(sql`
    select person_id, name, role from tracker.mentionable_people(${milestoneId}) order by lower(name), person_id`);
  return mentionable
    .parse([...rows])
    .map(({ person_id: personId, name, role }) => ({ personId, name, role }));
}

/** Names of people by their ids; names stand beside what people wrote and are open to everybody signed in. */
export async function readNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The handles at a milestone: of those who may be mentioned, and of those whom the text mentions already. */
export async function readHandles(
  tx: Transaction,
  milestoneId: number,
  text: string | null,
): Promise<Handle[]> {
  const known = await readMentionable(tx, milestoneId);
  const others = mentionedIn(text ?? "").filter((id) => !known.some(({ personId }) => personId === id));
  const names = await readNames(tx, others);
  return giveHandles([...known, ...[...names].map(([personId, name]) => ({ personId, name }))]);
}

/** Brings the rows of mentions to what the text says; those that stay are not written. */
export async function replaceMentions(
  tx: Transaction,
  commentId: number,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const gone = before.filter((id) => !after.includes(id));
  const added = after.filter((id) => !before.includes(id));
  if (gone.length > 0)
    await tx
      .delete(commentMentions)
      .where(and(eq(commentMentions.commentId, commentId), inArray(commentMentions.personId, gone)));
  if (added.length > 0)
    await tx.insert(commentMentions).values(added.map((personId) => ({ commentId, personId })));
}

/**
 * What the audit trail keeps of a comment: whom it mentions and the hash of its text. The trail is never shortened, and a
 * deleted text shall be gone.
 */
export function auditedComment(row: CommentRow) {
  const text = row.text === null ? null : createHash("sha256").update(row.text).digest("hex");
  return {
    milestoneId: row.milestoneId,
    textSha256: text,
    mentioned: mentionedIn(row.text ?? ""),
    deletionReason: row.deletionReason,
  };
}
