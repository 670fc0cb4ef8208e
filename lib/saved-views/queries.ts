import { and, asc, eq, sql } from "drizzle-orm";
import { asViewer } from "@/db/client";
import { people, savedViews as views, startViews } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { visibleView } from "@/lib/saved-views/conditions";

/** The views that somebody may open, their own first, then those of colleagues; and with which of them they begin. */
export function listViewsToOpen(viewer: Viewer) {
  const isOwn = sql<boolean>`${views.ownerId} = ${viewer.personId}::uuid`;
  return asViewer(viewer, (tx) =>
    tx
      .select({
        id: views.id,
        name: views.name,
        address: views.address,
        shared: views.shared,
        version: views.version,
        isOwn,
        owner: people.name,
        isStart: sql<boolean>`${startViews.viewId} is not null`,
      })
      .from(views)
      .leftJoin(people, eq(people.id, views.ownerId))
      .leftJoin(startViews, and(eq(startViews.viewId, views.id), eq(startViews.personId, viewer.personId)))
      .where(visibleView(viewer))
      .orderBy(sql`${isOwn} desc`, asc(sql`lower(${views.name})`), asc(views.id)),
  );
}
export type ViewToOpen = Awaited<ReturnType<typeof listViewsToOpen>>[number];

/** Where signing in leads when nothing else was asked for: the view that was chosen and may still be opened, or the overview. */
export function getStartAddress(viewer: Viewer): Promise<string> {
  return asViewer(viewer, async (tx) => {
    const [chosen] = await tx
      .select({ address: views.address })
      .from(startViews)
      .innerJoin(views, eq(views.id, startViews.viewId))
      .where(and(eq(startViews.personId, viewer.personId), visibleView(viewer)));
    return chosen?.address ?? "/";
  });
}
