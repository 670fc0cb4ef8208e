import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { asReader } from "@/db/client";
import { milestones } from "@/db/schema";
import { withDemonstration } from "@/db/testing/demonstration";
import { asInstallation, asPerson } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { readerOf } from "@/lib/as-of/reader";
import type { Viewer } from "@/lib/auth/viewer";
import { CHANGE_KINDS, type ChangeKind } from "@/lib/changes/constants";
import { listChanges, SHOWN_CHANGES } from "@/lib/changes/queries";
import { type Comparison, parseComparison } from "@/lib/changes/rules";
import { changeCommitment } from "@/lib/commitments/commands";
import { editMilestone } from "@/lib/milestones/commands";
import { getMilestone } from "@/lib/milestones/queries";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { today } from "@/lib/periods/today";

await withDemonstration();

const comparing = (query: string): Comparison => parseComparison(new URLSearchParams(query), today());

const daysAgo = (days: number) => dayFromNumber(dayNumber(today()) - days);

type State = Awaited<ReturnType<typeof statesOn>>[number];

/** Every milestone as it stood, read as the pages of that day read it. */
function statesOn(viewer: Viewer, asOf: Comparison["from"]) {
  return asReader(readerOf(viewer, asOf), (tx) =>
    tx
      .select({
        code: milestones.code,
        area: milestones.areaCode,
        partner: milestones.partnerIso3,
        dueOn: milestones.dueOn,
        verdict: milestones.currentVerdict,
        reversedOn: milestones.currentReversedOn,
        commitment: milestones.currentCommitment,
      })
      .from(milestones),
  );
}

const HAPPENED: Record<ChangeKind, (later: State, earlier: State | undefined) => boolean> = {
  fulfilled: (later, earlier) => later.verdict === "fulfilled" && earlier?.verdict !== "fulfilled",
  reversed: (later, earlier) =>
    later.reversedOn !== null && later.reversedOn !== (earlier?.reversedOn ?? null),
  slipped: (later, earlier) => earlier !== undefined && later.dueOn > earlier.dueOn,
  added: (_, earlier) => earlier === undefined,
  withdrawn: (later, earlier) => later.commitment === "withdrawn" && earlier?.commitment !== "withdrawn",
};

/** The codes by kind, as they come out when every milestone is looked at on both days. */
async function expected(viewer: Viewer, { from, to, partner, area }: Comparison) {
  const earlier = new Map((await statesOn(viewer, from)).map((state) => [state.code, state]));
  const later = (await statesOn(viewer, to)).filter(
    (state) => (partner === null || state.partner === partner) && (area === null || state.area === area),
  );
  return codesByKind((kind) =>
    later.filter((state) => HAPPENED[kind](state, earlier.get(state.code))).map(({ code }) => code),
  );
}

const codesByKind = <Result>(of: (kind: ChangeKind) => Result) => ({
  fulfilled: of("fulfilled"),
  reversed: of("reversed"),
  slipped: of("slipped"),
  added: of("added"),
  withdrawn: of("withdrawn"),
});

const onDay = fc.oneof(
  fc.integer({ min: dayNumber("2020-12-15"), max: dayNumber(today()) }).map(dayFromNumber),
  fc.integer({ min: 0, max: 40 }).map(daysAgo),
);

test("between any two days there is what a look at every milestone on both of them finds", async () => {
  const manager = await newPerson("manager");
  const liaison = await newPerson("liaison", ["GEO"]);
  const seen = codesByKind(() => 0);
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(onDay, onDay).map(([a, b]) => (a < b ? [a, b] : [b, a])),
      fc.constantFrom("", "&known=now"),
      fc.constantFrom(
        "",
        "&partner=GEO",
        "&partner=MDA",
        "&area=rule_of_law",
        "&partner=GEO&area=integration",
      ),
      fc.constantFrom(manager, liaison),
      async ([from, to], known, filter, viewer) => {
        const comparison = comparing(`from=${from}&to=${to}${known}${filter}`);
        const found = await listChanges(viewer, comparison);
        const wanted = await expected(viewer, comparison);
        for (const kind of CHANGE_KINDS) {
          const codes = found[kind].rows.map(({ code }) => code);
          expect(found[kind].total).toBe(wanted[kind].length);
          expect(codes).toHaveLength(Math.min(SHOWN_CHANGES, wanted[kind].length));
          expect(codes.filter((code) => !wanted[kind].includes(code))).toEqual([]);
          seen[kind] += found[kind].total;
        }
      },
    ),
    { numRuns: 60 },
  );
  // It is not that nothing ever happens.
  expect(CHANGE_KINDS.filter((kind) => seen[kind] === 0)).toEqual([]);
}, 300_000);

const standing = z.object({
  id: z.number(),
  code: z.string(),
  partner: z.string(),
  dueOn: z.string(),
  effectiveOn: z.string(),
  value: z.number(),
});

/** A milestone that has been on the list for long, is under way and was last assessed well before this month. */
async function longStanding() {
  const found = await asInstallation(
    (tx) => tx`
      select id::int, code, partner_iso3 as partner, due_on::text as "dueOn", current_effective_on::text as "effectiveOn",
             current_value::float8 as value
      from milestones
      where current_verdict = 'ongoing' and current_delivery = 'in_progress' and current_commitment = 'committed'
        and current_effective_on < ${BACK_THEN} and version = 1 and code <> all (${taken})
      order by code limit 1`,
  );
  const milestone = standing.parse(found[0]);
  taken.push(milestone.code);
  return milestone;
}

const taken: string[] = [];
const BACK_THEN = daysAgo(20);
const YESTERDAY = `from=${daysAgo(1)}`;
const shown = { verdict: "fulfilled", delivery: "completed", evidence: 1 } as const;

const changesOf = async (query: string, code: string, viewer?: Viewer) => {
  const found = await listChanges(viewer ?? (await newPerson("manager")), comparing(query));
  return CHANGE_KINDS.flatMap((kind) => found[kind].rows.filter((row) => row.code === code));
};

test("each kind says how the milestone stood on either day, and why", async () => {
  const manager = await newPerson("manager");
  const fulfilled = await longStanding();
  await newAssessment(fulfilled, { value: fulfilled.value, ...shown, effectiveOn: today() });
  expect(await changesOf(YESTERDAY, fulfilled.code)).toMatchObject([
    {
      kind: "fulfilled",
      assessedOn: today(),
      before: { verdict: "ongoing", assessedOn: fulfilled.effectiveOn },
    },
  ]);

  const reversed = await longStanding();
  await newAssessment(reversed, { value: reversed.value, ...shown, effectiveOn: daysAgo(2) });
  await newAssessment(reversed, { value: reversed.value, verdict: "reversed", effectiveOn: today() });
  expect(await changesOf(YESTERDAY, reversed.code)).toMatchObject([
    { kind: "reversed", reversedOn: today(), undoneOn: daysAgo(2), undoneVerdict: "fulfilled" },
  ]);

  const slipped = await longStanding();
  const plan = await getMilestone(manager, slipped.code);
  if (plan === null) throw new Error("no plan");
  const { title, description, basis, indicator, baseline, target, weight, startOn, leadInstitution } = plan;
  const moved = await editMilestone(manager, {
    ...{ code: slipped.code, version: plan.version, requestKey: randomUUID() },
    ...{ title, description, basis, indicator, baseline, target, weight, startOn, leadInstitution },
    ...{ dueOn: "2099-12-31", reason: "scope_change", explanation: "More was agreed" },
  });
  expect(moved).toMatchObject({ ok: true });
  expect(await changesOf(YESTERDAY, slipped.code)).toMatchObject([
    {
      kind: "slipped",
      dueOn: "2099-12-31",
      before: { dueOn: slipped.dueOn },
      moved: { reason: "scope_change", explanation: "More was agreed" },
    },
  ]);
  expect(await changesOf(`${YESTERDAY}&known=now`, slipped.code)).toEqual([]);

  const withdrawn = await longStanding();
  const liaison = await newPerson("liaison", [withdrawn.partner]);
  const said = await changeCommitment(liaison, {
    ...{ milestoneCode: withdrawn.code, requestKey: randomUUID() },
    ...{ from: "committed", commitment: "withdrawn", reason: "Parliament said no" },
  });
  expect(said).toMatchObject({ ok: true });
  expect(await changesOf(YESTERDAY, withdrawn.code)).toMatchObject([
    {
      kind: "withdrawn",
      asideOn: today(),
      withdrawnBecause: "Parliament said no",
      before: { commitment: "committed" },
    },
  ]);

  const added = await newMilestone({ partner: "CHE", dueOn: "2098-12-31" });
  expect(await changesOf(YESTERDAY, added.code)).toMatchObject([
    { kind: "added", before: null, addedOn: today(), dueOn: "2098-12-31" },
  ]);
  // On one and the same day nothing has happened, whatever was done on it.
  const { fulfilled: none } = await listChanges(manager, comparing(`from=${today()}`));
  expect(none).toEqual({ total: 0, rows: [] });
});

test("what is found out late lies between two beliefs, and what is known now of either day tells it where it belongs", async () => {
  const milestone = await longStanding();
  await newAssessment(milestone, { value: milestone.value, ...shown, effectiveOn: BACK_THEN });
  const before = daysAgo(21);
  const kinds = async (query: string) => (await changesOf(query, milestone.code)).map(({ kind }) => kind);
  // Yesterday nobody knew; and of yesterday we now know that it held already.
  expect(await kinds(YESTERDAY)).toEqual(["fulfilled"]);
  expect(await kinds(`${YESTERDAY}&known=now`)).toEqual([]);
  // Of the days around the one that it is about it is the other way round.
  expect(await kinds(`from=${before}&to=${BACK_THEN}`)).toEqual([]);
  expect(await kinds(`from=${before}&to=${BACK_THEN}&known=now`)).toEqual(["fulfilled"]);
});

test("what came and went between the two days is none of it", async () => {
  const milestone = await longStanding();
  await newAssessment(milestone, { value: milestone.value, ...shown, effectiveOn: daysAgo(3) });
  await newAssessment(milestone, { value: milestone.value, effectiveOn: today() });
  expect(await changesOf(YESTERDAY, milestone.code)).toEqual([]);
});

test("the database alone tells a liaison of its own partner and of no other", async () => {
  const milestones = [await newMilestone({ partner: "GEO" }), await newMilestone({ partner: "MDA" })];
  const ids = milestones.map(({ id }) => id);
  const listed = (viewer: Viewer | null) =>
    asPerson(viewer, async (tx) => {
      const rows = await tx<{ partner: string }[]>`
        select partner_iso3 as partner from past.milestone_states(${ids}, ${today()}, 'infinity') order by 1`;
      return rows.map(({ partner }) => partner);
    });
  expect(await listed(await newPerson("manager"))).toEqual(["GEO", "MDA"]);
  expect(await listed(await newPerson("liaison", ["GEO"]))).toEqual(["GEO"]);
  expect(await listed(null)).toEqual([]);
});
