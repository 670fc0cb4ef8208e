import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newMilestone, newPerson, newProposal } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { createMilestone } from "@/lib/milestones/commands";
import { getMilestone, listMilestones } from "@/lib/milestones/queries";
import { parseMilestoneFilters } from "@/lib/milestones/filters";
import { declineProposal, proposeMilestone, takeBackProposal } from "@/lib/proposals/commands";
import { countOpenProposals, getProposal, listProposals } from "@/lib/proposals/queries";
import type { ProposeMilestoneInput } from "@/lib/proposals/schemas";

const liaison = await newPerson("liaison", ["GEO"]);
const analyst = await newPerson("analyst", ["GEO"]);
const manager = await newPerson("manager");

const proposal = (wishes: Partial<ProposeMilestoneInput> = {}): ProposeMilestoneInput => ({
  requestKey: randomUUID(),
  partner: "GEO",
  area: "rule_of_law",
  templateCode: null,
  title: `A step of our own ${randomUUID()}`,
  description: "",
  nature: "target",
  indicator: "Posts filled",
  unit: "posts",
  scaleId: null,
  baseline: 0,
  target: 10,
  startOn: "2026-01-01",
  dueOn: "2027-12-31",
  leadInstitution: null,
  reason: "Our strategy names it",
  ...wishes,
});

async function propose(wishes: Partial<ProposeMilestoneInput> = {}): Promise<number> {
  const outcome = await proposeMilestone(liaison, proposal(wishes));
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  return outcome.value.id;
}

test("a proposal waits for those who plan for the partner, and counts nowhere until it is adopted", async () => {
  const wanted = proposal();
  const outcome = await proposeMilestone(liaison, wanted);
  const id = outcome.ok ? outcome.value.id : 0;
  for (const viewer of [liaison, analyst, manager, await newPerson("admin")])
    expect(await getProposal(viewer, id)).toMatchObject({ title: wanted.title, state: "open", version: 1 });
  expect(await getProposal(await newPerson("liaison", ["MDA"]), id)).toBeNull();
  const everything = parseMilestoneFilters(new URLSearchParams({ q: wanted.title }));
  expect((await listMilestones(manager, everything)).total).toBe(0);
});

test("adopted, it becomes a milestone in one step, which says where it came from", async () => {
  const wanted = proposal();
  const outcome = await proposeMilestone(liaison, wanted);
  const proposalId = outcome.ok ? outcome.value.id : 0;
  const { reason: _reason, ...plan } = wanted;
  const agreed = { basis: "de_jure", weight: 2 } as const;
  const adopting = { ...plan, ...agreed, requestKey: randomUUID(), proposalId, proposalVersion: 1 };
  const adopted = await createMilestone(analyst, adopting);
  const code = adopted.ok ? adopted.value.code : "";
  expect(await getMilestone(liaison, code)).toMatchObject({ title: wanted.title, ...agreed, proposalId });
  expect(await getProposal(liaison, proposalId)).toMatchObject({
    state: "adopted",
    milestoneCode: code,
    decider: analyst.name,
  });
  expect(await createMilestone(analyst, adopting)).toEqual(adopted);
  const again = { ...adopting, requestKey: randomUUID() };
  expect(await createMilestone(manager, again)).toMatchObject({ failure: { kind: "conflict" } });
  expect(await createMilestone(manager, { ...again, proposalVersion: 2 })).toMatchObject({
    failure: { kind: "refused", messageKey: "proposal.ended" },
  });
  const everything = parseMilestoneFilters(new URLSearchParams({ q: wanted.title }));
  expect((await listMilestones(manager, everything)).total).toBe(1);
});

test("a proposal of one partner is not adopted into another's plan", async () => {
  const proposalId = await propose();
  const { reason: _reason, ...plan } = proposal({ partner: "MDA" });
  expect(
    await createMilestone(manager, { ...plan, basis: "de_facto", weight: 1, proposalId, proposalVersion: 1 }),
  ).toMatchObject({ failure: { kind: "not_found" } });
  expect(await getProposal(manager, proposalId)).toMatchObject({ state: "open" });
});

test("declined, its partner reads why; taken back, it is its partner's own doing", async () => {
  const [declined, takenBack] = [await propose(), await propose()];
  const reason = "It repeats GEO-ROL-01";
  expect(await declineProposal(analyst, { proposalId: declined, version: 1, reason })).toEqual({
    ok: true,
    value: { id: declined },
  });
  expect(await getProposal(liaison, declined)).toMatchObject({ state: "declined", decisionReason: reason });
  expect(await takeBackProposal(liaison, { proposalId: takenBack, version: 1 })).toMatchObject({ ok: true });
  expect(await getProposal(manager, takenBack)).toMatchObject({ state: "taken_back", decider: liaison.name });
  const late = { proposalId: takenBack, version: 1, reason };
  expect(await declineProposal(manager, late)).toMatchObject({ failure: { kind: "conflict" } });
  expect(await declineProposal(manager, { ...late, version: 2 })).toMatchObject({
    failure: { kind: "refused" },
  });
});

test("two who decide at once: one does, the other is told", async () => {
  const proposalId = await propose();
  const outcomes = await Promise.all([
    declineProposal(manager, { proposalId, version: 1, reason: "Not now" }),
    takeBackProposal(liaison, { proposalId, version: 1 }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: "conflict" } });
});

test("only a partner proposes and takes back, only who plans for it decides", async () => {
  for (const viewer of [analyst, manager, await newPerson("admin")])
    expect(await proposeMilestone(viewer, proposal())).toMatchObject({ failure: { kind: "forbidden" } });
  expect(await proposeMilestone(await newPerson("liaison", ["MDA"]), proposal())).toMatchObject({
    failure: { kind: "not_found" },
  });
  const proposalId = await propose();
  for (const viewer of [liaison, await newPerson("analyst", ["MDA"]), await newPerson("admin")])
    expect(await declineProposal(viewer, { proposalId, version: 1, reason: "No" })).toMatchObject({
      failure: { kind: "forbidden" },
    });
  expect(await takeBackProposal(manager, { proposalId, version: 1 })).toMatchObject({
    failure: { kind: "forbidden" },
  });
});

test("a form sent twice is proposed once, and faults are told at their fields", async () => {
  const twice = proposal();
  const outcomes = await Promise.all([proposeMilestone(liaison, twice), proposeMilestone(liaison, twice)]);
  expect(outcomes[0]).toEqual(outcomes[1]);
  expect(await proposeMilestone(liaison, proposal({ unit: null }))).toMatchObject({
    failure: { field: "unit" },
  });
  expect(await proposeMilestone(liaison, proposal({ target: 0 }))).toMatchObject({
    failure: { field: "target" },
  });
  expect(await proposeMilestone(liaison, proposal({ dueOn: "2025-12-31" }))).toMatchObject({
    failure: { field: "dueOn" },
  });
});

test("the list shows the open ones first, the longest waiting on top, and a liaison its own alone", async () => {
  const other = await newPerson("liaison", ["ARM"]);
  const [first, second, ended] = [
    await newProposal("ARM"),
    await newProposal("ARM"),
    await newProposal("ARM"),
  ];
  await takeBackProposal(other, { proposalId: ended, version: 1 });
  const { rows, open, total } = await listProposals(other, 1);
  expect(rows.map(({ id }) => id)).toEqual([first, second, ended]);
  expect([open, total]).toEqual([2, 3]);
  expect(await countOpenProposals(other)).toBe(2);
  expect(await countOpenProposals(manager, "ARM")).toBe(2);
});

test("each step is in the audit trail", async () => {
  const proposalId = await propose();
  await takeBackProposal(liaison, { proposalId, version: 1 });
  const events = await asInstallation(
    (tx) => tx`select action, person_id from audit_events
               where entity = 'proposal' and entity_id = ${String(proposalId)} order by "position"`,
  );
  expect(events).toEqual([
    { action: "proposal.propose", person_id: liaison.personId },
    { action: "proposal.taken_back", person_id: liaison.personId },
  ]);
});

// With the product's code taken away.

const end = (viewer: Viewer, id: number, state: string, milestone: number | null = null) =>
  asPerson(
    viewer,
    (tx) => tx`
      update milestone_proposals set state = ${state}, version = version + 1, milestone_id = ${milestone},
             decision_reason = ${state === "declined" ? "No" : null}
      where id = ${id} returning decided_by`,
  );

test("plain SQL: who ends a proposal, and how, is the database's to say too", async () => {
  const id = await newProposal("GEO");
  const foreign = await newPerson("analyst", ["MDA"]);
  expect(await end(foreign, id, "declined")).toHaveLength(0);
  expect(await end(await newPerson("admin"), id, "declined")).toHaveLength(0);
  expect(await refusalOf(end(liaison, id, "declined"))).toBe("milestone_proposals_decided_by_planners");
  expect(await refusalOf(end(manager, id, "taken_back"))).toBe("milestone_proposals_taken_back_by_partner");
  expect(await refusalOf(end(manager, id, "adopted"))).toBe("milestone_proposals_adopted_as_a_milestone");
  const elsewhere = await newMilestone({ partner: "MDA" });
  expect(await refusalOf(end(manager, id, "adopted", elsewhere.id))).toBe(
    "milestone_proposals_of_the_same_partner",
  );
  expect(await end(manager, id, "declined")).toEqual([{ decided_by: manager.personId }]);
  expect(await refusalOf(end(liaison, id, "taken_back"))).toBe("milestone_proposals_end_once");
});

test("plain SQL: a proposal is never rewritten and never removed", async () => {
  const id = await newProposal("GEO");
  const rewritten = `update milestone_proposals set title = 'Other', state = 'taken_back', version = 2 where id = ${id}`;
  expect(await refusalOf(asPerson(liaison, (tx) => tx.unsafe(rewritten)))).toMatch(/permission denied/);
  expect(await refusalOf(asInstallation((tx) => tx.unsafe(rewritten)))).toBe(
    "milestone_proposals_stay_as_made",
  );
  const removed = `delete from milestone_proposals where id = ${id}`;
  expect(await refusalOf(asPerson(liaison, (tx) => tx.unsafe(removed)))).toMatch(/permission denied/);
  expect(await refusalOf(asInstallation((tx) => tx.unsafe(removed)))).toBe("milestone_proposals_are_kept");
});
