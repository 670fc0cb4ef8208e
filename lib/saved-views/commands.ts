import { and, count, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { savedViews as views, startViews } from "@/db/schema";
import { audit } from "@/lib/audit/commands";
import { type AuditAction, INSTALLATION } from "@/lib/audit/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { authorize, runCommand, waitForTwin } from "@/lib/command";
import { conflict, notFound, type Outcome, Refusal } from "@/lib/errors";
import { visibleView } from "@/lib/saved-views/conditions";
import { VIEWS_AT_MOST } from "@/lib/saved-views/constants";
import type {
  ChooseStartViewInput,
  DeleteViewInput,
  RenameViewInput,
  SaveViewInput,
  ShareViewInput,
} from "@/lib/saved-views/schemas";

type ViewRow = typeof views.$inferSelect;

/**
 * Keeps an address under a name. Sent twice with the same request key, it is kept once. Fails with `forbidden` (who may keep none, or
 * share none), `refused` (the name is taken, or there are too many).
 */
export function saveView(viewer: Viewer, input: SaveViewInput): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "saved_view.keep");
    if (input.shared === "yes") authorize(viewer, "saved_view.share");
    // One after the other, so that two windows together keep no more than there may be.
    await waitForTwin(tx, `saved views ${viewer.personId}`);
    const [repeated] = await tx
      .select({ id: views.id })
      .from(views)
      .where(eq(views.requestKey, input.requestKey));
    if (repeated !== undefined) return repeated;
    await refuseTaken(tx, viewer, input.name);
    const [kept] = await tx.select({ views: count() }).from(views).where(eq(views.ownerId, viewer.personId));
    if ((kept?.views ?? 0) >= VIEWS_AT_MOST) throw new Refusal("refused", "saved_view.too_many");

    const { requestKey, name, address } = input;
    const [added] = await tx
      .insert(views)
      .values({ ownerId: viewer.personId, name, address, shared: input.shared === "yes", requestKey })
      .returning();
    if (added === undefined) throw new Error("an inserted view did not come back");
    await auditView(tx, "saved_view.save", null, added);
    return { id: added.id };
  });
}

/** Gives one's own view another name. Fails with `not_found`, `forbidden` (a colleague's), `conflict`, `refused` (the name is taken). */
export function renameView(viewer: Viewer, input: RenameViewInput): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const before = await readOwn(tx, viewer, input);
    await refuseTaken(tx, viewer, input.name, before.id);
    return changeView(tx, "saved_view.rename", before, { name: input.name });
  });
}

/** Shows one's own view to the colleagues, or to them no more. Fails with `not_found`, `forbidden`, `conflict`. */
export function shareView(viewer: Viewer, input: ShareViewInput): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const before = await readOwn(tx, viewer, input);
    const shared = input.shared === "yes";
    if (shared) authorize(viewer, "saved_view.share");
    return changeView(tx, shared ? "saved_view.share" : "saved_view.unshare", before, { shared });
  });
}

/** Keeps one's own view no longer; whoever began with it begins with the overview. Fails with `not_found`, `forbidden`, `conflict`. */
export function deleteView(viewer: Viewer, input: DeleteViewInput): Promise<Outcome<{ id: number }>> {
  return runCommand(viewer, async (tx) => {
    const before = await readOwn(tx, viewer, input);
    const [gone] = await tx
      .delete(views)
      .where(and(eq(views.id, before.id), eq(views.version, before.version)))
      .returning({ id: views.id });
    if (gone === undefined) throw conflict();
    await auditView(tx, "saved_view.delete", before, null);
    return gone;
  });
}

/** Chooses the view that signing in leads to, one's own or a shared one, or none. Fails with `not_found`. */
export function chooseStartView(viewer: Viewer, { view }: ChooseStartViewInput): Promise<Outcome<null>> {
  return runCommand(viewer, async (tx) => {
    authorize(viewer, "saved_view.keep");
    const ofViewer = eq(startViews.personId, viewer.personId);
    const [before] = await tx.select({ view: startViews.viewId }).from(startViews).where(ofViewer);
    if ((before?.view ?? null) === view) return null;
    if (view === null) {
      await tx.delete(startViews).where(ofViewer);
    } else {
      const [found] = await tx
        .select({ id: views.id })
        .from(views)
        .where(and(eq(views.id, view), visibleView(viewer)));
      if (found === undefined) throw notFound();
      await tx
        .insert(startViews)
        .values({ personId: viewer.personId, viewId: view })
        .onConflictDoUpdate({ target: startViews.personId, set: { viewId: view } });
    }
    await audit(tx, {
      chain: INSTALLATION,
      action: "person.start_view",
      entity: "person",
      entityId: viewer.personId,
      before: { startView: before?.view ?? null },
      after: { startView: view },
    });
    return null;
  });
}

async function readOwn(
  tx: Transaction,
  viewer: Viewer,
  { id, version }: { id: number; version: number },
): Promise<ViewRow> {
  authorize(viewer, "saved_view.keep");
  const [found] = await tx
    .select()
    .from(views)
    .where(and(eq(views.id, id), visibleView(viewer)));
  if (found === undefined) throw notFound();
  if (found.ownerId !== viewer.personId) throw new Refusal("forbidden", "saved_view.not_owner");
  if (found.version !== version) throw conflict();
  return found;
}

async function refuseTaken(tx: Transaction, viewer: Viewer, name: string, except = 0): Promise<void> {
  const [taken] = await tx
    .select({ id: views.id })
    .from(views)
    .where(
      and(
        eq(views.ownerId, viewer.personId),
        sql`lower(${views.name}) = lower(${name})`,
        ne(views.id, except),
      ),
    );
  if (taken !== undefined) throw new Refusal("refused", "saved_view.name.taken", "name");
}

async function changeView(
  tx: Transaction,
  action: AuditAction,
  before: ViewRow,
  change: Partial<Pick<ViewRow, "name" | "shared">>,
): Promise<{ id: number }> {
  if (JSON.stringify(auditedView({ ...before, ...change })) === JSON.stringify(auditedView(before)))
    return { id: before.id };
  const [after] = await tx
    .update(views)
    .set({ ...change, version: before.version + 1 })
    .where(and(eq(views.id, before.id), eq(views.version, before.version)))
    .returning();
  if (after === undefined) throw conflict();
  await auditView(tx, action, before, after);
  return { id: after.id };
}

async function auditView(
  tx: Transaction,
  action: AuditAction,
  before: ViewRow | null,
  after: ViewRow | null,
): Promise<void> {
  await audit(tx, {
    chain: INSTALLATION,
    action,
    entity: "saved_view",
    entityId: String((after ?? before)?.id),
    before: before && auditedView(before),
    after: after && auditedView(after),
  });
}

const auditedView = ({ name, address, shared }: ViewRow) => ({ name, address, shared });
