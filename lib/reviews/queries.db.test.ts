import { and, asc, sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { asViewer } from "@/db/client";
import { assessments } from "@/db/schema";
import { asInstallation, asPerson } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPartnerView, newPerson } from "@/db/testing/factories";
import { AREAS } from "@/lib/areas/constants";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";
import { REVIEW_AGES, REVIEWS_PAGE_SIZE } from "@/lib/reviews/constants";
import { parseReviewFilters, type ReviewFilters } from "@/lib/reviews/filters";
import {
  countReviews,
  getPlaceInQueue,
  getReview,
  listReviewChoices,
  listReviews,
} from "@/lib/reviews/queries";
import { matching, selectReviews, waitingFor } from "@/lib/reviews/store";

const NO_FILTERS = parseReviewFilters(new URLSearchParams());
const manager = await newPerson("manager");
const authors = [await newPerson("analyst", ["GEO", "MDA"]), await newPerson("analyst", ["GEO", "ARM"])];

/** Something that has been waiting for so many days, of its own milestone. */
async function waiting(days: number, wishes: Parameters<typeof newMilestone>[0] = {}, author = authors[0]) {
  const milestone = await newMilestone(wishes);
  const id = await newAssessment(milestone, { state: "submitted", ...(author && { author }) });
  const on = dayFromNumber(dayNumber(today()) - days);
  await asInstallation(
    (tx) => tx`update assessments set submitted_at = ${`${on}T12:00:00.000123Z`} where id = ${id}`,
  );
  return { id, milestone, days, author: author?.personId ?? null, ...wishes };
}

const ids = async (filters: Partial<ReviewFilters> = {}, viewer = manager) =>
  (await listReviews(viewer, { ...NO_FILTERS, ...filters })).rows.map(({ id }) => id);

// All of the file wait in one queue; drafts, returned and accepted ones stay outside.
const queue = [
  await waiting(40, { partner: "GEO", area: "integration" }),
  await waiting(15, { partner: "MDA" }),
  await waiting(8, { partner: "ARM", area: "rule_of_law" }, authors[1]),
  await waiting(7, { partner: "GEO", area: "rule_of_law" }, authors[1]),
  await waiting(4, { partner: "MDA", area: "integration" }),
  await waiting(0, { partner: "GEO" }),
];
for (const state of ["draft", "returned", "accepted"] as const)
  await newAssessment(await newMilestone(), { state });

test("what waits is listed, the longest waiting first, and nothing else is", async () => {
  expect(await ids()).toEqual(queue.map(({ id }) => id));
  expect(await countReviews(manager)).toBe(queue.length);
  expect((await listReviews(manager, NO_FILTERS)).total).toBe(queue.length);
});

test("filters find exactly what they describe, alone and together", async () => {
  const among = <Value>(...values: Value[]) => [null, ...values];
  for (const partner of among("GEO", "MDA", "UKR"))
    for (const area of among(...AREAS))
      for (const analyst of among(...authors.map(({ personId }) => personId)))
        for (const age of among(...REVIEW_AGES)) {
          const expected = queue.filter(
            (each) =>
              (partner === null || each.milestone.partner === partner) &&
              (area === null || (each.area ?? "civilian_oversight") === area) &&
              (analyst === null || each.author === analyst) &&
              (age === null || each.days > age),
          );
          const filters = { ...NO_FILTERS, partner, area, analyst, age };
          const { rows, total } = await listReviews(manager, filters);
          expect(
            rows.map(({ id }) => id),
            JSON.stringify(filters),
          ).toEqual(expected.map(({ id }) => id));
          expect(total).toBe(expected.length);
        }
});

test("the queue can be narrowed to those who have something waiting, to their partners, and to what it is narrowed to", async () => {
  const { partners, analysts } = await listReviewChoices(manager, NO_FILTERS);
  expect(new Set(analysts)).toEqual(new Set(authors.map(({ personId, name }) => ({ id: personId, name }))));
  expect(new Set(partners.map(({ iso3 }) => iso3))).toEqual(new Set(["GEO", "MDA", "ARM"]));
  const idle = await newPerson("analyst", ["UZB"]);
  const asked = { ...NO_FILTERS, partner: "UZB", analyst: idle.personId };
  const narrowed = await listReviewChoices(manager, asked);
  expect(narrowed.partners).toContainEqual({ iso3: "UZB", iso2: "UZ" });
  expect(narrowed.analysts).toContainEqual({ id: idle.personId, name: idle.name });
});

test("nothing waits for those who decide nothing, and a forged role opens nothing to a liaison", async () => {
  const id = queue[0]?.id ?? 0;
  for (const viewer of [
    await newPerson("analyst", ["GEO"]),
    await newPerson("liaison", ["GEO"]),
    await newPerson("admin"),
    { ...(await newPerson("liaison", ["GEO"])), role: "manager" } as const,
  ]) {
    expect(await ids({}, viewer), viewer.role).toEqual([]);
    expect(await countReviews(viewer)).toBe(0);
    const { partners } = await listReviewChoices(viewer, NO_FILTERS);
    expect(partners.length).toBe(0);
    expect(await getReview(viewer, id)).toBeNull();
    expect(await getPlaceInQueue(viewer, NO_FILTERS, id)).toMatchObject({ total: 0, nextId: null });
  }
});

test("a draft of somebody else is none to review, not even by its number", async () => {
  const id = await newAssessment(await newMilestone(), { state: "draft" });
  expect(await getReview(manager, id)).toBeNull();
  expect(await getReview(manager, 999_999_999)).toBeNull();
});

test("each stands beside the accepted one before it, with what the partner says of that and evidence that stands", async () => {
  const [scale] = await asInstallation(
    (tx) => tx<{ id: number; count: number }[]>`
      select scale_id::int as id, count(*)::int as count from scale_stages group by scale_id having count(*) > 3 limit 1`,
  );
  const scaleId = scale?.id ?? 0;
  const milestone = await newMilestone({ scaleId, baseline: 0, target: 3 });
  await newAssessment(milestone, { effectiveOn: "2025-01-31", value: 1, delivery: "not_started" });
  const last = await newAssessment(milestone, { effectiveOn: "2025-03-31", value: 2 });
  await newPartnerView(milestone, last, { stance: "agrees" });
  await newPartnerView(milestone, last, { stance: "disagrees" });
  await newAssessment(milestone, { effectiveOn: "2025-09-30", value: 3 });
  const id = await newAssessment(milestone, {
    state: "submitted",
    effectiveOn: "2025-06-30",
    value: 1,
    evidence: 2,
  });
  await asPerson(
    manager,
    (tx) =>
      tx`update evidence set struck_reason = 'Not it' where id = (select min(id) from evidence where assessment_id = ${id})`,
  );
  const review = await getReview(manager, id);
  expect(review).toMatchObject({
    code: milestone.code,
    value: 1,
    evidenceCount: 1,
    waiting: 1,
    previous: { id: last, value: 2, effectiveOn: "2025-03-31", stance: "disagrees" },
    marks: ["fallen", "disputed", "backdated"],
  });
  expect(review?.stages).toHaveLength(scale?.count ?? 0);
  await asInstallation(
    (tx) => tx`update assessments set state = 'draft', submitted_at = null where id = ${id}`,
  );
});

test("a first assessment stands beside nothing, and one that came back after a return says so", async () => {
  const id = queue[5]?.id ?? 0;
  await asInstallation((tx) => tx`update assessments set return_reason = 'Say more' where id = ${id}`);
  expect(await getReview(manager, id)).toMatchObject({
    previous: null,
    isRevised: true,
    marks: ["no_evidence", "revised", "first"],
  });
});

test("each knows its neighbours in the narrowed queue, also once it is decided; moments finer than a millisecond count", async () => {
  const [first, , , fourth, , last] = queue.map(({ id }) => id);
  const within = { ...NO_FILTERS, partner: "GEO" };
  expect(await getPlaceInQueue(manager, within, fourth ?? 0)).toEqual({
    total: 3,
    before: 1,
    previousId: first,
    nextId: last,
  });
  expect(await getPlaceInQueue(manager, within, first ?? 0)).toMatchObject({ before: 0, previousId: null });
  expect(await getPlaceInQueue(manager, NO_FILTERS, last ?? 0)).toMatchObject({ before: 5, nextId: null });

  const twin = await waiting(7, { partner: "GEO" });
  expect(await getPlaceInQueue(manager, within, fourth ?? 0)).toMatchObject({ nextId: twin.id });
  await asInstallation(
    (tx) => tx`update assessments set state = 'returned', return_reason = 'No', returned_at = now(),
               decided_by = ${manager.personId} where id = ${twin.id}`,
  );
  expect(await getPlaceInQueue(manager, within, twin.id)).toEqual({
    total: 3,
    before: 2,
    previousId: fourth,
    nextId: last,
  });
});

test("at size a page of the queue walks its index, looks once into a history for each row, and pages follow each other", async () => {
  await asInstallation(async (tx) => {
    await tx`insert into milestones (code, partner_iso3, area_code, title, description, nature, indicator, unit, baseline, target,
                                     start_on, due_on, first_due_on, weight)
             select 'UKR-CIV-' || n, 'UKR', 'civilian_oversight', 'A step', '', 'target', 'Posts', 'posts', 0, 100,
                    '2020-01-01', '2027-12-31', '2027-12-31', 1 from generate_series(100, 299) n`;
    const content = (state: string, moments: string) =>
      `insert into assessments (milestone_id, partner_iso3, state, effective_on, value, delivery, verdict, narrative, author_id,
                                submitted_at, decided_by, accepted_at)
       select m.id, m.partner_iso3, '${state}', date '2021-01-01' + 20 * n, n, 'in_progress', 'ongoing', 'As seen',
              '${authors[0]?.personId}', now() - n * interval '1 hour', ${moments}
       from milestones m, generate_series(1, ${state === "accepted" ? 20 : 5}) n where m.code like 'UKR-CIV-___'`;
    await tx.unsafe(content("accepted", `'${manager.personId}', now()`));
    await tx.unsafe(content("submitted", "null, null"));
    await tx`analyze assessments`;
    await tx`analyze milestones`;
  });
  const plan = JSON.stringify(
    await asViewer(manager, (tx) => {
      const page = selectReviews(tx)
        .where(and(waitingFor(manager), matching(NO_FILTERS, today())))
        .orderBy(asc(assessments.submittedAt), asc(assessments.id))
        .limit(REVIEWS_PAGE_SIZE);
      return tx.execute(sql`explain (format json) ${page}`);
    }),
  );
  expect(plan).toContain('"Index Name":"assessments_queue"');
  expect(plan).toContain('"Index Name":"assessments_history"');
  expect(plan).not.toMatch(/"Node Type":"Seq Scan"[^{}]*"Relation Name":"(?:assessments|milestones)"/);

  const [first, second] = [await ids({ partner: "UKR" }), await ids({ partner: "UKR", page: 2 })];
  expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([50, 50, 100]);
  expect((await listReviews(manager, { ...NO_FILTERS, partner: "UKR" })).total).toBe(1000);
});
