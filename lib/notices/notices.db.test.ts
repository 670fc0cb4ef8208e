import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newMilestone, newNotice, newPerson } from "@/db/testing/factories";
import { acceptAssessment, returnAssessment, withdrawAssessment } from "@/lib/assessments/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { markNoticeRead, markNoticesRead } from "@/lib/notices/commands";
import { countUnreadNotices, listNotices } from "@/lib/notices/queries";

const kindsOf = async (person: Viewer) =>
  (await listNotices(person, 1)).rows.map(({ kind, settledAt }) =>
    settledAt === null ? kind : `${kind}, settled`,
  );

/** Submits the draft in plain SQL: whatever way an assessment takes, the database tells. */
const submit = (author: Viewer, id: number) =>
  asPerson(
    author,
    (tx) => tx`update assessments set state = 'submitted', version = version + 1 where id = ${id}`,
  );

async function waiting() {
  const milestone = await newMilestone({ partner: "GEO" });
  const [author, manager, other] = [
    await newPerson("analyst", ["GEO"]),
    await newPerson("manager"),
    await newPerson("manager"),
  ];
  const id = await newAssessment(milestone, { state: "draft", author });
  await submit(author, id);
  return { milestone, author, manager, other, id };
}

test("a submitted assessment waits for every active manager; decided, for none, and its author hears of it", async () => {
  const { author, manager, other, id } = await waiting();
  const closed = await newPerson("manager");
  expect([await kindsOf(manager), await kindsOf(other), await kindsOf(author)]).toEqual([
    ["waiting"],
    ["waiting"],
    [],
  ]);
  expect(await countUnreadNotices(manager)).toBe(1);
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${closed.personId}`);
  expect(await acceptAssessment(manager, { assessmentId: id, version: 2 })).toMatchObject({ ok: true });
  expect([await kindsOf(manager), await kindsOf(other)]).toEqual([
    ["waiting, settled"],
    ["waiting, settled"],
  ]);
  expect(await countUnreadNotices(other)).toBe(0);
  expect(await kindsOf(author)).toEqual(["decided"]);
});

test("a returned one tells its author, and submitted again it waits again", async () => {
  const { author, manager, id } = await waiting();
  const reason = { assessmentId: id, version: 2, reason: "Say more" };
  expect(await returnAssessment(manager, reason)).toMatchObject({ ok: true });
  expect(await kindsOf(author)).toEqual(["returned"]);
  await submit(author, id);
  expect(await kindsOf(manager)).toEqual(["waiting", "waiting, settled"]);
});

test("a withdrawn one waits for nobody any more", async () => {
  const { author, manager, id } = await waiting();
  expect(await withdrawAssessment(author, { assessmentId: id, version: 2 })).toMatchObject({ ok: true });
  expect(await kindsOf(manager)).toEqual(["waiting, settled"]);
});

test("an author who became a manager is not told that the own assessment waits", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const author = await newPerson("analyst", ["GEO"]);
  const id = await newAssessment(milestone, { state: "draft", author });
  await submit(author, id);
  await asInstallation((tx) => tx`update people set role = 'manager' where id = ${author.personId}`);
  expect(await kindsOf({ ...author, role: "manager" })).toEqual([]);
});

test("work of the installation itself tells nobody anything", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const [author, manager] = [await newPerson("analyst", ["GEO"]), await newPerson("manager")];
  const id = await newAssessment(milestone, { state: "draft", author });
  await asInstallation(
    (tx) =>
      tx`update assessments set state = 'submitted', submitted_at = now(), version = 2 where id = ${id}`,
  );
  expect(await kindsOf(manager)).toEqual([]);
});

test("notices are one's own: nobody else reads them, marks them or makes them", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const [person, other] = [await newPerson("manager"), await newPerson("admin")];
  const noticeId = await newNotice(person, milestone);
  expect(await asPerson(other, (tx) => tx`select from notices where id = ${noticeId}`)).toHaveLength(0);
  expect(await asPerson(null, (tx) => tx`select from notices`)).toHaveLength(0);
  expect(await markNoticeRead(other, { noticeId })).toMatchObject({
    ok: false,
    failure: { kind: "not_found" },
  });
  await markNoticesRead(other, { lastNoticeId: noticeId });
  expect(await countUnreadNotices(person)).toBe(1);
  for (const statement of [
    "insert into notices (person_id, kind, milestone_id) values (gen_random_uuid(), 'waiting', 1)",
    "delete from notices",
    "update notices set mailed_at = now()",
    "update notices set person_id = tracker.viewer_id()",
  ])
    expect(await refusalOf(asPerson(other, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
});

test("one is marked as read, or all up to the last one seen; read stays read, at the time that it was", async () => {
  const [milestone, person] = [await newMilestone(), await newPerson("manager")];
  const ids = [
    await newNotice(person, milestone),
    await newNotice(person, milestone),
    await newNotice(person, milestone),
  ];
  const [first = 0, second = 0] = ids;
  expect(await markNoticeRead(person, { noticeId: first })).toMatchObject({ ok: true });
  const readAt = () => asPerson(person, (tx) => tx`select read_at from notices where id = ${first}`);
  const before = await readAt();
  await asPerson(person, (tx) => tx`update notices set read_at = null where id = ${first}`);
  expect(await readAt()).toEqual(before);
  await markNoticesRead(person, { lastNoticeId: second });
  const { rows, unread, total } = await listNotices(person, 1);
  expect([unread, total]).toEqual([1, 3]);
  expect(rows.map(({ id }) => id)).toEqual([ids[2], second, first]);
});

test("a notice of what somebody may no longer see does not show and does not count", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const liaison = await newPerson("liaison", ["GEO"]);
  await newNotice(liaison, milestone);
  expect(await countUnreadNotices(liaison)).toBe(1);
  await asInstallation(
    (tx) => tx`update assignments set partner_iso3 = 'ARM' where person_id = ${liaison.personId}`,
  );
  // With the viewer's own list gone, the policy alone holds; with the policy's answer, the condition does.
  expect(await asPerson(liaison, (tx) => tx`select from notices`)).toHaveLength(0);
  expect(await countUnreadNotices({ ...liaison, partners: ["ARM"] })).toBe(0);
  expect((await listNotices({ ...liaison, partners: ["ARM"] }, 1)).total).toBe(0);
});

test("the count in the header reads no more than the unread ones", async () => {
  const [milestone, person] = [await newMilestone(), await newPerson("manager")];
  await newNotice(person, milestone);
  await asInstallation(
    (tx) => tx`insert into notices (person_id, kind, milestone_id, due_on, read_at)
      select ${person.personId}, 'recheck_due', ${milestone.id}, date '2000-01-01' + n, now() from generate_series(1, 5000) n`,
  );
  await asInstallation((tx) => tx`analyze notices`);
  const plan = await asPerson(
    person,
    (tx) => tx`explain (format json) select count(*) from notices n
      left join milestones m on m.id = n.milestone_id left join milestone_proposals p on p.id = n.proposal_id
      where n.person_id = ${person.personId} and n.read_at is null and n.settled_at is null`,
  );
  expect(JSON.stringify(plan)).toContain("notices_unread");
});
