import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";

import { asViewer } from "@/db/client";
import { milestones, partners } from "@/db/schema";
import { asInstallation } from "@/db/testing/acting";
import {
  newAssessment,
  newCommitment,
  newMilestone,
  newMove,
  newPartnerView,
  newPerson,
} from "@/db/testing/factories";
import { AREAS } from "@/lib/areas/constants";
import { isRecheckDue } from "@/lib/assessments/rules";
import { COMMITMENTS } from "@/lib/commitments/constants";
import { matching, ragExpression } from "@/lib/milestones/conditions";
import {
  BASES,
  CHANGE_REASONS,
  DELIVERIES,
  NATURES,
  NOT_ASSESSED,
  RAGS,
  VERDICTS,
} from "@/lib/milestones/constants";
import {
  ASSESSED_FILTERS,
  DUE_FILTERS,
  FILTER_MARKS,
  type MilestoneFilters,
  NO_FILTERS,
  RECHECK_FILTERS,
  SORT_KEYS,
} from "@/lib/milestones/filters";
import { listFirstMilestones, listMilestones } from "@/lib/milestones/queries";
import { isOpen, ragOf, slippageDays } from "@/lib/milestones/rules";
import { slipOf, SLIPS } from "@/lib/milestones/slips";
import { STANCES } from "@/lib/partner-views/constants";
import { type Day, dayFromNumber, dayNumber, daysBetween } from "@/lib/periods/days";
import { lastDayOfQuarter, quarterOf } from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";

const manager = await newPerson("manager");

/** The list's own filter, on any day. */
function found(filters: MilestoneFilters, day: Day) {
  return asViewer(manager, (tx) =>
    tx
      .select({ code: milestones.code, rag: ragExpression(day) })
      .from(milestones)
      .innerJoin(partners, eq(partners.iso3, milestones.partnerIso3))
      .where(matching(filters, day)),
  );
}

/** A generator of its own, so that every machine tries the same milestones. */
const draw = <Value>(arbitrary: fc.Arbitrary<Value>, count: number) =>
  fc.sample(arbitrary, { numRuns: count, seed: 34 });

// Thresholds are met exactly: ten days agreed, progress in tenths.
const generated = draw(
  fc.record({
    partner: fc.constantFrom("GEO", "MDA", "BLR", "MLT"),
    area: fc.constantFrom(...AREAS),
    title: fc.constantFrom("Oversight of spending", "100 % of posts", "A_B plan", "Back\\slash", "Élan"),
    lead: fc.constantFrom(null, "Ministry of Defence", "50% owned_agency"),
    measured: fc.boolean(),
    start: fc.integer({ min: -40, max: 10 }),
    days: fc.constantFrom(1, 3, 7, 10, 30, 100, 400),
    target: fc.constantFrom(0, 10, 7, -3),
    assessed: fc.option(
      fc.record({
        value: fc.constantFrom(0, 1, 2, 3, 4, 5, 6.5, 7, 8, 9, 10, 12, -1),
        delivery: fc.constantFrom(...DELIVERIES),
        verdict: fc.constantFrom(...VERDICTS),
        // A re-check falls due a year later.
        daysAgo: fc.constantFrom(0, 20, 100, 330, 365, 366, 400),
      }),
      { freq: 6 },
    ),
    waitsAboutDaysAgo: fc.option(fc.constantFrom(0, 30, 400)),
    commitment: fc.constantFrom("committed", ...COMMITMENTS),
    // By how many days the due date was moved, and why.
    moved: fc.option(
      fc.record({
        days: fc.constantFrom(-400, -1, 1, 90, 91, 180, 181, 365, 366),
        reason: fc.constantFrom(...CHANGE_REASONS),
      }),
    ),
    stances: fc.array(fc.constantFrom(...STANCES, "disagrees" as const), { maxLength: 3 }),
    basis: fc.constantFrom(...BASES),
  }),
  250,
);
const middle = dayNumber(today());
/** The running quarter, the one before, and the one to come. */
const QUARTERS = [-100, 0, 100].map((days) => quarterOf(dayFromNumber(middle + days)));
const ASIDE_FROM = dayFromNumber(middle - 90);

const scaleId = await asInstallation(async (tx) => {
  const [scale] = await tx<
    { id: number }[]
  >`insert into scales (code, version) values ('fresh', 1) returning id::int`;
  await tx`insert into scale_stages (scale_id, value, label_en, label_fr)
           select ${scale?.id ?? 0}, value, 'Stage', 'Étape' from generate_series(0, 12) value`;
  return scale?.id ?? 0;
});
/** Milestones with whose last assessment the partner, in its newest view, disagrees. */
const disputed = new Set<string>();
/** What was accepted of each milestone, by its code. */
const accepted = new Map<string, { effectiveOn: Day; verdict: string; delivery: string }[]>();
/** Why its due date was moved, by the milestone's code. */
const movedFor = new Map<string, string>();
/** About which day the assessment is that waits, by the milestone's code. */
const waitingAbout = new Map<string, Day>();
for (const {
  start,
  days,
  assessed,
  waitsAboutDaysAgo,
  measured,
  commitment,
  moved,
  stances,
  ...wishes
} of generated) {
  const span = { startOn: dayFromNumber(middle + start), dueOn: dayFromNumber(middle + start + days) };
  const whole = Number.isInteger(assessed?.value ?? 0) && (assessed?.value ?? 0) >= 0 && wishes.target >= 0;
  // A milestone is never due before it starts, at first neither.
  const move = moved !== null && moved.days < days ? moved : null;
  const dueOn = dayFromNumber(dayNumber(span.dueOn) - (move?.days ?? 0));
  const scale = { scaleId: measured && whole ? scaleId : null };
  const milestone = await newMilestone({ ...wishes, ...span, ...scale, dueOn });
  if (move !== null) {
    await newMove(milestone, span.dueOn, { reason: move.reason });
    movedFor.set(milestone.code, move.reason);
  }
  const before = { effectiveOn: "2024-01-01", value: 1, verdict: "fulfilled", evidence: 1 } as const;
  const held: { effectiveOn: Day; verdict: string; delivery: string }[] = [];
  accepted.set(milestone.code, held);
  if (assessed?.verdict === "reversed") {
    await newAssessment(milestone, before);
    held.push({ ...before, delivery: "in_progress" });
  }
  if (assessed !== null) {
    const { daysAgo, ...judgement } = assessed;
    const effectiveOn = dayFromNumber(middle - daysAgo);
    const id = await newAssessment(milestone, { ...judgement, effectiveOn, evidence: 1 });
    held.push({ ...judgement, effectiveOn });
    for (const stance of stances) await newPartnerView(milestone, id, { stance });
    if (stances.at(-1) === "disagrees") disputed.add(milestone.code);
  }
  if (waitsAboutDaysAgo !== null) {
    const effectiveOn = dayFromNumber(middle - waitsAboutDaysAgo);
    await newAssessment(milestone, { state: "submitted", value: 1, effectiveOn });
    waitingAbout.set(milestone.code, effectiveOn);
  }
  if (commitment !== "committed") await newCommitment(milestone, commitment, { fromOn: ASIDE_FROM });
}
const all = await asViewer(manager, (tx) => tx.select().from(milestones));
const standings = await asInstallation(
  (tx) => tx<{ partner: string; fromOn: string; toOn: string | null }[]>`
    select partner_iso3 as partner, from_on::text as "fromOn", to_on::text as "toOn" from status_spells where standing = 'active'`,
);

const cooperations = await asInstallation(
  (tx) => tx<{ partner: string; programme: string; fromOn: string | null; toOn: string | null }[]>`
    select partner_iso3 as partner, programme_code as programme, from_on::text as "fromOn", to_on::text as "toOn" from partner_programmes`,
);

const rag = (row: (typeof all)[number], day: Day) =>
  ragOf(
    {
      ...row,
      delivery: row.currentDelivery,
      verdict: row.currentVerdict,
      commitment: row.currentCommitment,
      progress: row.currentProgress,
    },
    day,
  );
const open = (row: (typeof all)[number]) =>
  isOpen({
    delivery: row.currentDelivery,
    verdict: row.currentVerdict,
    commitment: row.currentCommitment,
  });
const active = (partner: string, day: Day) =>
  standings.some(
    (spell) => spell.partner === partner && spell.fromOn <= day && (spell.toOn === null || spell.toOn > day),
  );
const takesPart = (partner: string, programme: string, day: Day) =>
  cooperations.some(
    (each) =>
      each.partner === partner &&
      each.programme === programme &&
      (each.fromOn === null || each.fromOn <= day) &&
      (each.toOn === null || each.toOn > day),
  );
const among = <Word>(words: readonly Word[], word: Word) => words.length === 0 || words.includes(word);

/** Whether the milestone was open at the end of the quarter, and nothing says how it stood in it. */
function isMissing(row: (typeof all)[number], quarter: Day): boolean {
  const last = lastDayOfQuarter(quarter);
  const holds = accepted.get(row.code)?.findLast(({ effectiveOn }) => effectiveOn <= last);
  const waits = waitingAbout.get(row.code) ?? "";
  return (
    row.startOn <= last &&
    (row.currentCommitment === "committed" || ASIDE_FROM > last) &&
    (waits < quarter || waits > last) &&
    (holds === undefined ||
      (holds.effectiveOn < quarter && holds.verdict !== "fulfilled" && holds.delivery !== "discontinued"))
  );
}

/** What completion counts, as `completionSteps` of lib/completion/rules has it. */
const isCounted = (row: (typeof all)[number], day: Day) =>
  quarterOf(row.startOn) <= quarterOf(day) &&
  row.currentDelivery !== "discontinued" &&
  row.currentCommitment !== "withdrawn";

/** What the filters mean, said once more without a database. */
function matches(row: (typeof all)[number], filters: MilestoneFilters, day: Day): boolean {
  const words = [row.code, row.title, row.leadInstitution ?? ""].map((word) => word.toLowerCase());
  const ahead = daysBetween(day, row.dueOn);
  const due = {
    overdue: ahead < 0,
    next_30: ahead >= 0 && ahead <= 30,
    next_90: ahead >= 0 && ahead <= 90,
    later: ahead > 90,
  };
  return (
    words.some((word) => word.includes(filters.search.toLowerCase())) &&
    among(filters.partners, row.partnerIso3) &&
    among(filters.areas, row.areaCode) &&
    among(filters.natures, row.nature) &&
    among(filters.bases, row.basis) &&
    (filters.programmes.length === 0 ||
      filters.programmes.some((programme) => takesPart(row.partnerIso3, programme, day))) &&
    among(filters.deliveries, row.currentDelivery ?? NOT_ASSESSED) &&
    among(filters.verdicts, row.currentVerdict ?? NOT_ASSESSED) &&
    among(filters.rags, rag(row, day)) &&
    among(filters.commitments, row.currentCommitment) &&
    among(filters.slips, slipOf(slippageDays(row))) &&
    (filters.moves.length === 0 || filters.moves.some((reason) => movedFor.get(row.code) === reason)) &&
    (filters.due === null || (open(row) && due[filters.due])) &&
    (filters.assessed === null ||
      (open(row) &&
        row.startOn <= day &&
        (row.currentEffectiveOn ?? "") < quarterOf(day) &&
        (waitingAbout.get(row.code) ?? "") < quarterOf(day))) &&
    // All of them came to be known today: those that count are new in the running quarter.
    (filters.movement === null ||
      (filters.movement.kind === "new" &&
        filters.movement.quarter === quarterOf(today()) &&
        isCounted(row, today()))) &&
    (filters.missing === null || isMissing(row, filters.missing)) &&
    (filters.recheck === null || isRecheckDue(row.currentRecheckOn, day)) &&
    (!filters.reversed || row.currentReversedOn !== null) &&
    (!filters.waiting || row.waitingCount > 0) &&
    (!filters.disputed || disputed.has(row.code)) &&
    (!filters.counted || isCounted(row, day)) &&
    (!filters.active || active(row.partnerIso3, day))
  );
}

test("the colour that the database finds is the one of the rule, for every milestone on every day", async () => {
  const seen = new Set<string>();
  for (let count = middle - 60; count <= middle + 60; count += 1) {
    const day = dayFromNumber(count);
    const colours = new Map((await found(NO_FILTERS, day)).map(({ code, rag: colour }) => [code, colour]));
    const expected = new Map(all.map((row) => [row.code, rag(row, day)]));
    expect(Object.fromEntries(colours)).toEqual(Object.fromEntries(expected));
    for (const colour of expected.values()) seen.add(colour);
  }
  expect(seen).toEqual(new Set(RAGS));
});

const some = <Word>(...words: Word[]): fc.Arbitrary<Word[]> =>
  fc.oneof(fc.constant<Word[]>([]), fc.subarray(words, { minLength: 1 }));
const filters: fc.Arbitrary<Omit<MilestoneFilters, "sort" | "descending" | "page">> = fc.record({
  search: fc.constantFrom("geo-", "%", "_", "\\", "of", "ministry", "élan", "nothing of the kind"),
  partners: some("GEO", "MDA", "BLR", "UKR"),
  areas: some(...AREAS),
  natures: some(...NATURES),
  bases: some(...BASES),
  programmes: some("ipap", "dcb", "deep", "itpp"),
  deliveries: some(...DELIVERIES, NOT_ASSESSED),
  verdicts: some(...VERDICTS, NOT_ASSESSED),
  rags: some(...RAGS),
  commitments: some(...COMMITMENTS),
  slips: some(...SLIPS),
  moves: some(...CHANGE_REASONS),
  due: fc.option(fc.constantFrom(...DUE_FILTERS)),
  assessed: fc.option(fc.constantFrom(...ASSESSED_FILTERS)),
  recheck: fc.option(fc.constantFrom(...RECHECK_FILTERS), { freq: 2 }),
  missing: fc.option(fc.constantFrom(...QUARTERS), { freq: 2 }),
  movement: fc.option(
    fc.record({ kind: fc.constantFrom("new", "advanced"), quarter: fc.constantFrom(...QUARTERS) }),
    { freq: 2 },
  ),
  waiting: fc.boolean(),
  active: fc.boolean(),
  disputed: fc.boolean(),
  reversed: fc.boolean(),
  counted: fc.boolean(),
});

/** At most four of them at once: of all together hardly a milestone is ever found. */
const few = fc
  .tuple(filters, fc.subarray(Object.keys(NO_FILTERS), { maxLength: 4 }))
  .map(([wished, kept]): MilestoneFilters => ({
    ...NO_FILTERS,
    ...Object.fromEntries(Object.entries(wished).filter(([name]) => kept.includes(name))),
  }));

test("filters find exactly the milestones that they describe, alone and together", async () => {
  const day = fc.integer({ min: middle - 60, max: middle + 60 }).map((count) => dayFromNumber(count));
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(few, day, async (asked, on) => {
      const codes = (await found(asked, on)).map(({ code }) => code);
      const expected = all.filter((row) => matches(row, asked, on)).map(({ code }) => code);
      expect(new Set(codes)).toEqual(new Set(expected));
      hits += expected.length;
    }),
    { numRuns: 400 },
  );
  expect(hits).toBeGreaterThan(0);
});

test.each([
  ...RAGS.map((word) => ({ rags: [word] })),
  ...DELIVERIES.map((word) => ({ deliveries: [word] })),
  ...VERDICTS.map((word) => ({ verdicts: [word] })),
  ...DUE_FILTERS.map((due) => ({ due })),
  ...BASES.map((word) => ({ bases: [word] })),
  ...COMMITMENTS.map((word) => ({ commitments: [word] })),
  ...SLIPS.map((word) => ({ slips: [word] })),
  ...CHANGE_REASONS.map((word) => ({ moves: [word] })),
  { deliveries: [NOT_ASSESSED] },
  { programmes: ["deep"] },
  { search: "%" },
  { search: "_" },
  { search: "\\" },
  { search: "ÉLAN" },
  ...FILTER_MARKS.map((mark) => ({ [mark]: true })),
  { assessed: "not_this_quarter" },
  { recheck: "due" },
  { missing: quarterOf(today()) },
  { movement: { kind: "new", quarter: quarterOf(today()) } },
] satisfies Partial<MilestoneFilters>[])(
  "one filter alone finds some milestones and not all: %j",
  async (one) => {
    const asked = { ...NO_FILTERS, ...one };
    const expected = all.filter((row) => matches(row, asked, today())).map(({ code }) => code);
    expect(new Set((await found(asked, today())).map(({ code }) => code))).toEqual(new Set(expected));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
  },
);

test("the first few of a list are those that its first page begins with", async () => {
  const wishes: Partial<MilestoneFilters>[] = [
    { due: "overdue" },
    { deliveries: [NOT_ASSESSED] },
    { disputed: true },
    {},
  ];
  for (const wish of wishes) {
    const asked = { ...NO_FILTERS, ...wish };
    const { rows } = await listMilestones(manager, asked);
    const first = await listFirstMilestones(manager, asked, 3);
    expect(first.map(({ code }) => code)).toEqual(rows.slice(0, 3).map(({ code }) => code));
    expect(first).toHaveLength(3);
  }
});

test("the pages of a list hold every milestone once, in the order asked for, whatever it is", async () => {
  for (const sort of SORT_KEYS) {
    for (const descending of [false, true]) {
      const codes: string[] = [];
      for (let page = 1; codes.length < all.length && page < 20; page += 1)
        codes.push(
          ...(await listMilestones(manager, { ...NO_FILTERS, sort, descending, page })).rows.map(
            ({ code }) => code,
          ),
        );
      expect(codes).toHaveLength(all.length);
      expect(new Set(codes).size).toBe(all.length);
      if (sort !== "due") continue;
      const dues = codes.map((code) => all.find((row) => row.code === code)?.dueOn ?? "");
      const sorted = dues.toSorted((a, b) => a.localeCompare(b));
      expect(dues).toEqual(descending ? sorted.toReversed() : sorted);
    }
  }
});
