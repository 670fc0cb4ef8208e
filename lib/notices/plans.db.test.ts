import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";

import { asInstallation, asPerson } from "@/db/testing/acting";
import { newCommitment, newMilestone, newPerson, newProposal } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { changeCommitment } from "@/lib/commitments/commands";
import { composeDigest } from "@/lib/digest/compose";
import { createMilestone } from "@/lib/milestones/commands";
import { markNoticeRead } from "@/lib/notices/commands";
import { countUnreadNotices, listNotices, listUnmailedNotices } from "@/lib/notices/queries";
import { noticePath } from "@/lib/notices/rules";
import { declineProposal, proposeMilestone, takeBackProposal } from "@/lib/proposals/commands";

// A partner a test, so that each tells its own people; managers hear of all.
const plan = {
  ...({ area: "rule_of_law", templateCode: null, nature: "target", scaleId: null } as const),
  ...{
    title: "A step of our own",
    description: "",
    indicator: "Posts",
    unit: "posts",
    leadInstitution: null,
  },
  ...{ baseline: 0, target: 10, startOn: "2026-01-01", dueOn: "2027-12-31" },
};

const noticesOf = async (person: Viewer) =>
  (await listNotices(person, 1)).rows.map((notice) =>
    [notice.kind, noticePath(notice), ...(notice.settledAt === null ? [] : ["settled"])].join(" "),
  );

async function proposed(partner: string) {
  const liaison = await newPerson("liaison", [partner]);
  const reason = "Our strategy names it";
  const outcome = await proposeMilestone(liaison, { ...plan, partner, reason, requestKey: randomUUID() });
  if (!outcome.ok) throw new Error("the proposal was refused");
  return { liaison, id: outcome.value.id, path: `/proposals/${outcome.value.id}` };
}

test("a proposal waits for the partner's analysts and for managers, and for nobody else", async () => {
  const [analyst, manager] = [await newPerson("analyst", ["ARM"]), await newPerson("manager")];
  const others = [
    await newPerson("analyst", ["GEO"]),
    await newPerson("liaison", ["ARM"]),
    await newPerson("admin"),
  ];
  const { liaison, path } = await proposed("ARM");
  for (const person of [analyst, manager]) {
    expect(await noticesOf(person)).toEqual([`proposed ${path}`]);
    expect(await countUnreadNotices(person)).toBe(1);
    const [notice] = (await listNotices(person, 1)).rows;
    expect(notice).toMatchObject({ code: null, title: plan.title, partnerIso2: "AM", actor: liaison.name });
  }
  for (const person of [...others, liaison]) expect(await noticesOf(person)).toEqual([]);
});

test("declined, adopted or taken back, it waits no longer; who made it hears the answer", async () => {
  const analyst = await newPerson("analyst", ["MDA"]);
  const declined = await proposed("MDA");
  const answer = { proposalId: declined.id, version: 1, reason: "It is in the plan already" };
  expect(await declineProposal(analyst, answer)).toMatchObject({ ok: true });
  expect(await noticesOf(declined.liaison)).toEqual([`declined ${declined.path}`]);

  const adopted = await proposed("MDA");
  const made = { ...plan, partner: "MDA", basis: "de_facto" as const, weight: 1, requestKey: randomUUID() };
  const proposal = { proposalId: adopted.id, proposalVersion: 1 };
  expect(await createMilestone(analyst, { ...made, ...proposal })).toMatchObject({ ok: true });
  expect(await noticesOf(adopted.liaison)).toEqual([`adopted ${adopted.path}`]);

  const taken = await proposed("MDA");
  expect(await takeBackProposal(taken.liaison, { proposalId: taken.id, version: 1 })).toMatchObject({
    ok: true,
  });
  expect(await noticesOf(taken.liaison)).toEqual([]);
  expect(await noticesOf(analyst)).toEqual(
    [taken, adopted, declined].map(({ path }) => `proposed ${path} settled`),
  );
  expect(await countUnreadNotices(analyst)).toBe(0);
});

test("what a partner pauses, withdraws and takes up again is told to its analysts", async () => {
  const [analyst, manager] = [await newPerson("analyst", ["KAZ"]), await newPerson("manager")];
  const liaison = await newPerson("liaison", ["KAZ"]);
  const { code } = await newMilestone({ partner: "KAZ" });
  const say = (
    commitment: "paused" | "withdrawn" | "committed",
    from: "committed" | "paused" | "withdrawn",
  ) =>
    changeCommitment(liaison, {
      ...{ milestoneCode: code, commitment, from, reason: "Elections", requestKey: randomUUID() },
    });
  expect(await say("paused", "committed")).toMatchObject({ ok: true });
  expect(await say("withdrawn", "paused")).toMatchObject({ ok: true });
  expect(await say("committed", "withdrawn")).toMatchObject({ ok: true });
  const path = `/milestones/${code}`;
  expect(await noticesOf(analyst)).toEqual([`taken_up ${path}`, `withdrawn ${path}`, `paused ${path}`]);
  for (const person of [manager, liaison]) expect(await noticesOf(person)).toEqual([]);
});

test("a notice of a proposal is one's own, shows while the proposal does, and is mailed with a way to it", async () => {
  const analyst = await newPerson("analyst", ["KGZ"]);
  const other = await newPerson("analyst", ["KGZ"]);
  const { liaison, id, path } = await proposed("KGZ");
  const [notice] = (await listNotices(analyst, 1)).rows;
  const noticeId = notice?.id ?? 0;
  expect(await asPerson(other, (tx) => tx`select from notices where id = ${noticeId}`)).toHaveLength(0);
  expect(await markNoticeRead(other, { noticeId })).toMatchObject({ failure: { kind: "not_found" } });
  for (const language of ["en", "fr"] as const) {
    const { text } = composeDigest({
      ...{
        language,
        hasMore: false,
        isIllustrative: false,
        marking: null,
        digestKey: randomUUID(),
        now: new Date(),
      },
      ...{ siteUrl: "https://tracker.example.org", notices: await listUnmailedNotices(analyst, 10) },
    });
    expect(text).toContain(`https://tracker.example.org${path}`);
    expect(text).toContain(plan.title);
    expect(text).toContain(liaison.name);
  }
  expect(await markNoticeRead(analyst, { noticeId })).toMatchObject({ ok: true });

  const declined = { proposalId: id, version: 1, reason: "Not now" };
  expect(await declineProposal(analyst, declined)).toMatchObject({ ok: true });
  await asInstallation(
    (tx) => tx`update assignments set partner_iso3 = 'GEO' where person_id = ${liaison.personId}`,
  );
  // With the viewer's own list gone, the policy alone holds; with the policy's answer, the condition does.
  expect(await asPerson(liaison, (tx) => tx`select from notices`)).toHaveLength(0);
  expect(await countUnreadNotices({ ...liaison, partners: ["GEO"] })).toBe(0);
});

test("work of the installation itself tells nobody of proposals and commitments", async () => {
  const analyst = await newPerson("analyst", ["TJK"]);
  await newProposal("TJK");
  await newCommitment(await newMilestone({ partner: "TJK" }), "paused");
  expect(await noticesOf(analyst)).toEqual([]);
});
