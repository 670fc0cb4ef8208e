import { and, asc, count, desc, eq, gt, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asReader, asViewer, type Transaction } from "@/db/client";
import { commentEdits, comments, people } from "@/db/schema";
import type { Reader } from "@/lib/as-of/reader";
import { visiblePartner } from "@/lib/auth/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { COMMENTS_PAGE_SIZE } from "@/lib/comments/constants";
import { decodeMentions, giveHandles, mentionedIn } from "@/lib/comments/rules";
import { readComment, readHandles, readMentionable, readNames } from "@/lib/comments/store";
import { Refusal } from "@/lib/errors";

const authors = alias(people, "authors");
const deleters = alias(people, "deleters");

/** One page of the comments on a milestone, the latest first, each with what it said before. */
export function listComments(reader: Reader, milestoneId: number, page: number) {
  return asReader(reader, async (tx) => {
    const ofMilestone = and(
      visiblePartner(reader, comments.partnerIso3),
      eq(comments.milestoneId, milestoneId),
    );
    const rows = await tx
      .select({
        id: comments.id,
        authorId: comments.authorId,
        author: authors.name,
        authorRole: authors.role,
        text: comments.text,
        writtenAt: comments.writtenAt,
        editedAt: comments.editedAt,
        deletedAt: comments.deletedAt,
        deletedBy: comments.deletedBy,
        deleter: deleters.name,
        deletionReason: comments.deletionReason,
        version: comments.version,
      })
      .from(comments)
      .leftJoin(authors, eq(authors.id, comments.authorId))
      .leftJoin(deleters, eq(deleters.id, comments.deletedBy))
      .where(ofMilestone)
      .orderBy(desc(comments.id))
      .limit(COMMENTS_PAGE_SIZE)
      .offset((page - 1) * COMMENTS_PAGE_SIZE);
    const [counted] = await tx.select({ total: count() }).from(comments).where(ofMilestone);
    const earlier = await earlierTexts(
      tx,
      rows.map(({ id }) => id),
    );
    const texts = [...rows.map(({ text }) => text ?? ""), ...earlier.map(({ text }) => text)];
    const names = await readNames(tx, texts.flatMap(mentionedIn));
    return {
      total: counted?.total ?? 0,
      names,
      rows: rows.map((row) => ({
        ...row,
        earlier: earlier.filter(({ commentId }) => commentId === row.id),
      })),
    };
  });
}
export type Comment = Awaited<ReturnType<typeof listComments>>["rows"][number];

async function earlierTexts(tx: Transaction, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(commentEdits)
    .where(inArray(commentEdits.commentId, [...ids]))
    .orderBy(asc(commentEdits.commentId), desc(commentEdits.version));
}

/** The page of the list on which a comment stands, for a link that leads to it. */
export function findCommentPage(reader: Reader, milestoneId: number, commentId: number): Promise<number> {
  return asReader(reader, async (tx) => {
    const [later] = await tx
      .select({ count: count() })
      .from(comments)
      .where(
        and(
          visiblePartner(reader, comments.partnerIso3),
          eq(comments.milestoneId, milestoneId),
          gt(comments.id, commentId),
        ),
      );
    return Math.floor((later?.count ?? 0) / COMMENTS_PAGE_SIZE) + 1;
  });
}

/** Whom the viewer may mention at a milestone, with the words that mention each. */
export function listMentionable(viewer: Viewer, milestoneId: number) {
  return asViewer(viewer, async (tx) => {
    const known = await readMentionable(tx, milestoneId);
    const handles = new Map(giveHandles(known).map(({ personId, handle }) => [personId, handle]));
    return known.map(({ personId, name, role }) => ({
      personId,
      role,
      handle: handles.get(personId) ?? name,
    }));
  });
}

/** The text of a comment as its form has it, with its version; null when it is not there any more or was deleted. */
export function getCommentText(viewer: Viewer, commentId: number) {
  return asViewer(viewer, async (tx) => {
    const found = await readComment(tx, viewer, commentId).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
    if (found === null || found.text === null) return null;
    const handles = await readHandles(tx, found.milestoneId, found.text);
    return { text: decodeMentions(found.text, handles), version: found.version };
  });
}
