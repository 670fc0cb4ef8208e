import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { newMilestone, newPerson } from "@/db/testing/factories";
import { recordAssessment } from "@/lib/assessments/commands";
import { listAssessments } from "@/lib/assessments/queries";
import type { RecordAssessmentInput } from "@/lib/assessments/schemas";
import type { Outcome } from "@/lib/errors";
import { keepUpload } from "@/lib/evidence/commands";
import { MEDIA_TYPES } from "@/lib/evidence/constants";
import { fileOfEachKind } from "@/db/testing/files";
import { evidenceSchema } from "@/lib/evidence/schemas";

const analyst = await newPerson("analyst", ["GEO"]);
const text = () => ({ bytes: Buffer.from(`Seen: ${randomUUID()}`), fileName: "Note.txt" });

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.failure.messageKey}`);
  return outcome.value;
}

const keptOf = (sha256: string) =>
  asInstallation((tx) => tx`select size, media_type, content from evidence_files where sha256 = ${sha256}`);
const counts = () =>
  asInstallation(
    (tx) => tx`select (select count(*)::int from evidence_files) as files,
                      (select count(*)::int from evidence_uploads) as uploads`,
  );

const row = { title: "A report", type: "annual_report", reliability: "B", credibility: "2", datedOn: "" };
const reading = (
  milestoneCode: string,
  rows: readonly object[],
  over: Partial<RecordAssessmentInput> = {},
): RecordAssessmentInput => ({
  milestoneCode,
  requestKey: randomUUID(),
  assessmentId: null,
  version: null,
  intent: "save",
  effectiveOn: "2025-06-30",
  value: 40,
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "As seen",
  evidence: rows.map((each) => evidenceSchema.parse({ ...row, ...each })),
  ...over,
});

test.each(MEDIA_TYPES)("a file of the kind %s is kept as it is, under what it is", async (mediaType) => {
  const { name, bytes } = fileOfEachKind(randomUUID())[mediaType];
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const sent = valueOf(await keepUpload(analyst, { bytes, fileName: name }));
  expect(sent).toEqual({ id: sent.id, name, size: bytes.length, mediaType, sha256 });
  expect(await keptOf(sha256)).toEqual([{ size: bytes.length, media_type: mediaType, content: bytes }]);
});

test("the name that is kept fits the content, whatever was sent", async () => {
  const sent = await keepUpload(analyst, { ...text(), fileName: "C:\\temp\\invoice\u202Etxt.exe" });
  expect(valueOf(sent).name).toBe("invoicetxt.exe.txt");
});

test("only who records assessments for a partner sends files, and nothing stays of another's", async () => {
  const before = await counts();
  for (const viewer of [
    await newPerson("manager"),
    await newPerson("liaison", ["GEO"]),
    await newPerson("admin"),
    await newPerson("analyst"),
  ])
    expect(await keepUpload(viewer, text())).toEqual({
      ok: false,
      failure: { kind: "forbidden", messageKey: "forbidden" },
    });
  expect(await counts()).toEqual(before);
});

test("who may not send is told so before what they send is looked into", async () => {
  const empty = { bytes: Buffer.alloc(0), fileName: "a.txt" };
  expect(await keepUpload(await newPerson("manager"), empty)).toMatchObject({
    failure: { kind: "forbidden" },
  });
});

test("an empty file and one of no kind that is kept are refused, and nothing stays", async () => {
  const before = await counts();
  const page = Buffer.from("<html><script>alert(1)</script></html>");
  expect(await keepUpload(analyst, { bytes: Buffer.alloc(0), fileName: "a.pdf" })).toMatchObject({
    failure: { kind: "invalid", messageKey: "evidence.file.empty" },
  });
  expect(await keepUpload(analyst, { bytes: page, fileName: "a.pdf" })).toMatchObject({
    failure: { kind: "invalid", messageKey: "evidence.file.unfit" },
  });
  expect(await counts()).toEqual(before);
});

test("more than the database takes never gets in, even past the reading of the request", async () => {
  const bytes = Buffer.alloc(20 * 1024 * 1024 + 1, "x");
  await expect(keepUpload(analyst, { bytes, fileName: "a.txt" })).rejects.toThrow();
});

test("the same content is kept once, and each of its senders may attach it", async () => {
  const [one, other] = [analyst, await newPerson("analyst", ["MDA"])];
  const { bytes } = text();
  const [first, second] = [
    valueOf(await keepUpload(one, { bytes, fileName: "a.txt" })),
    valueOf(await keepUpload(other, { bytes, fileName: "b.txt" })),
  ];
  expect(first.sha256).toBe(second.sha256);
  expect(first.id).not.toBe(second.id);
  expect(await keptOf(first.sha256)).toHaveLength(1);
  const there = await newMilestone({ partner: "MDA" });
  expect(await recordAssessment(other, reading(there.code, [{ file: second.id }]))).toMatchObject({
    ok: true,
  });
});

test("what was sent is behind the assessment once it is recorded, with its name, and stays when it is revised", async () => {
  const milestone = await newMilestone();
  const { id, sha256, size } = valueOf(await keepUpload(analyst, text()));
  const recorded = valueOf(
    await recordAssessment(
      analyst,
      reading(milestone.code, [
        { file: id, note: "  Page 4 " },
        { url: "https://example.org/", note: " " },
      ]),
    ),
  );
  const evidenceOf = async () => (await listAssessments(analyst, milestone.id))[0]?.evidence ?? [];
  const expected = [
    { url: null, fileName: "Note.txt", sha256, size, mediaType: "text/plain", note: "Page 4" },
    { url: "https://example.org/", fileName: null, sha256: null, note: null },
  ];
  expect(await evidenceOf()).toMatchObject(expected);

  await asInstallation((tx) => tx`delete from evidence_uploads where id = ${id}`);
  const revised = reading(
    milestone.code,
    [{ file: sha256, note: "Page 4" }, { url: "https://example.org/" }],
    { assessmentId: recorded.id, version: recorded.version, value: 45, intent: "submit" },
  );
  expect(await recordAssessment(analyst, revised)).toMatchObject({ ok: true });
  expect(await evidenceOf()).toMatchObject(expected);
});

test("a file that another window has replaced can be kept by who sent it, for as long as it is there", async () => {
  const milestone = await newMilestone();
  const [first, second] = [
    valueOf(await keepUpload(analyst, text())),
    valueOf(await keepUpload(analyst, text())),
  ];
  const save = (file: string, over: Partial<RecordAssessmentInput>) =>
    recordAssessment(analyst, reading(milestone.code, [{ file }], over));
  const { id: assessmentId, version } = valueOf(await save(first.id, {}));
  const replaced = valueOf(await save(second.id, { assessmentId, version }));
  const back = valueOf(await save(first.sha256, { assessmentId, version: replaced.version }));
  expect((await listAssessments(analyst, milestone.id))[0]?.evidence).toMatchObject([
    { sha256: first.sha256 },
  ]);
  await asInstallation((tx) => tx`delete from evidence_uploads where id = ${second.id}`);
  expect(await save(second.sha256, { assessmentId, version: back.version })).toMatchObject({
    failure: { messageKey: "evidence.file.gone" },
  });
});

test("the audit trail tells which content an assessment rests on", async () => {
  const milestone = await newMilestone();
  const { id, sha256 } = valueOf(await keepUpload(analyst, text()));
  const { id: assessmentId } = valueOf(
    await recordAssessment(analyst, reading(milestone.code, [{ file: id }])),
  );
  const [event] = await asInstallation(
    (tx) => tx<{ evidence: unknown }[]>`
      select after -> 'evidence' as evidence from audit_events
      where entity = 'assessment' and entity_id = ${String(assessmentId)}`,
  );
  expect(event?.evidence).toMatchObject([{ fileSha256: sha256, fileName: "Note.txt", url: null }]);
});

test("a file that was sent by somebody else, or is not there any more, is missed in its own row", async () => {
  const milestone = await newMilestone();
  const foreign = valueOf(await keepUpload(await newPerson("analyst", ["GEO"]), text()));
  for (const file of [foreign.id, foreign.sha256, randomUUID()]) {
    const rows = [{ url: "https://example.org/" }, { file }];
    expect(await recordAssessment(analyst, reading(milestone.code, rows))).toEqual({
      ok: false,
      failure: { kind: "refused", messageKey: "evidence.file.gone", field: "evidence.1.file" },
    });
  }
  expect(await listAssessments(analyst, milestone.id)).toEqual([]);
});
