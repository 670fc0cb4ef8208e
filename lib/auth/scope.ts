import { inArray, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { PERMISSIONS } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";

/**
 * The rows that the viewer may read, by their partner: part of every query's condition. PostgreSQL's policies say the same;
 * each of the two holds when the other is taken away.
 */
export function visiblePartner(viewer: Viewer, partnerColumn: AnyPgColumn): SQL | undefined {
  if (PERMISSIONS["portfolio.read"][viewer.role] === "every") return undefined;
  return viewer.partners.length > 0 ? inArray(partnerColumn, [...viewer.partners]) : sql`false`;
}
