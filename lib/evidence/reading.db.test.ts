import { createHash } from "node:crypto";

import { expect, test } from "vitest";

import { asInstallation, asPerson } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import type { AssessmentState } from "@/lib/assessments/constants";
import type { Viewer } from "@/lib/auth/viewer";
import { recordReading } from "@/lib/evidence/commands";

/** A file behind a fresh assessment of the partner in this state. */
async function newFile(state: AssessmentState, author?: Viewer) {
  const milestone = await newMilestone();
  const assessmentId = await newAssessment(milestone, { state, ...(author ? { author } : {}) });
  const content = Buffer.from(`Minutes ${assessmentId}`);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const id = await asInstallation(async (tx) => {
    await tx`insert into evidence_files ${tx({ sha256, size: content.length, media_type: "text/plain", content })}`;
    const [row] = await tx<{ id: number }[]>`
      insert into evidence (assessment_id, partner_iso3, file_sha256, file_name, title, type_code, reliability, credibility)
      values (${assessmentId}, 'GEO', ${sha256}, 'minutes.txt', 'Minutes', 'annual_report', 'B', 2) returning id::int`;
    return row?.id ?? 0;
  });
  return { id, assessmentId, milestone: milestone.code, sha256 };
}

const readingsOf = (id: number) =>
  asInstallation(
    (tx) => tx`select chain, person_id, before, after from audit_events
               where action = 'evidence.read' and entity = 'evidence' and entity_id = ${String(id)} order by at`,
  );

test("each reading of a file is on record with who read which file, on a chain of its partner's readings", async () => {
  const { id, assessmentId, milestone, sha256 } = await newFile("accepted");
  const readers = [await newPerson("liaison", ["GEO"]), await newPerson("manager")];
  for (const reader of readers) expect(await recordReading(reader, id)).toEqual({ ok: true, value: { id } });
  const file = { milestone, assessmentId, title: "Minutes", fileName: "minutes.txt", fileSha256: sha256 };
  expect([...(await readingsOf(id))]).toEqual(
    readers.map(({ personId }) => ({ chain: "GEO.read", person_id: personId, before: null, after: file })),
  );
});

test("a file that the reader may not see does not exist, and nothing is on record", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const [accepted, submitted, draft] = [
    await newFile("accepted"),
    await newFile("submitted"),
    await newFile("draft", author),
  ];
  const [liaison, foreign, manager] = [
    await newPerson("liaison", ["GEO"]),
    await newPerson("liaison", ["MDA"]),
    await newPerson("manager"),
  ];
  for (const [reader, { id }] of [
    [foreign, accepted],
    [liaison, submitted],
    [liaison, draft],
    [manager, draft],
  ] as const) {
    expect(await recordReading(reader, id)).toMatchObject({ ok: false, failure: { kind: "not_found" } });
    expect(await readingsOf(id)).toHaveLength(0);
  }
  expect((await recordReading(author, draft.id)).ok).toBe(true);
});

test("a link leads elsewhere: what is read there is not ours to record", async () => {
  const assessment = await newAssessment(await newMilestone(), { evidence: 1 });
  const [link] = await asInstallation(
    (tx) => tx<{ id: number }[]>`select id::int from evidence where assessment_id = ${assessment}`,
  );
  const outcome = await recordReading(await newPerson("manager"), link?.id ?? 0);
  expect(outcome).toMatchObject({ ok: false, failure: { kind: "not_found" } });
});

test("a reader waits neither for a long change of the partner nor the other way round", async () => {
  const { id } = await newFile("accepted");
  const manager = await newPerson("manager");
  await asPerson(manager, async (tx) => {
    await tx`select tracker.append_audit('GEO', 'milestone.edit', 'milestone', 'x', null, '{"a": 1}')`;
    expect((await recordReading(manager, id)).ok).toBe(true);
  });
});
