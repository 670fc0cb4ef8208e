import { and, eq, isNull, lte } from "drizzle-orm";
import { notices } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { runCommand } from "@/lib/command";
import { notFound, type Outcome } from "@/lib/errors";
import type { MarkNoticeReadInput, MarkNoticesReadInput } from "@/lib/notices/schemas";

// Reading is nobody else's business and changes no record, so that the audit trail keeps nothing of it.

/** Marks one of the viewer's own notices as read. */
export function markNoticeRead(viewer: Viewer, { noticeId }: MarkNoticeReadInput): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    const marked = await tx
      .update(notices)
      .set({ readAt: new Date() })
      .where(and(eq(notices.personId, viewer.personId), eq(notices.id, noticeId)))
      .returning({ id: notices.id });
    if (marked.length === 0) throw notFound();
    return null;
  });
}

/** Marks the viewer's own notices as read, up to the last one seen. */
export function markNoticesRead(
  viewer: Viewer,
  { lastNoticeId }: MarkNoticesReadInput,
): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    await tx
      .update(notices)
      .set({ readAt: new Date() })
      .where(
        and(eq(notices.personId, viewer.personId), isNull(notices.readAt), lte(notices.id, lastNoticeId)),
      );
    return null;
  });
}
