import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { comments } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import type { AuditAction } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { encodeMentions, type Handle, mentionedIn } from "@/lib/comments/rules";
import type {
  DeleteCommentInput,
  EditCommentInput,
  RemoveCommentInput,
  WriteCommentInput,
} from "@/lib/comments/schemas";
import {
  auditedComment,
  type CommentRow,
  readComment,
  readCommentedMilestone,
  readHandles,
  replaceMentions,
  updateComment,
} from "@/lib/comments/store";
import { conflict, type Outcome, Refusal } from "@/lib/errors";

/** What a page needs to go on after a command. */
export interface WrittenComment {
  id: number;
  version: number;
}

/**
 * Adds a comment to a milestone; whom it mentions hears of it. Sent twice with the same request key, it is written once. Fails
 * with `refused` when somebody is mentioned who may not be.
 */
export function writeComment(viewer: Viewer, input: WriteCommentInput): Promise<Outcome<WrittenComment>> {
  return runCommand(viewer, async (tx) => {
    const milestone = await readCommentedMilestone(tx, viewer, input.milestoneCode);
    authorize(viewer, "comment.write", milestone.partnerIso3);
    await waitForTwin(tx, input.requestKey);
    const [repeated] = await tx.select().from(comments).where(eq(comments.requestKey, input.requestKey));
    if (repeated !== undefined) return brief(repeated);

    const { text, mentioned } = encode(input, await readHandles(tx, milestone.id, null));
    const [added] = await tx
      .insert(comments)
      .values({
        milestoneId: milestone.id,
        partnerIso3: milestone.partnerIso3,
        authorId: viewer.personId,
        text,
        requestKey: input.requestKey,
      })
      .returning();
    if (added === undefined) throw new Error("an inserted comment did not come back");
    await replaceMentions(tx, added.id, [], mentioned);
    await auditComment(tx, "comment.write", null, added);
    return brief(added);
  });
}

/** Puts another text in place of one's own; what it said before stays to be read. */
export function editComment(viewer: Viewer, input: EditCommentInput): Promise<Outcome<WrittenComment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readOwn(tx, viewer, input, "comment.edit.not_author");
    const { text, mentioned } = encode(input, await readHandles(tx, before.milestoneId, before.text));
    if (text === before.text) return brief(before);
    const after = await updateComment(tx, before, { text });
    await replaceMentions(tx, before.id, [...new Set(mentionedIn(before.text ?? ""))], mentioned);
    await auditComment(tx, "comment.edit", before, after);
    return brief(after);
  });
}

/** Takes one's own comment back: its text and what it said before are gone, the trace stays. */
export function deleteComment(viewer: Viewer, input: DeleteCommentInput): Promise<Outcome<WrittenComment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readOwn(tx, viewer, input, "comment.delete.not_author");
    const after = await updateComment(tx, before, { text: null });
    await auditComment(tx, "comment.delete", before, after);
    return brief(after);
  });
}

/** Takes somebody else's comment away, with the reason that then stands in its place. Managers, who decide, may not. */
export function removeComment(viewer: Viewer, input: RemoveCommentInput): Promise<Outcome<WrittenComment>> {
  return runCommand(viewer, async (tx) => {
    const before = await readComment(tx, viewer, input.commentId);
    authorize(viewer, "comment.remove", before.partnerIso3);
    if (before.version !== input.version || before.text === null) throw conflict();
    if (before.authorId === viewer.personId) throw new Refusal("refused", "comment.remove.own");
    const after = await updateComment(tx, before, { text: null, deletionReason: input.reason });
    await auditComment(tx, "comment.remove", before, after);
    return brief(after);
  });
}

async function readOwn(
  tx: Transaction,
  viewer: Viewer,
  input: { commentId: number; version: number },
  notAuthor: string,
): Promise<CommentRow> {
  const before = await readComment(tx, viewer, input.commentId);
  authorize(viewer, "comment.write", before.partnerIso3);
  if (before.authorId !== viewer.personId) throw new Refusal("forbidden", notAuthor);
  if (before.version !== input.version || before.text === null) throw conflict();
  return before;
}

/** The text with whoever was chosen from the list mentioned at its beginning, unless the text does so already. */
function encode(input: { text: string; mention: string }, handles: readonly Handle[]) {
  const typed = encodeMentions(input.text, handles);
  if (!typed.ok) throw new Refusal("refused", typed.messageKey, "text");
  if (input.mention === "") return typed;
  const chosen = encodeMentions(`@${input.mention.replace(/^@/, "")}`, handles);
  const [person] = chosen.ok ? chosen.mentioned : [];
  if (person === undefined || !chosen.ok || chosen.text !== `@{${person}}`)
    throw new Refusal("refused", "comment.mention.unknown", "mention");
  if (typed.mentioned.includes(person)) return typed;
  return { text: `${chosen.text} ${typed.text}`, mentioned: [person, ...typed.mentioned] };
}

async function auditComment(
  tx: Transaction,
  action: AuditAction,
  before: CommentRow | null,
  after: CommentRow,
): Promise<void> {
  await audit(tx, {
    chain: after.partnerIso3,
    action,
    entity: "comment",
    entityId: String(after.id),
    before: before && auditedComment(before),
    after: auditedComment(after),
  });
}

const brief = ({ id, version }: CommentRow): WrittenComment => ({ id, version });
