import { createHash, randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson, type NewMilestone } from "@/db/testing/factories";
import { sqlAsOwner } from "@/db/testing/sql";
import type { Viewer } from "@/lib/auth/viewer";

const PDF = "application/pdf";
const hashOf = (content: Buffer) => createHash("sha256").update(content).digest("hex");
const freshBytes = () => Buffer.from(`%PDF-1.7 ${randomUUID()}`);

/** Sends a file as this person; answers its hash and what may be attached. */
async function send(viewer: Viewer, content: Buffer, fileName = "report.pdf") {
  const [sent] = await asPerson(
    viewer,
    (tx) => tx<{ upload_id: string; file_sha256: string }[]>`
      select upload_id, file_sha256 from tracker.keep_upload(${content}, ${PDF}, ${fileName})`,
  );
  if (sent === undefined) throw new Error("nothing was kept");
  return { uploadId: sent.upload_id, sha256: sent.file_sha256 };
}

const fileRow = (assessment: number, partner: string, sha256: string) => ({
  assessment_id: assessment,
  partner_iso3: partner,
  file_sha256: sha256,
  file_name: "report.pdf",
  title: "A report",
  type_code: "annual_report",
  reliability: "B",
  credibility: 2,
});

function attach(viewer: Viewer, assessment: number, sha256: string, partner = "GEO") {
  return asPerson(
    viewer,
    (tx) =>
      tx<
        { id: number }[]
      >`insert into evidence ${tx(fileRow(assessment, partner, sha256))} returning id::int`,
  );
}

const contentFor = (viewer: Viewer | null, sha256: string) =>
  asPerson(viewer, (tx) => tx`select content from evidence_files where sha256 = ${sha256}`);

/** An assessment of the milestone that rests on a file of its author. */
async function withFile(milestone: NewMilestone, state: "draft" | "submitted" | "accepted") {
  const author = await newPerson("analyst", [milestone.partner]);
  const content = freshBytes();
  const { sha256 } = await send(author, content);
  const id = await newAssessment(milestone, { state: "draft", author });
  const [row] = await attach(author, id, sha256, milestone.partner);
  if (state !== "draft")
    await asPerson(
      author,
      (tx) => tx`update assessments set state = 'submitted', version = version + 1 where id = ${id}`,
    );
  if (state === "accepted")
    await asPerson(
      await newPerson("manager"),
      (tx) => tx`update assessments set state = 'accepted', version = version + 1 where id = ${id}`,
    );
  return { author, content, sha256, id, evidenceId: row?.id ?? 0 };
}

const strike = (viewer: Viewer, evidenceId: number, reason: string | null = "The wrong year") =>
  asPerson(
    viewer,
    (tx) => tx<{ struck_by: string }[]>`
      update evidence set struck_reason = ${reason}, struck_at = '2000-01-01' where id = ${evidenceId}
      returning struck_by, struck_at > now() - interval '1 hour' as just_now`,
  );

test("a content is stored once, whoever sends it under whatever name", async () => {
  const content = freshBytes();
  const [one, other] = [await newPerson("analyst", ["GEO"]), await newPerson("analyst", ["MDA"])];
  const first = await send(one, content, "a.pdf");
  const second = await send(other, content, "b.pdf");
  expect(first.sha256).toBe(hashOf(content));
  expect(second.sha256).toBe(first.sha256);
  expect(second.uploadId).not.toBe(first.uploadId);
  const rows = await asInstallation(
    (tx) => tx`select size, media_type from evidence_files where sha256 = ${first.sha256}`,
  );
  expect(rows).toEqual([{ size: content.length, media_type: PDF }]);
});

test("a file is held to its hash, size and kind by the database itself, whoever writes", async () => {
  const content = freshBytes();
  const row = { sha256: hashOf(content), size: content.length, media_type: PDF, content };
  const refused = (changed: Partial<typeof row>) =>
    refusalOf(asInstallation((tx) => tx`insert into evidence_files ${tx({ ...row, ...changed })}`));
  expect(await refused({ sha256: hashOf(Buffer.from("other")) })).toBe(
    "evidence_files_hash_is_of_the_content",
  );
  expect(await refused({ size: content.length + 1 })).toBe("evidence_files_size_is_of_the_content");
  expect(await refused({ media_type: "text/html" })).toBe("evidence_files_media_type_is_known");
  const large = Buffer.alloc(20 * 1024 * 1024 + 1, 7);
  expect(await refused({ content: large, sha256: hashOf(large), size: large.length })).toBe(
    "evidence_files_size_is_limited",
  );
  const empty = Buffer.alloc(0);
  expect(await refused({ content: empty, sha256: hashOf(empty), size: 0 })).toBe(
    "evidence_files_size_is_limited",
  );
  expect(await refused({})).toBeNull();
  const changed = asInstallation(
    (tx) => tx`update evidence_files set content = '\\x00' where sha256 = ${row.sha256}`,
  );
  expect(await refusalOf(changed)).toBe("evidence_files_are_final");
});

test.each(["evidence_files", "evidence_uploads"])(
  "%s is protected by policies that hold for its owner too, and the application only reads it",
  async (table) => {
    const [found] = await sqlAsOwner`
      select relrowsecurity as enabled, relforcerowsecurity as forced from pg_class where oid = ${table}::regclass`;
    expect(found).toEqual({ enabled: true, forced: true });
    const manager = await newPerson("manager");
    const denied = /permission denied/;
    expect(await refusalOf(asPerson(manager, (tx) => tx`delete from ${tx(table)}`))).toMatch(denied);
    const changed = asPerson(manager, (tx) => tx`update ${tx(table)} set sha256 = sha256`);
    expect(await refusalOf(changed)).toMatch(denied);
    const added = asPerson(manager, (tx) => tx`insert into ${tx(table)} default values`);
    expect(await refusalOf(added)).toMatch(denied);
  },
);

test("content is stored as it is, so that a part of it is read without the rest", async () => {
  const [column] = await sqlAsOwner`
    select attstorage from pg_attribute where attrelid = 'evidence_files'::regclass and attname = 'content'`;
  expect(column).toEqual({ attstorage: "e" });
});

test.each(["manager", "liaison", "admin"] as const)("a %s sends no file", async (role) => {
  const person = await newPerson(role, role === "liaison" ? ["GEO"] : []);
  expect(await refusalOf(send(person, freshBytes()))).toBe("evidence_uploads_are_of_analysts");
});

test("nobody, and an analyst without a partner, sends no file", async () => {
  expect(await refusalOf(send(await newPerson("analyst"), freshBytes()))).toBe(
    "evidence_uploads_are_of_analysts",
  );
  const nobody = asPerson(null, (tx) => tx`select tracker.keep_upload(${freshBytes()}, ${PDF}, 'x.pdf')`);
  expect(await refusalOf(nobody)).toBe("evidence_uploads_are_of_analysts");
});

test("what was sent is seen by its sender alone until it is attached", async () => {
  const [sender, colleague] = [await newPerson("analyst", ["GEO"]), await newPerson("analyst", ["GEO"])];
  const { sha256, uploadId } = await send(sender, freshBytes());
  expect(await contentFor(sender, sha256)).toHaveLength(1);
  for (const viewer of [colleague, await newPerson("manager"), await newPerson("admin"), null])
    expect(await contentFor(viewer, sha256)).toHaveLength(0);
  const seen = await asPerson(colleague, (tx) => tx`select from evidence_uploads where id = ${uploadId}`);
  expect(seen).toHaveLength(0);
});

test("the bytes of an accepted assessment's file are read by who sees it, and not by another partner's liaison", async () => {
  const { content, sha256, evidenceId } = await withFile(await newMilestone(), "accepted");
  for (const viewer of [await newPerson("manager"), await newPerson("liaison", ["GEO"])])
    expect(await contentFor(viewer, sha256)).toEqual([{ content }]);
  const foreign = await newPerson("liaison", ["MDA"]);
  expect(await contentFor(foreign, sha256)).toHaveLength(0);
  const byId = await asPerson(
    foreign,
    (tx) =>
      tx`select f.content from evidence e join evidence_files f on f.sha256 = e.file_sha256 where e.id = ${evidenceId}`,
  );
  expect(byId).toHaveLength(0);
});

test("the file of a waiting assessment is not yet open to the partner's liaison", async () => {
  const { sha256 } = await withFile(await newMilestone(), "submitted");
  expect(await contentFor(await newPerson("liaison", ["GEO"]), sha256)).toHaveLength(0);
  expect(await contentFor(await newPerson("manager"), sha256)).toHaveLength(1);
});

test("who only knows the hash of a file attaches it to nothing, and so never reads it", async () => {
  const { sha256 } = await withFile(await newMilestone(), "draft");
  const other = await newPerson("analyst", ["MDA"]);
  const draft = await newAssessment(await newMilestone({ partner: "MDA" }), {
    state: "draft",
    author: other,
  });
  expect(await refusalOf(attach(other, draft, sha256, "MDA"))).toBe("evidence_files_attached_by_sender");
  expect(await contentFor(other, sha256)).toHaveLength(0);
});

test("a draft keeps the file that it has when its evidence is written anew, also long after it was sent", async () => {
  const { author, sha256, id, evidenceId } = await withFile(await newMilestone(), "draft");
  await asInstallation((tx) => tx`delete from evidence_uploads where sha256 = ${sha256}`);
  expect(await attach(author, id, sha256)).toHaveLength(1);
  await asPerson(author, (tx) => tx`delete from evidence where id = ${evidenceId}`);
  expect(await contentFor(author, sha256)).toHaveLength(1);
});

test("evidence is a link or a file, never both and never neither", async () => {
  const { author, sha256, id } = await withFile(await newMilestone(), "draft");
  const row = fileRow(id, "GEO", sha256);
  const refused = (changed: object) =>
    refusalOf(asPerson(author, (tx) => tx`insert into evidence ${tx({ ...row, ...changed })}`));
  const rule = "evidence_is_a_link_or_a_file";
  expect(await refused({ url: "https://example.org" })).toBe(rule);
  expect(await refused({ file_sha256: null, file_name: null })).toBe(rule);
  expect(await refused({ file_name: null })).toBe(rule);
  expect(await refused({ file_name: "a/b.pdf" })).toBe("evidence_file_name_is_plain");
  expect(await refused({ file_name: "a\nb.pdf" })).toBe("evidence_file_name_is_plain");
  expect(await refused({ note: "  " })).toBe("evidence_note_says_something");
});

test.each(["submitted", "accepted"] as const)(
  "evidence of a %s assessment is struck out by its analysts and by managers, and by nobody else",
  async (state) => {
    const { author, evidenceId } = await withFile(await newMilestone(), state);
    for (const viewer of [
      await newPerson("analyst", ["MDA"]),
      await newPerson("liaison", ["GEO"]),
      await newPerson("admin"),
    ])
      expect(await strike(viewer, evidenceId)).toHaveLength(0);
    expect(await refusalOf(strike(author, evidenceId, null))).toBe("evidence_is_not_changed");
    expect(await refusalOf(strike(author, evidenceId, " "))).toBe("evidence_struck_with_a_reason");
    const manager = await newPerson("manager");
    expect(await strike(manager, evidenceId)).toEqual([{ struck_by: manager.personId, just_now: true }]);
    expect(await refusalOf(strike(author, evidenceId))).toBe("evidence_struck_stays_struck");
  },
);

test("evidence of a draft is taken away, not struck out; what was struck out stays when the assessment is a draft again", async () => {
  const draft = await withFile(await newMilestone(), "draft");
  expect(await refusalOf(strike(draft.author, draft.evidenceId))).toBe("evidence_struck_once_submitted");
  const { author, id, evidenceId } = await withFile(await newMilestone(), "submitted");
  await strike(author, evidenceId);
  await asPerson(
    author,
    (tx) => tx`update assessments set state = 'draft', version = version + 1 where id = ${id}`,
  );
  const removed = asPerson(author, (tx) => tx`delete from evidence where id = ${evidenceId}`);
  expect(await refusalOf(removed)).toBe("evidence_struck_is_kept");
});

test("nothing else of evidence changes, neither by the application nor by the installation", async () => {
  const { author, evidenceId } = await withFile(await newMilestone(), "accepted");
  const denied = asPerson(author, (tx) => tx`update evidence set title = 'Other' where id = ${evidenceId}`);
  expect(await refusalOf(denied)).toMatch(/permission denied/);
  const refused = asInstallation(
    (tx) => tx`
      update evidence set title = 'Other', struck_reason = 'x', struck_at = now(), struck_by = added_by
      where id = ${evidenceId}`,
  );
  expect(await refusalOf(refused)).toBe("evidence_is_not_changed");
});

test("fulfilled is not accepted on struck-out evidence; struck out later, the acceptance stands", async () => {
  const manager = await newPerson("manager");
  const waiting = await newAssessment(await newMilestone(), {
    state: "submitted",
    verdict: "fulfilled",
    evidence: 1,
  });
  const decided = await newAssessment(await newMilestone(), { verdict: "fulfilled", evidence: 1 });
  for (const id of [waiting, decided])
    await asPerson(
      manager,
      (tx) =>
        tx`update evidence set struck_reason = 'A forgery', struck_at = now() where assessment_id = ${id}`,
    );
  const accepted = asPerson(
    manager,
    (tx) => tx`update assessments set state = 'accepted', version = version + 1 where id = ${waiting}`,
  );
  expect(await refusalOf(accepted)).toBe("assessments_fulfilled_on_evidence");
  const [row] = await asPerson(manager, (tx) => tx`select state from assessments where id = ${decided}`);
  expect(row).toEqual({ state: "accepted" });
});

test("uploads of more than two days ago are forgotten, with the files that nothing holds and no other", async () => {
  const sender = await newPerson("analyst", ["GEO"]);
  const [old, young] = [await send(sender, freshBytes()), await send(sender, freshBytes())];
  const attached = await withFile(await newMilestone(), "draft");
  await asInstallation(
    (tx) => tx`
      update evidence_uploads set uploaded_at = now() - interval '49 hours' where sha256 in (${old.sha256}, ${attached.sha256})`,
  );
  await asInstallation((tx) => tx`select tracker.remove_abandoned_uploads()`);
  const left = await asInstallation(
    (tx) => tx<{ sha256: string }[]>`
      select sha256 from evidence_files where sha256 in (${old.sha256}, ${young.sha256}, ${attached.sha256})`,
  );
  expect(left.map(({ sha256 }) => sha256).toSorted()).toEqual([young.sha256, attached.sha256].toSorted());
});

test("the application cannot remove uploads", async () => {
  const attempt = asPerson(await newPerson("admin"), (tx) => tx`select tracker.remove_abandoned_uploads()`);
  expect(await refusalOf(attempt)).toMatch(/permission denied/);
});

test("what one person sends and attaches to nothing is bounded", async () => {
  const sender = await newPerson("analyst", ["GEO"]);
  // Made by the database itself: half a gigabyte would be long on its way.
  await asInstallation(async (tx) => {
    await tx`
      with made as (
        select convert_to(number || repeat('x', 20 * 1024 * 1024 - 2), 'UTF8') as content from generate_series(1, 26) number)
      insert into evidence_files (sha256, size, media_type, content)
      select encode(sha256(content), 'hex'), octet_length(content), 'text/plain', content from made`;
    await tx`
      insert into evidence_uploads (sha256, file_name, person_id)
      select sha256, 'x.txt', ${sender.personId} from evidence_files where media_type = 'text/plain'`;
  });
  expect(await refusalOf(send(sender, freshBytes()))).toBe("evidence_uploads_are_bounded");
  expect(await refusalOf(send(await newPerson("analyst", ["GEO"]), freshBytes()))).toBeNull();
});
