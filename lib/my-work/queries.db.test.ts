import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, type NewMilestone, newMilestone, newPerson } from "@/db/testing/factories";
import { withdrawAssessment } from "@/lib/assessments/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { WORK_PAGE_SIZE } from "@/lib/my-work/constants";
import { listBegun, listDrafts, listReturned, listSubmitted } from "@/lib/my-work/queries";
import { keepUnfinished } from "@/lib/unfinished/commands";

const keep = (author: Viewer, { code }: NewMilestone, assessmentId: number | null) =>
  keepUnfinished(author, {
    milestoneCode: code,
    assessmentId,
    formKey: randomUUID(),
    version: null,
    typedAt: 1_000,
    typed: { narrative: "So far" },
  });

const LISTS = { draft: listDrafts, returned: listReturned, submitted: listSubmitted } as const;

const codes = async (list: (typeof LISTS)[keyof typeof LISTS], viewer: Viewer) =>
  (await list(viewer, 1)).rows.map(({ code }) => code);

test.each(["draft", "returned", "submitted"] as const)(
  "the list of those in the state %s holds one's own of partners assigned, and nobody else's",
  async (state) => {
    const author = await newPerson("analyst", ["GEO", "MDA"]);
    const [own, others, elsewhere] = [
      await newMilestone(),
      await newMilestone(),
      await newMilestone({ partner: "ARM" }),
    ];
    await newAssessment(own, { state, author });
    await newAssessment(others, { state });
    await newAssessment(elsewhere, { state, author });
    for (const other of ["draft", "returned", "submitted", "accepted"] as const)
      if (other !== state) await newAssessment(await newMilestone(), { state: other, author });
    expect(await codes(LISTS[state], author)).toEqual([own.code]);
    for (const viewer of [
      await newPerson("analyst", ["GEO"]),
      await newPerson("manager"),
      await newPerson("liaison", ["GEO"]),
    ])
      expect(await codes(LISTS[state], viewer)).toEqual([]);
  },
);

test("drafts come with what was typed and never saved, what was touched last first, and say when each was", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const [saved, typedOver, neverSaved] = [await newMilestone(), await newMilestone(), await newMilestone()];
  const over = await newAssessment(typedOver, { state: "draft", author });
  await keep(author, neverSaved, null);
  await keep(author, typedOver, over);
  const id = await newAssessment(saved, { state: "draft", author, effectiveOn: "2026-06-30" });
  await keep(await newPerson("analyst", ["GEO"]), saved, null);

  const { rows, total } = await listDrafts(author, 1);
  expect(total).toBe(3);
  expect(rows.map(({ code, assessmentId, effectiveOn }) => [code, assessmentId, effectiveOn])).toEqual([
    [saved.code, id, "2026-06-30"],
    [typedOver.code, over, "2025-06-30"],
    [neverSaved.code, null, null],
  ]);
  expect(rows.map(({ savedAt, keptAt }) => [savedAt instanceof Date, keptAt instanceof Date])).toEqual([
    [true, false],
    [true, true],
    [false, true],
  ]);
});

test("what was typed for a partner that is not one's own any more is not among the work", async () => {
  const author = await newPerson("analyst", ["GEO", "MDA"]);
  await keep(author, await newMilestone({ partner: "MDA" }), null);
  expect((await listDrafts(author, 1)).total).toBe(1);
  expect((await listDrafts({ ...author, partners: ["GEO"] }, 1)).total).toBe(0);
});

test("a returned one comes with its reason, who returned it and when, and with what is typed over it", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const milestone = await newMilestone();
  const assessmentId = await newAssessment(milestone, { state: "returned", author });
  await keep(author, milestone, assessmentId);
  const [row] = (await listReturned(author, 1)).rows;
  expect(row).toMatchObject({ assessmentId, returnReason: "Say more" });
  expect(row?.decider).toContain("manager");
  expect([row?.returnedAt, row?.keptAt].every((moment) => moment instanceof Date)).toBe(true);
});

test("what waits longest comes first, and what is withdrawn is a draft again", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const [late, early] = [await newMilestone(), await newMilestone()];
  await newAssessment(late, { state: "submitted", author });
  const assessmentId = await newAssessment(early, { state: "submitted", author });
  await asInstallation(
    (tx) =>
      tx`update assessments set submitted_at = now() - interval '12 days', version = version + 1 where id = ${assessmentId}`,
  );
  const { rows } = await listSubmitted(author, 1);
  expect(rows.map(({ code }) => code)).toEqual([early.code, late.code]);
  const version = rows[0]?.version ?? 0;
  expect(await withdrawAssessment(author, { assessmentId, version })).toMatchObject({ ok: true });
  expect(await codes(listSubmitted, author)).toEqual([late.code]);
  expect(await codes(listDrafts, author)).toEqual([early.code]);
});

test("pages hold every row once, and a page that is not there any more gives the last one", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  for (let count = 0; count < WORK_PAGE_SIZE + 1; count++) {
    await newAssessment(await newMilestone(), { state: "draft", author });
    await newAssessment(await newMilestone(), { state: "returned", author });
    await newAssessment(await newMilestone(), { state: "submitted", author });
  }
  for (const list of Object.values(LISTS)) {
    const [first, second, beyond] = [await list(author, 1), await list(author, 2), await list(author, 99)];
    expect(first.rows).toHaveLength(WORK_PAGE_SIZE);
    expect(new Set([...first.rows, ...second.rows].map(({ code }) => code)).size).toBe(WORK_PAGE_SIZE + 1);
    expect(beyond).toEqual(second);
    expect([second.total, second.page]).toEqual([WORK_PAGE_SIZE + 1, 2]);
  }
});

test("what was begun since a day is found by its milestone: one's own draft or returned one, of the milestones asked for", async () => {
  const author = await newPerson("analyst", ["GEO"]);
  const [draft, returned] = [await newMilestone(), await newMilestone()];
  const [before, submitted] = [await newMilestone(), await newMilestone()];
  const [foreign, unasked] = [await newMilestone(), await newMilestone()];
  const effectiveOn = "2026-10-01";
  const first = await newAssessment(draft, { state: "draft", author, effectiveOn });
  const second = await newAssessment(returned, { state: "returned", author, effectiveOn });
  await newAssessment(before, { state: "draft", author, effectiveOn: "2026-09-30" });
  await newAssessment(submitted, { state: "submitted", author, effectiveOn });
  await newAssessment(foreign, { state: "draft", effectiveOn });
  await newAssessment(unasked, { state: "draft", author, effectiveOn });
  const asked = [draft, returned, before, submitted, foreign].map(({ code }) => code);
  expect([...(await listBegun(author, asked, effectiveOn))]).toEqual([
    [draft.code, first],
    [returned.code, second],
  ]);
  expect((await listBegun(author, [], effectiveOn)).size).toBe(0);
});
