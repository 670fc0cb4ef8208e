import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPartnerView, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { STANCES } from "@/lib/partner-views/constants";
import { recordView } from "@/lib/partner-views/commands";
import { listViews } from "@/lib/partner-views/queries";
import { type RecordViewInput, recordViewSchema } from "@/lib/partner-views/schemas";

const liaison = await newPerson("liaison", ["GEO"]);
const manager = await newPerson("manager");

const view = (assessmentId: number, wishes: Partial<RecordViewInput> = {}): RecordViewInput => ({
  assessmentId,
  requestKey: randomUUID(),
  follows: null,
  stance: "disagrees",
  text: "The law is in force since May",
  ...wishes,
});

async function accepted(partner = "GEO") {
  const milestone = await newMilestone({ partner });
  return { milestone, assessmentId: await newAssessment(milestone) };
}

const seenBy = async (viewer: Viewer, milestoneId: number) =>
  (await listViews(viewer, milestoneId)).map(({ stance, text }) => ({ stance, text }));

test("a view is seen by everybody who sees the assessment, and a newer one stands before it", async () => {
  const { milestone, assessmentId } = await accepted();
  expect(await recordView(liaison, view(assessmentId))).toEqual({
    ok: true,
    value: { code: milestone.code },
  });
  const [first] = await listViews(liaison, milestone.id);
  const newer = view(assessmentId, { follows: first?.id ?? null, stance: "agrees", text: "" });
  expect(await recordView(liaison, newer)).toMatchObject({ ok: true });
  const expected = [
    { stance: "agrees", text: "" },
    { stance: "disagrees", text: "The law is in force since May" },
  ];
  for (const viewer of [
    liaison,
    manager,
    await newPerson("analyst", ["MDA"]),
    await newPerson("admin"),
    await newPerson("liaison", ["GEO"]),
  ])
    expect(await seenBy(viewer, milestone.id)).toEqual(expected);
  expect(await seenBy(await newPerson("liaison", ["MDA"]), milestone.id)).toEqual([]);
});

test("each view is in the audit trail with whom it followed", async () => {
  const { milestone, assessmentId } = await accepted();
  await recordView(liaison, view(assessmentId));
  const events = await asInstallation(
    (
      tx,
    ) => tx`select person_id, "after" ->> 'stance' as stance, "after" ->> 'milestone' as milestone from audit_events
               where action = 'view.record' and entity_id = ${String(assessmentId)}`,
  );
  expect(events).toEqual([{ person_id: liaison.personId, stance: "disagrees", milestone: milestone.code }]);
});

test("the liaison of another partner finds nothing to answer", async () => {
  const { assessmentId } = await accepted("MDA");
  expect(await recordView(liaison, view(assessmentId))).toMatchObject({ failure: { kind: "not_found" } });
});

test.each(["analyst", "manager", "admin"] as const)("an %s does not speak for a partner", async (role) => {
  const { assessmentId } = await accepted();
  const viewer = await newPerson(role, role === "analyst" ? ["GEO"] : []);
  expect(await recordView(viewer, view(assessmentId))).toMatchObject({ failure: { kind: "forbidden" } });
});

test.each(["draft", "submitted", "returned"] as const)(
  "a %s one does not exist for a liaison",
  async (state) => {
    const assessmentId = await newAssessment(await newMilestone(), { state });
    expect(await recordView(liaison, view(assessmentId))).toMatchObject({ failure: { kind: "not_found" } });
  },
);

test("two liaisons who read the same view: the second is told, and nothing is added", async () => {
  const { milestone, assessmentId } = await accepted();
  const colleague = await newPerson("liaison", ["GEO"]);
  const outcomes = await Promise.all([
    recordView(liaison, view(assessmentId)),
    recordView(colleague, view(assessmentId)),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: "conflict" } });
  expect(await listViews(manager, milestone.id)).toHaveLength(1);
});

test("a form sent twice is recorded once", async () => {
  const { milestone, assessmentId } = await accepted();
  const twice = view(assessmentId);
  const outcomes = await Promise.all([recordView(liaison, twice), recordView(liaison, twice)]);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await listViews(manager, milestone.id)).toHaveLength(1);
});

test.each(STANCES)(
  "%s: a text is asked for where the stance needs one, by form and table alike",
  async (stance) => {
    const { assessmentId } = await accepted();
    const needed = stance === "disagrees" || stance === "agrees_in_part";
    const form = { assessmentId: "1", requestKey: randomUUID(), follows: "", stance, text: "  " };
    expect(recordViewSchema.safeParse(form).success).toBe(!needed);
    const refused = await refusalOf(
      newPartnerView({ id: 0, code: "", partner: "GEO" }, assessmentId, { stance, text: " " }),
    );
    expect(refused).toBe(needed ? "partner_views_say_what_is_not_agreed" : null);
  },
);

// With the product's code taken away.

const row = (assessmentId: number, partner: string, viewer: Viewer) => ({
  assessment_id: assessmentId,
  partner_iso3: partner,
  stance: "no_comment",
  text: "",
  author_id: viewer.personId,
});

test("plain SQL: only a liaison writes, only of its own partner, and in its own name", async () => {
  const { assessmentId } = await accepted();
  const foreign = await newPerson("liaison", ["MDA"]);
  const insert = (viewer: Viewer, partner: string, author = viewer) =>
    refusalOf(
      asPerson(viewer, (tx) => tx`insert into partner_views ${tx(row(assessmentId, partner, author))}`),
    );
  expect(await insert(foreign, "GEO")).toBe("partner_views_answer_accepted");
  expect(await insert(foreign, "MDA")).toBe("partner_views_answer_accepted");
  for (const role of ["analyst", "manager", "admin"] as const)
    expect(await insert(await newPerson(role, role === "analyst" ? ["GEO"] : []), "GEO")).toMatch(
      /row-level security/,
    );
  expect(await insert(liaison, "GEO", manager)).toBeNull();
  const [kept] = await asInstallation(
    (tx) => tx`select author_id from partner_views where assessment_id = ${assessmentId}`,
  );
  expect(kept).toEqual({ author_id: liaison.personId });
});

test("plain SQL: a view is neither changed nor removed, not by its author and not by the installation", async () => {
  const { milestone, assessmentId } = await accepted();
  const id = await newPartnerView(milestone, assessmentId, { author: liaison });
  for (const statement of [
    `update partner_views set text = 'x' where id = ${id}`,
    `delete from partner_views where id = ${id}`,
    "truncate partner_views",
  ])
    expect(await refusalOf(asPerson(liaison, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
  for (const statement of [
    `update partner_views set text = 'x' where id = ${id}`,
    `delete from partner_views where id = ${id}`,
  ])
    expect(await refusalOf(asInstallation((tx) => tx.unsafe(statement)))).toBe("partner_views_are_kept");
});

test("plain SQL: what was not accepted is not answered", async () => {
  const assessmentId = await newAssessment(await newMilestone(), { state: "submitted" });
  const attempt = asInstallation(
    (tx) => tx`insert into partner_views ${tx(row(assessmentId, "GEO", liaison))}`,
  );
  expect(await refusalOf(attempt)).toBe("partner_views_answer_accepted");
});
