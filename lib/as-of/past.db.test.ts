import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asReader } from "@/db/client";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation, refusalOf } from "@/db/testing/acting";
import { everythingShown } from "@/db/testing/everything-shown";
import {
  newAssessment,
  newComment,
  newCommitment,
  newDependency,
  newMilestone,
  newPartnerView,
  newPerson,
} from "@/db/testing/factories";
import type { Reader } from "@/lib/as-of/reader";
import { acceptAssessment, recordAssessment } from "@/lib/assessments/commands";
import { listAssessments } from "@/lib/assessments/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { editComment } from "@/lib/comments/commands";
import { readPastFigures } from "@/lib/as-of/past-figures";
import { sumOfSteps } from "@/lib/completion/rules";
import { addDependency, removeDependency } from "@/lib/dependencies/commands";
import { changeCommitment } from "@/lib/commitments/commands";
import type { Outcome } from "@/lib/errors";
import { strikeEvidence } from "@/lib/evidence/commands";
import { createMilestone, editMilestone } from "@/lib/milestones/commands";
import { NO_FILTERS } from "@/lib/milestones/filters";
import { getMilestone, listMilestones } from "@/lib/milestones/queries";
import { recordView } from "@/lib/partner-views/commands";
import { listPartners } from "@/lib/partners/queries";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";
import { getPortfolioFigures } from "@/lib/portfolio/queries";

const PARTNERS = ["GEO", "MDA", "ARM", "CHE", "SWE"];

await withDemonstration();

async function done<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(settled.failure.messageKey);
  return settled.value;
}

async function now(): Promise<string> {
  const [row] = await asInstallation(
    (tx) =>
      tx<
        { at: string }[]
      >`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  );
  return row?.at ?? "";
}

async function accept(
  author: Viewer,
  manager: Viewer,
  input: Partial<Parameters<typeof recordAssessment>[1]> & { milestoneCode: string },
) {
  const recorded = await done(
    recordAssessment(author, {
      requestKey: randomUUID(),
      assessmentId: null,
      version: null,
      intent: "submit",
      effectiveOn: today(),
      value: 3,
      delivery: "in_progress",
      verdict: "ongoing",
      narrative: "As seen",
      evidence: [],
      ...input,
    }),
  );
  await done(acceptAssessment(manager, { assessmentId: recorded.id, version: recorded.version }));
}

test("after every change that the product allows, an earlier moment shows what it showed", async () => {
  const manager = await newPerson("manager");
  const analyst = await newPerson("analyst", ["GEO", "MDA"]);
  const liaison = await newPerson("liaison", ["GEO"]);
  const codesOf = async (filters: Partial<typeof NO_FILTERS>, count: number) =>
    (await listMilestones(manager, { ...NO_FILTERS, ...filters })).rows
      .slice(0, count)
      .map(({ code }) => code);

  // One of its own for each thing that is going to happen to it.
  const rebaselined = await newMilestone({ partner: "GEO", title: "To be rebaselined" });
  await newAssessment(rebaselined, { value: 20 });
  const backdated = await newMilestone({ partner: "GEO", title: "To be backdated" });
  await newAssessment(backdated, { value: 20, effectiveOn: "2025-03-31" });
  const reversed = await newMilestone({ partner: "GEO", title: "To be reversed" });
  const fulfilment = await newAssessment(reversed, {
    ...{ verdict: "fulfilled", delivery: "completed", value: 100, evidence: 2, effectiveOn: "2025-06-30" },
  });
  await newPartnerView(reversed, fulfilment, { stance: "agrees", text: "" });
  const withdrawn = await newMilestone({ partner: "GEO", title: "To be withdrawn" });
  const takenUp = await newMilestone({ partner: "GEO", title: "To be taken up again" });
  await newCommitment(takenUp, "paused");
  const discontinued = await newMilestone({ partner: "MDA", title: "To be discontinued" });
  await newAssessment(discontinued, { value: 10 });
  const dependency = await newDependency(rebaselined, backdated);
  const comment = await newComment(rebaselined, analyst, "As it was said");
  const codes = [
    ...[rebaselined, backdated, reversed, withdrawn, takenUp, discontinued].map(({ code }) => code),
    ...(await codesOf({ reversed: true }, 2)),
    ...(await codesOf({ disputed: true }, 2)),
    ...(await codesOf({ commitments: ["withdrawn"] }, 1)),
    ...(await codesOf({ partners: ["GEO"] }, 2)),
  ];

  const readers: Viewer[] = [manager, analyst, liaison, await newPerson("admin")];
  const shown = [];
  for (const reader of readers) shown.push(await everythingShown(reader, codes, PARTNERS));
  const knownBefore = await now();

  // Backdated: about a day long past, and accepted now.
  await accept(analyst, manager, { milestoneCode: backdated.code, effectiveOn: "2025-01-31", value: 5 });
  await accept(analyst, manager, { milestoneCode: backdated.code, effectiveOn: "2025-09-30", value: 60 });
  await accept(analyst, manager, {
    milestoneCode: reversed.code,
    effectiveOn: "2025-12-31",
    verdict: "reversed",
    value: 30,
  });
  await accept(analyst, manager, {
    milestoneCode: discontinued.code,
    delivery: "discontinued",
    verdict: "not_fulfilled",
    value: 10,
  });
  // Rebaselined: every part of the plan.
  const before = await getMilestone(manager, rebaselined.code);
  await done(
    editMilestone(manager, {
      ...{ code: rebaselined.code, version: before?.version ?? 0, requestKey: randomUUID() },
      ...{
        title: "Another title",
        description: "Another",
        basis: "de_jure",
        indicator: "Another",
        baseline: 10,
        target: 40,
        weight: 5,
      },
      ...{ startOn: "2024-01-01", dueOn: "2025-01-31", leadInstitution: "Another ministry" },
      ...{ reason: "scope_change", explanation: "Agreed anew" },
    }),
  );
  // What waits for what: one is ended, another one added.
  const waiting = { milestoneCode: rebaselined.code, requestKey: randomUUID() };
  await done(removeDependency(manager, { ...waiting, dependencyId: dependency, version: 1 }));
  await done(addDependency(manager, { ...waiting, requestKey: randomUUID(), waitsFor: takenUp.code }));
  const word = { from: "committed", reason: "The budget was cut", requestKey: randomUUID() } as const;
  await done(changeCommitment(liaison, { ...word, milestoneCode: withdrawn.code, commitment: "withdrawn" }));
  await done(
    changeCommitment(liaison, {
      ...word,
      from: "paused",
      milestoneCode: takenUp.code,
      commitment: "committed",
      requestKey: randomUUID(),
    }),
  );
  await done(
    recordView(liaison, {
      assessmentId: fulfilment,
      requestKey: randomUUID(),
      follows: await latestView(fulfilment),
      stance: "disagrees",
      text: "Not any more",
    }),
  );
  const [first] = (await evidenceOf(manager, reversed.id)).toReversed();
  await done(
    strikeEvidence(manager, {
      evidenceId: first ?? 0,
      reason: "The wrong report",
    }),
  );
  await done(
    editComment(analyst, { commentId: comment, version: 1, text: "As it is said now", mention: "" }),
  );
  await done(
    createMilestone(manager, {
      ...{
        requestKey: randomUUID(),
        partner: "GEO",
        area: "rule_of_law",
        templateCode: null,
        nature: "target",
      },
      ...{
        scaleId: null,
        unit: "posts",
        title: "A new one",
        description: "",
        basis: "de_facto",
        indicator: "Posts",
        baseline: 0,
        target: 10,
      },
      ...{ startOn: "2024-01-01", dueOn: "2025-06-30", weight: 3, leadInstitution: null },
    }),
  );
  await asInstallation(async (tx) => {
    // The partner is suspended, another one comes back; people are renamed, get another role, leave.
    await tx`update status_spells set to_on = '2026-01-01' where partner_iso3 = 'MDA' and to_on is null`;
    await tx`insert into status_spells (partner_iso3, standing, from_on, precision, checked) values ('MDA', 'suspended', '2026-01-01', 'day', true)`;
    await tx`update people set name = 'Somebody else', role = 'manager', deactivated_at = now(), version = version + 1
             where id in (select author_id from assessments where state = 'accepted') and id <> ${analyst.personId}`;
    await tx`update people set name = 'Renamed analyst', version = version + 1 where id = ${analyst.personId}`;
  });

  for (const [index, viewer] of readers.entries()) {
    const reader: Reader = { ...viewer, asOf: { day: today(), knownBefore } };
    expect(await everythingShown(reader, codes, PARTNERS)).toEqual(shown[index]);
    // It is not that nothing has changed.
    expect(await everythingShown(viewer, codes, PARTNERS)).not.toEqual(shown[index]);
  }
}, 300_000);

async function latestView(assessmentId: number): Promise<number | null> {
  const [row] = await asInstallation(
    (tx) =>
      tx<
        { id: number }[]
      >`select max(id)::int as id from partner_views where assessment_id = ${assessmentId}`,
  );
  return row?.id ?? null;
}

async function evidenceOf(viewer: Viewer, milestoneId: number): Promise<number[]> {
  return (await listAssessments(viewer, milestoneId)).flatMap(({ evidence }) => evidence.map(({ id }) => id));
}

// Days and moments of the demonstration's years, at and between the ends of months, quarters and years.
const onDay = fc.integer({ min: dayNumber("2020-12-15"), max: dayNumber(today()) }).map(dayFromNumber);
const edge = fc.constantFrom(
  "2023-12-31",
  "2024-01-01",
  "2024-06-30",
  "2025-02-28",
  "2026-09-30",
  "2026-10-01",
);
const asOf = fc.record({
  day: fc.oneof(onDay, edge),
  knownBefore: fc.oneof(
    onDay.map((day) => `${day}T12:30:00Z`),
    edge.map((day) => `${day}T00:00:00Z`),
    fc.constant("infinity"),
  ),
});

test("the figures of any day by any knowledge are the sums of what is posted", async () => {
  const manager = await newPerson("manager");
  const sums = `sum(counted)::int as milestones, sum(assessed)::int as assessed, sum(fulfilled)::int as fulfilled, sum(completed)::int as completed,
    sum(in_progress)::int as "inProgress", sum(not_started)::int as "notStarted", sum(not_assessed)::int as "notAssessed",
    sum(discontinued)::int as discontinued, sum(paused + withdrawn)::int as "setAside", sum(shown)::int as shown, sum(overdue)::int as overdue,
    sum(weight)::text as weight, sum(weighted_progress)::text as "weightedProgress"`;
  await fc.assert(
    fc.asyncProperty(asOf, async ({ day, knownBefore }) => {
      const before = `filter (where effective_on < date_trunc('quarter', '${day}'::timestamp)::date)`;
      const sumsBefore = `coalesce(sum(assessed) ${before}, 0)::int as "assessedBefore",
        coalesce(sum(weight) ${before}, 0)::float as "weightBefore", coalesce(sum(weighted_progress) ${before}, 0)::float as "weightedBefore"`;
      const posted = await asInstallation(
        (tx) => tx`
          select partner_iso3 as partner, area_code as area, ${tx.unsafe(sums)}, ${tx.unsafe(sumsBefore)} from figure_postings
          where effective_on <= ${day} and known_at < ${knownBefore}::text::timestamptz group by 1, 2 order by 1, 2`,
      );
      const { cells, steps } = await readPastFigures({ ...manager, asOf: { day, knownBefore } });
      // Of no rows the sum is a bare zero, of rows that cancel out one with decimals.
      const bare = cells.map(({ active: _active, partnerIso2: _iso2, ...figures }) => ({
        ...figures,
        weightBefore: Number(figures.weightBefore),
        weightedBefore: Number(figures.weightedBefore),
      }));
      const isSomething = (row: Record<string, unknown>) =>
        Object.entries(row).some(
          ([name, value]) => name !== "partner" && name !== "area" && Number(value) !== 0,
        );
      expect(bare.filter(isSomething)).toEqual([...posted].filter(isSomething));
      const overSteps = sumOfSteps(steps);
      expect(overSteps).toEqual(sumOfSteps(cells));
    }),
    { numRuns: 60 },
  );
});

test("each figure of a past day is the length of the list that it links to", async () => {
  const manager = await newPerson("manager");
  await fc.assert(
    fc.asyncProperty(asOf, async (asked) => {
      const reader: Reader = { ...manager, asOf: asked };
      const totalOf = async (filters: Partial<typeof NO_FILTERS>) =>
        (await listMilestones(reader, { ...NO_FILTERS, ...filters })).total;
      const active = true;
      expect(await getPortfolioFigures(reader)).toEqual({
        underWay: await totalOf({ active, deliveries: ["in_progress"], commitments: ["committed"] }),
        fulfilled: await totalOf({ active, verdicts: ["fulfilled"], commitments: ["committed", "paused"] }),
        overdue: await totalOf({ active, due: "overdue" }),
        neverAssessed: await totalOf({ active, deliveries: ["not_assessed"], commitments: ["committed"] }),
        waiting: null,
      });
      for (const { iso3, milestones } of (await listPartners(reader)).filter(
        ({ milestones }) => milestones > 0,
      ))
        expect(await totalOf({ partners: [iso3] })).toBe(milestones);
    }),
    { numRuns: 25 },
  );
});

test("of a past day nothing is written, whoever looks at it and whatever they may do today", async () => {
  const manager = await newPerson("manager");
  const reader: Reader = { ...manager, asOf: { day: "2026-06-30", knownBefore: "infinity" } };
  const closing = asReader(reader, (tx) =>
    tx.execute(sql`insert into period_events (quarter_on, kind, follows) values ('2019-01-01', 'closed', 0)`),
  );
  // The statement's own refusal, below what Drizzle says of it.
  const refusal = closing.catch((error: unknown) =>
    Promise.reject(error instanceof Error ? error.cause : error),
  );
  expect(await refusalOf(refusal)).toMatch(/read-only transaction/);
});
