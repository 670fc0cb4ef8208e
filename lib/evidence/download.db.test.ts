import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newFileEvidence, newMilestone, newPerson } from "@/db/testing/factories";
import { sqlAsOwner } from "@/db/testing/sql";
import type { AssessmentState } from "@/lib/assessments/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { getEvidenceFile } from "@/lib/evidence/queries";

/** A file behind a fresh assessment of Georgia. */
async function kept(state: AssessmentState, wishes: Parameters<typeof newFileEvidence>[2] = {}) {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const assessmentId = await newAssessment(milestone, { state, author });
  return { author, ...(await newFileEvidence(milestone, assessmentId, wishes)) };
}

async function contentFor(viewer: Viewer, id: number): Promise<Buffer | null> {
  const file = await getEvidenceFile(viewer, id);
  return file === null ? null : Buffer.from(await new Response(file.content).arrayBuffer());
}

/** As somebody with the owner's rights could, and a broken disk. */
async function tamper(sha256: string, content: Buffer): Promise<void> {
  await sqlAsOwner.begin(async (tx) => {
    await tx`alter table evidence_files drop constraint if exists evidence_files_hash_is_of_the_content`;
    await tx`alter table evidence_files drop constraint if exists evidence_files_size_is_of_the_content`;
    await tx`alter table evidence_files disable trigger user`;
    await tx`select set_config('tracker.system', 'on', true)`;
    await tx`update evidence_files set content = ${content} where sha256 = ${sha256}`;
  });
}

test("the file comes whole and with what it is", async () => {
  const { id, content, sha256 } = await kept("accepted", { name: "Rapport définitif.txt" });
  const manager = await newPerson("manager");
  expect(await getEvidenceFile(manager, id)).toMatchObject({
    name: "Rapport définitif.txt",
    size: content.length,
    mediaType: "text/plain",
    sha256,
  });
  expect(await contentFor(manager, id)).toEqual(content);
});

test("a file of several megabytes comes in pieces, whole, and holds no connection while nobody reads", async () => {
  const { id, content } = await kept("accepted", { text: "é\n".repeat(1_200_000) });
  const file = await getEvidenceFile(await newPerson("manager"), id);
  if (file === null) throw new Error("there is a file");
  const pieces: Uint8Array[] = [];
  for await (const piece of file.content) {
    pieces.push(piece);
    const busy = await asInstallation(
      (tx) =>
        tx`select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
    expect(busy).toHaveLength(0);
  }
  expect(pieces.length).toBeGreaterThan(3);
  expect(Buffer.concat(pieces).equals(content)).toBe(true);
});

test.each<[AssessmentState, Record<"author" | "analyst" | "manager" | "admin" | "liaison", boolean>]>([
  ["draft", { author: true, analyst: false, manager: false, admin: false, liaison: false }],
  ["returned", { author: true, analyst: true, manager: true, admin: true, liaison: false }],
  ["submitted", { author: true, analyst: true, manager: true, admin: true, liaison: false }],
  ["accepted", { author: true, analyst: true, manager: true, admin: true, liaison: true }],
])("the file of a %s assessment is there for who sees the assessment", async (state, open) => {
  const { author, id, content } = await kept(state);
  const cast = {
    author,
    analyst: await newPerson("analyst", ["MDA"]),
    manager: await newPerson("manager"),
    admin: await newPerson("admin"),
    liaison: await newPerson("liaison", ["GEO"]),
  };
  for (const [who, viewer] of Object.entries(cast)) {
    const expected = Reflect.get(open, who) === true ? content : null;
    expect(await contentFor(viewer, id), who).toEqual(expected);
  }
});

test("another partner's file is not there for a liaison, even one that the own partner has under another number", async () => {
  const liaison = await newPerson("liaison", ["MDA"]);
  const { id, content } = await kept("accepted", { text: "Sent to both partners" });
  expect(await getEvidenceFile(liaison, id)).toBeNull();
  const own = await newMilestone({ partner: "MDA" });
  const same = await newFileEvidence(own, await newAssessment(own), { text: "Sent to both partners" });
  expect(await contentFor(liaison, same.id)).toEqual(content);
  expect(await getEvidenceFile(liaison, id)).toBeNull();
});

test("a link has no file, and neither has what does not exist", async () => {
  const manager = await newPerson("manager");
  const linked = await newAssessment(await newMilestone(), { evidence: 1 });
  const [link] = await asInstallation(
    (tx) => tx<{ id: number }[]>`select id::int from evidence where assessment_id = ${linked}`,
  );
  expect(await getEvidenceFile(manager, link?.id ?? 0)).toBeNull();
  expect(await getEvidenceFile(manager, 999_999_999)).toBeNull();
});

test("what was struck out can still be read: it stays on record", async () => {
  const { id, content } = await kept("accepted", { struck: "The wrong year" });
  expect(await contentFor(await newPerson("liaison", ["GEO"]), id)).toEqual(content);
});

test("bytes that are not those that were kept are an error, and none of them is handed on", async () => {
  const { id, sha256 } = await kept("accepted");
  await tamper(sha256, Buffer.from("something else"));
  await expect(getEvidenceFile(await newPerson("manager"), id)).rejects.toThrow(sha256);
});

test("bytes that change while they are read make a file that breaks off, never a whole one", async () => {
  const { id, content, sha256 } = await kept("accepted", { text: "a line\n".repeat(300_000) });
  const file = await getEvidenceFile(await newPerson("manager"), id);
  const changed = Buffer.from(content);
  changed[content.length - 1] = 0x21;
  await tamper(sha256, changed);
  await expect(new Response(file?.content).arrayBuffer()).rejects.toThrow(sha256);

  const cutOff = await kept("accepted", { text: "a row\n".repeat(300_000) });
  const read = await getEvidenceFile(await newPerson("manager"), cutOff.id);
  await tamper(cutOff.sha256, Buffer.from("a row\n"));
  await expect(new Response(read?.content).arrayBuffer()).rejects.toThrow(cutOff.sha256);
});

test("the hash that is shown is SHA-256 of the bytes", async () => {
  const { content, sha256 } = await kept("accepted");
  expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
});
