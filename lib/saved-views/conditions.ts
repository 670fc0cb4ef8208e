import { eq, type SQL, sql } from "drizzle-orm";
import { savedViews as views } from "@/db/schema";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";

/** The views that somebody may open: their own, and those that colleagues share who read every partner as they do. */
export function visibleView(viewer: Viewer): SQL {
  const own = eq(views.ownerId, viewer.personId);
  return can(viewer, "saved_view.share") ? sql`(${own} or ${views.shared})` : own;
}
