import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, type NewMilestone, newMilestone, newPerson } from "@/db/testing/factories";
import { recordAssessment } from "@/lib/assessments/commands";
import { type RecordAssessmentInput, recordAssessmentSchema } from "@/lib/assessments/schemas";
import type { Viewer } from "@/lib/auth/viewer";
import { LONGEST_NOTE } from "@/lib/evidence/constants";
import { discardUnfinished, keepUnfinished } from "@/lib/unfinished/commands";
import { UNFINISHED_LIMIT } from "@/lib/unfinished/constants";
import { getUnfinished } from "@/lib/unfinished/queries";
import type { KeepUnfinishedInput } from "@/lib/unfinished/schemas";

const typing = (milestone: NewMilestone, over: Partial<KeepUnfinishedInput> = {}): KeepUnfinishedInput => ({
  milestoneCode: milestone.code,
  assessmentId: null,
  formKey: randomUUID(),
  version: null,
  typedAt: 1_000,
  typed: { value: "4", narrative: "So far" },
  ...over,
});

const reading = (
  milestone: NewMilestone,
  requestKey: string,
  unfinishedVersion: number | null = null,
): RecordAssessmentInput => ({
  milestoneCode: milestone.code,
  requestKey,
  unfinishedVersion,
  assessmentId: null,
  version: null,
  intent: "save",
  effectiveOn: "2025-06-30",
  value: 40,
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "As seen",
  evidence: [],
});

const keptOf = async (viewer: Viewer, milestone: NewMilestone) =>
  (await getUnfinished(viewer, milestone.id, null))?.typed ?? null;

/** Keeps it, and answers which version that made. */
async function kept(viewer: Viewer, input: KeepUnfinishedInput) {
  const outcome = await keepUnfinished(viewer, input);
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  return outcome.value;
}

test("what is typed is kept as it stands, over what the same form kept before, and read back", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const form = typing(milestone);
  const first = await kept(author, form);
  const more = { ...form, typed: { value: "not a number yet", "evidence[0].url": "exam" } };
  const second = await kept(author, more);
  expect(second.version).toBe(first.version + 1);
  expect(await getUnfinished(author, milestone.id, null)).toEqual({ typed: more.typed, ...second });
});

test("of what one form sends, the text that was typed last stays, in whatever order they arrive", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const form = typing(milestone);
  const last = { ...form, typedAt: 3_000, typed: { narrative: "So far, and this" } };
  const newer = await kept(author, last);
  expect(await kept(author, { ...form, typedAt: 2_000 })).toEqual(newer);
  expect(await keptOf(author, milestone)).toEqual(last.typed);
  // Another window has a clock of its own, and goes on from what it has seen.
  const there = typing(milestone, { version: newer.version, typedAt: 1, typed: { value: "5" } });
  expect(await keepUnfinished(author, there)).toMatchObject({ ok: true });
  expect(await keptOf(author, milestone)).toEqual(there.typed);
});

test("another window goes on from what it was opened with, and overwrites nothing that it has not seen", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const [here, there] = [typing(milestone), typing(milestone, { typed: { value: "5" } })];
  const { version } = await kept(author, here);
  expect(await keepUnfinished(author, there)).toMatchObject({ failure: { kind: "conflict" } });
  expect(await keptOf(author, milestone)).toEqual(here.typed);
  expect(await keepUnfinished(author, { ...there, version })).toMatchObject({ ok: true });
  expect(await keepUnfinished(author, { ...here, version })).toMatchObject({
    failure: { kind: "conflict" },
  });
  expect(await keptOf(author, milestone)).toEqual(there.typed);
});

test("recording takes away what that form has kept, not what another window has", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const form = typing(milestone);
  const { version } = await kept(author, form);
  await recordAssessment(author, reading(milestone, randomUUID()));
  expect(await keptOf(author, milestone)).toEqual(form.typed);
  // Opened again elsewhere and sent from there.
  await recordAssessment(author, reading(milestone, randomUUID(), version));
  expect(await keptOf(author, milestone)).toBeNull();

  const next = typing(milestone);
  await keepUnfinished(author, next);
  await recordAssessment(author, reading(milestone, next.formKey));
  expect(await keptOf(author, milestone)).toBeNull();
  expect(await keepUnfinished(author, next)).toMatchObject({
    failure: { kind: "refused", messageKey: "unfinished.recorded" },
  });
  expect(await keptOf(author, milestone)).toBeNull();
});

test("what cannot be recorded leaves what was typed where it was", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const form = typing(milestone);
  await keepUnfinished(author, form);
  const refused = await recordAssessment(author, {
    ...reading(milestone, form.formKey),
    intent: "submit",
    verdict: "fulfilled",
  });
  expect(refused).toMatchObject({ failure: { field: "evidence" } });
  expect(await keptOf(author, milestone)).toEqual(form.typed);
});

test("starting over throws away one's own text of that form alone", async () => {
  const milestone = await newMilestone();
  const [author, other] = [await newPerson("analyst", ["GEO"]), await newPerson("analyst", ["GEO"])];
  const assessmentId = await newAssessment(milestone, { state: "draft", author });
  const { version } = await kept(author, typing(milestone));
  await keepUnfinished(author, typing(milestone, { assessmentId }));
  await keepUnfinished(other, typing(milestone));
  const done = { ok: true, value: null };
  const ofNew = { milestoneCode: milestone.code, assessmentId: null, version, formKey: randomUUID() };
  expect(await discardUnfinished(author, ofNew)).toEqual(done);
  expect(await keptOf(author, milestone)).toBeNull();
  expect(await discardUnfinished(author, ofNew)).toEqual(done);
  expect(await getUnfinished(author, milestone.id, assessmentId)).not.toBeNull();
  expect(await keptOf(other, milestone)).not.toBeNull();
});

test("starting over throws away nothing that another window has kept since", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const { version } = await kept(author, typing(milestone));
  const there = typing(milestone, { version, typed: { value: "5" } });
  const newer = await kept(author, there);
  const shown = { milestoneCode: milestone.code, assessmentId: null, version, formKey: randomUUID() };
  expect(await discardUnfinished(author, shown)).toMatchObject({
    failure: { kind: "conflict", messageKey: "unfinished.newer" },
  });
  expect(await keptOf(author, milestone)).toEqual(there.typed);

  // What the form has kept itself, over the text that it was opened with, goes along.
  const own = { ...there, version: newer.version, formKey: shown.formKey };
  await kept(author, own);
  expect(await discardUnfinished(author, shown)).toEqual({ ok: true, value: null });
  expect(await keptOf(author, milestone)).toBeNull();

  // Nor what was begun anew after the text that a window still shows was thrown away.
  const anew = typing(milestone, { typed: { value: "6" } });
  await kept(author, anew);
  const old = { ...there, version: newer.version, formKey: randomUUID() };
  expect(await keepUnfinished(author, old)).toMatchObject({ failure: { kind: "conflict" } });
  expect(await keptOf(author, milestone)).toEqual(anew.typed);
});

test("only who may record keeps, and only of one's own assessment", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const foreign = await newAssessment(milestone, { state: "submitted" });
  const elsewhere = await newAssessment(await newMilestone(), { state: "draft", author });
  expect(await keepUnfinished(await newPerson("liaison", ["MDA"]), typing(milestone))).toMatchObject({
    failure: { kind: "not_found" },
  });
  for (const viewer of [
    await newPerson("analyst", ["MDA"]),
    await newPerson("manager"),
    await newPerson("liaison", ["GEO"]),
    await newPerson("admin"),
  ]) {
    expect(await keepUnfinished(viewer, typing(milestone))).toMatchObject({ failure: { kind: "forbidden" } });
  }
  for (const assessmentId of [foreign, elsewhere])
    expect(await keepUnfinished(author, typing(milestone, { assessmentId }))).toMatchObject({
      failure: { kind: "forbidden" },
    });
});

test("the database shows nobody what another types, whatever their role, and takes nothing in another's name", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  await keepUnfinished(author, typing(milestone));
  const all = (viewer: Viewer | null) =>
    asPerson(viewer, (tx) => tx`select id from unfinished_assessments where milestone_id = ${milestone.id}`);
  expect(await all(author)).toHaveLength(1);
  for (const role of ["analyst", "manager", "admin"] as const)
    expect(await all(await newPerson(role, role === "analyst" ? ["GEO"] : []))).toHaveLength(0);
  expect(await all(null)).toHaveLength(0);

  const other = await newPerson("analyst", ["GEO"]);
  const forged = asPerson(
    other,
    (tx) => tx`insert into unfinished_assessments (person_id, milestone_id, typed, form_key)
               values (${author.personId}, ${milestone.id}, '{}', ${randomUUID()})`,
  );
  expect(await refusalOf(forged)).toMatch(/row-level security/);
  await asPerson(other, (tx) => tx`delete from unfinished_assessments where milestone_id = ${milestone.id}`);
  await asPerson(
    other,
    (tx) => tx`update unfinished_assessments set typed = '{}' where milestone_id = ${milestone.id}`,
  );
  expect(await keptOf(author, milestone)).toEqual(typing(milestone).typed);
});

test("a form is kept whole with every row of evidence and every field at its limit, in the widest letters", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const wide = (length: number) => "ქ".repeat(length);
  const rows = Array.from({ length: 20 }, (_, index) => ({
    title: wide(300),
    url: `https://example.org/${wide(2000)}`.slice(0, 2000),
    type: "parliamentary_record",
    reliability: "A",
    credibility: "1",
    datedOn: "2026-09-30",
    note: wide(LONGEST_NOTE),
    index,
  }));
  const fields = {
    ...{ value: "-123456789.123456", effectiveOn: "2026-09-30", recheckOn: "2027-09-30" },
    ...{ delivery: "in_progress", verdict: "partially_fulfilled", narrative: wide(10_000) },
  };
  const sent = { milestoneCode: milestone.code, requestKey: randomUUID(), intent: "save", ...fields };
  const judged = recordAssessmentSchema.safeParse({ ...sent, assessmentId: "", version: "", evidence: rows });
  expect(judged.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`)).toBeUndefined();
  const typed = {
    ...fields,
    ...Object.fromEntries(
      rows.flatMap(({ index, ...row }) =>
        Object.entries(row).map(([name, text]) => [`evidence[${index}].${name}`, text]),
      ),
    ),
  };
  expect(await keepUnfinished(author, typing(milestone, { typed }))).toMatchObject({ ok: true });
  expect(await keptOf(author, milestone)).toEqual(typed);
});

test("more than a form can hold is not kept", async () => {
  const milestone = await newMilestone();
  const author = await newPerson("analyst", ["GEO"]);
  const typed = { narrative: "x".repeat(UNFINISHED_LIMIT) };
  expect(await keepUnfinished(author, typing(milestone, { typed }))).toMatchObject({
    failure: { kind: "refused", messageKey: "unfinished.too_large" },
  });
  const list = asInstallation(
    (tx) => tx`insert into unfinished_assessments (person_id, milestone_id, typed, form_key)
               values (${author.personId}, ${milestone.id}, '[]', ${randomUUID()})`,
  );
  expect(await refusalOf(list)).toBe("unfinished_assessments_are_fields");
});
