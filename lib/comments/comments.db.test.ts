import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newComment, newMilestone, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { deleteComment, editComment, removeComment, writeComment } from "@/lib/comments/commands";
import { findCommentPage, listComments, listMentionable } from "@/lib/comments/queries";

const written = async (viewer: Viewer, milestoneCode: string, text: string, mention = "") => {
  const outcome = await writeComment(viewer, { milestoneCode, requestKey: randomUUID(), text, mention });
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  return outcome.value;
};
const failed = (messageKey: string) => ({ ok: false, failure: { messageKey } });
const noticesOf = (person: Viewer) =>
  asPerson(
    person,
    (tx) => tx`select kind, comment_id::int as comment, settled_at is not null as settled from notices`,
  );

test("everybody who may see a milestone comments on it, and nobody else", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  for (const viewer of [
    await newPerson("analyst"),
    await newPerson("manager"),
    await newPerson("admin"),
    await newPerson("liaison", ["GEO"]),
  ])
    await written(viewer, milestone.code, viewer.role);
  const foreign = await newPerson("liaison", ["ARM"]);
  const attempt = writeComment(foreign, {
    milestoneCode: milestone.code,
    requestKey: randomUUID(),
    text: "x",
    mention: "",
  });
  expect(await attempt).toMatchObject(failed("not_found"));
  expect((await listComments(foreign, milestone.id, 1)).rows).toEqual([]);
  const { rows } = await listComments(await newPerson("liaison", ["GEO"]), milestone.id, 1);
  expect(rows.map(({ text }) => text)).toEqual(["liaison", "admin", "manager", "analyst"]);
});

test("a comment sent twice is written once", async () => {
  const [milestone, viewer] = [await newMilestone(), await newPerson("manager")];
  const input = { milestoneCode: milestone.code, requestKey: randomUUID(), text: "Once", mention: "" };
  const both = await Promise.all([writeComment(viewer, input), writeComment(viewer, input)]);
  expect(both[0]).toEqual(both[1]);
  expect((await listComments(viewer, milestone.id, 1)).total).toBe(1);
});

test("who is mentioned is kept as a row, hears of it once, and is shown by the name of today", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const [author, liaison] = [await newPerson("manager"), await newPerson("liaison", ["GEO"])];
  const { id, version } = await written(author, milestone.code, `@${liaison.name} is asked`);
  expect(await noticesOf(liaison)).toEqual([{ kind: "mentioned", comment: id, settled: false }]);
  await editComment(author, { commentId: id, version, text: `Still asked: @${liaison.name}`, mention: "" });
  expect(await noticesOf(liaison)).toHaveLength(1);
  await asInstallation((tx) => tx`update people set name = 'New Name' where id = ${liaison.personId}`);
  const { rows, names } = await listComments(author, milestone.id, 1);
  expect(rows[0]?.text).toBe(`Still asked: @{${liaison.personId}}`);
  expect(names.get(liaison.personId)).toBe("New Name");
});

test("who was chosen from the list is mentioned once, whether the text does so or not", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const [author, manager] = [await newPerson("analyst"), await newPerson("manager")];
  await written(author, milestone.code, "Please look", manager.name);
  await written(author, milestone.code, `Look, @${manager.name}`, manager.name);
  const { rows } = await listComments(author, milestone.id, 1);
  expect(rows.map(({ text }) => text)).toEqual([
    `Look, @{${manager.personId}}`,
    `@{${manager.personId}} Please look`,
  ]);
});

test("whom one may mention: who may see the milestone, and for a liaison those who work on its partner and managers", async () => {
  const milestone = await newMilestone({ partner: "MDA" });
  const cast = {
    assigned: await newPerson("analyst", ["MDA"]),
    otherAnalyst: await newPerson("analyst", ["ARM"]),
    manager: await newPerson("manager"),
    admin: await newPerson("admin"),
    liaison: await newPerson("liaison", ["MDA"]),
    otherLiaison: await newPerson("liaison", ["ARM"]),
    closed: await newPerson("manager"),
  };
  await asInstallation(
    (tx) => tx`update people set deactivated_at = now() where id = ${cast.closed.personId}`,
  );
  const asked = [
    await newPerson("analyst"),
    await newPerson("liaison", ["MDA"]),
    await newPerson("liaison", ["ARM"]),
  ];
  const seen = await Promise.all(
    asked.map(async (viewer) => {
      const ids = (await listMentionable(viewer, milestone.id)).map(({ personId }) => personId);
      expect(ids).not.toContain(viewer.personId);
      return Object.entries(cast).flatMap(([who, { personId }]) => (ids.includes(personId) ? [who] : []));
    }),
  );
  expect(seen).toEqual([
    ["assigned", "otherAnalyst", "manager", "admin", "liaison"],
    ["assigned", "manager", "liaison"],
    [],
  ]);
});

test("whom one may mention is found in one look at the people, however many have come of late", async () => {
  const milestone = await newMilestone({ partner: "MDA" });
  await asInstallation(async (tx) => {
    await tx`insert into people (email, name, role)
             select 'many-' || n || '@example.org', 'One of many ' || n, 'analyst' from generate_series(1, 2000) n`;
    await tx`insert into assignments (person_id, partner_iso3) select id, 'MDA' from people where email like 'many-%'`;
  });
  const read = await asPerson(await newPerson("manager"), async (tx) => {
    const found = await tx`select from tracker.mentionable_people(${milestone.id})`;
    expect(found.length).toBeGreaterThanOrEqual(2000);
    const [rows] = await tx<[{ read: number; there: number }]>`
      select sum(seq_tup_read + idx_tup_fetch)::int as read,
             (select count(*)::int from people) + (select count(*)::int from assignments) as there
      from pg_stat_xact_user_tables where relname in ('people', 'assignments')`;
    return rows;
  });
  expect(read.read).toBeGreaterThan(2000);
  expect(read.read - read.there).toBeLessThan(50);
});

test("a mention that is not allowed is refused by the command, and by the database when the command is passed by", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const [author, stranger] = [await newPerson("liaison", ["GEO"]), await newPerson("analyst", ["ARM"])];
  const input = { milestoneCode: milestone.code, requestKey: randomUUID(), mention: "" };
  expect(await writeComment(author, { ...input, text: `@${stranger.name}` })).toMatchObject(
    failed("comment.mention.unknown"),
  );
  expect(await writeComment(author, { ...input, text: "Hello", mention: stranger.name })).toMatchObject(
    failed("comment.mention.unknown"),
  );
  const { id } = await written(author, milestone.code, "Hello");
  const row = { comment_id: id, person_id: stranger.personId };
  const forged = asPerson(author, (tx) => tx`insert into comment_mentions ${tx(row)}`);
  expect(await refusalOf(forged)).toBe("comment_mentions_of_who_may_see");
  const onOthers = asPerson(await newPerson("manager"), (tx) => tx`insert into comment_mentions ${tx(row)}`);
  expect(await refusalOf(onOthers)).toMatch(/row-level security/);
});

test("an edit keeps what was said before, a stale one is a conflict, and one that changes nothing shows as none", async () => {
  const [milestone, author] = [await newMilestone(), await newPerson("analyst")];
  const { id: commentId, version } = await written(author, milestone.code, "One");
  const edit = (text: string, from: number) =>
    editComment(author, { commentId, version: from, text, mention: "" });
  expect(await edit("One", version)).toEqual({ ok: true, value: { id: commentId, version } });
  expect(await edit("Two", version)).toMatchObject({ ok: true });
  expect(await edit("Three", version)).toMatchObject(failed("conflict"));
  expect(await edit("Three", version + 1)).toMatchObject({ ok: true });
  const { rows } = await listComments(author, milestone.id, 1);
  expect(rows[0]?.earlier.map(({ text }) => text)).toEqual(["Two", "One"]);
  expect(rows[0]?.editedAt).not.toBeNull();
});

test("a deleted comment leaves a trace and nothing of what it said, on pages and in the trail; it stays deleted", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const [author, manager] = [await newPerson("liaison", ["GEO"]), await newPerson("manager")];
  const { id: commentId, version } = await written(author, milestone.code, `Secret alpha @${manager.name}`);
  await editComment(author, { commentId, version, text: `Secret beta @${manager.name}`, mention: "" });
  expect(await deleteComment(author, { commentId, version: 2 })).toMatchObject({ ok: true });
  expect(await editComment(author, { commentId, version: 3, text: "Back", mention: "" })).toMatchObject(
    failed("conflict"),
  );
  const { rows } = await listComments(manager, milestone.id, 1);
  expect(rows[0]).toMatchObject({ text: null, earlier: [], deletedBy: author.personId });
  expect(await noticesOf(manager)).toEqual([{ kind: "mentioned", comment: commentId, settled: true }]);
  const kept = await asInstallation(
    (tx) => tx`select action from audit_events where entity = 'comment' and entity_id = ${String(commentId)}
      and chain = 'GEO' and coalesce(before::text, '') || coalesce(after::text, '') not like '%Secret%' order by position`,
  );
  expect(kept.map(({ action }) => String(action))).toEqual([
    "comment.write",
    "comment.edit",
    "comment.delete",
  ]);
  const raw = asPerson(
    author,
    (tx) => tx`update comments set text = 'Back', version = 4 where id = ${commentId}`,
  );
  expect(await refusalOf(raw)).toBe("comments_deleted_are_final");
});

test("another's comment is not for editing or deleting; an administrator removes it with a reason, a manager does not", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  const [author, manager, admin] = [
    await newPerson("analyst"),
    await newPerson("manager"),
    await newPerson("admin"),
  ];
  const commentId = await newComment(milestone, author);
  const target = { commentId, version: 1 };
  expect(await editComment(manager, { ...target, text: "x", mention: "" })).toMatchObject(
    failed("comment.edit.not_author"),
  );
  expect(await deleteComment(admin, target)).toMatchObject(failed("comment.delete.not_author"));
  expect(await removeComment(manager, { ...target, reason: "Mine" })).toMatchObject(failed("forbidden"));
  const byHand = (viewer: Viewer, change: string) =>
    refusalOf(
      asPerson(viewer, async (tx) => {
        const rows = await tx.unsafe(
          `update comments set ${change}, version = 2 where id = ${commentId} returning id`,
        );
        if (rows.length === 0) throw new Error("no row");
      }),
    );
  expect(await byHand(manager, "text = 'x'")).toBe("no row");
  expect(await byHand(admin, "text = 'x'")).toBe("comments_edited_by_author");
  expect(await byHand(admin, "text = null")).toBe("comments_of_others_deleted_with_a_reason");
  expect(await refusalOf(asPerson(author, (tx) => tx`delete from comments`))).toMatch(/permission denied/);
  expect(await refusalOf(asInstallation((tx) => tx`delete from comments where id = ${commentId}`))).toBe(
    "comments_leave_a_trace",
  );
  expect(await removeComment(admin, { ...target, reason: "Names a person" })).toMatchObject({ ok: true });
  const { rows } = await listComments(author, milestone.id, 1);
  expect(rows[0]).toMatchObject({ text: null, deletionReason: "Names a person", deletedBy: admin.personId });
});

test("a text of more than is kept is refused by the database too", async () => {
  const [milestone, author] = [await newMilestone(), await newPerson("analyst")];
  const row = { milestone_id: milestone.id, partner_iso3: milestone.partner, author_id: author.personId };
  for (const text of ["x".repeat(6001), "   "])
    expect(await refusalOf(asPerson(author, (tx) => tx`insert into comments ${tx({ ...row, text })}`))).toBe(
      "comments_text_fits",
    );
});

test("hundreds of comments come in pages, and a link finds the page of its comment", async () => {
  const [milestone, author] = [await newMilestone(), await newPerson("manager")];
  const rows = await asInstallation(
    (tx) => tx<{ id: number }[]>`
      insert into comments (milestone_id, partner_iso3, author_id, text)
      select ${milestone.id}, ${milestone.partner}, ${author.personId}, 'Comment ' || n from generate_series(1, 205) n
      returning id::int`,
  );
  const first = rows[0]?.id ?? 0;
  expect(await findCommentPage(author, milestone.id, first)).toBe(11);
  const last = await listComments(author, milestone.id, 11);
  expect(last.rows.map(({ text }) => text)).toEqual([
    "Comment 5",
    "Comment 4",
    "Comment 3",
    "Comment 2",
    "Comment 1",
  ]);
  expect(last.total).toBe(205);
});
