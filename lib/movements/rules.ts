import { scaled, WEIGHT_DECIMALS } from "@/lib/milestones/decimal";
import { PROGRESS_DECIMALS } from "@/lib/milestones/rules";
import { type KEPT_MOVEMENTS, type Movement, MOVEMENTS } from "@/lib/movements/constants";
import type { Day } from "@/lib/periods/days";
import { lastDayOfQuarter, type Quarter, quarterLabel, quartersBetween } from "@/lib/periods/rules";

/** By how much the milestones of a partner that moved in one way moved its figures from the end of a quarter to the end of the next. */
export interface MovementStep {
  partner: string;
  /** The later of the two quarters. */
  quarterOn: Quarter;
  kind: (typeof KEPT_MOVEMENTS)[number];
  milestones: number;
  counted: number;
  assessed: number;
  /** Decimal text, as in `Figures` of lib/completion/rules.ts. */
  weight: string;
  weightedProgress: string;
}

/** A spell in which a partner was active, and on which days that was known: from one on, and until another came, if one did. */
export interface KnownSpell {
  partner: string;
  fromOn: Day;
  toOn: Day | null;
  knownOn: Day;
  replacedOn: Day | null;
}

/** How the completion believed at the end of one quarter became the one believed at the end of the next. */
export interface QuarterMovements {
  quarter: string;
  quarterOn: Quarter;
  /** Its last day; of the running quarter the day itself. */
  endsOn: Day;
  running: boolean;
  /** Completion at the end of the quarter before, and now: shares 0..1. */
  before: number;
  after: number;
  /** How many milestones count at its end. */
  counted: number;
  /** Each way to move, how many milestones did, and by how much of completion. */
  parts: { kind: Movement; milestones: number; effect: number }[];
  /** Partners that count at one of the two ends only. */
  standing: { partners: number; effect: number };
  /** The partners that count at both, of whose milestones the parts are. */
  partners: string[];
}

/** Added up as whole numbers of their smallest parts. */
interface Sums {
  counted: number;
  assessed: number;
  weight: bigint;
  progress: bigint;
}

const NOTHING: Sums = { counted: 0, assessed: 0, weight: 0n, progress: 0n };
/** Parts of weighted progress in one of weight. */
const UNIT = 10 ** PROGRESS_DECIMALS;

/**
 * How completion moved, quarter by quarter up to the one of `lastOn`, of the partners active at the ends of each by what was known
 * then; with `spells` null, of all. A quarter at one of whose ends there is no completion is left out. What a part adds is what its
 * weighted progress grew by, less the completion of before for the weight that it brought, over the weight of now: so all parts of a
 * quarter add up to its change.
 */
export function movementsByQuarter(
  steps: readonly MovementStep[],
  spells: readonly KnownSpell[] | null,
  lastOn: Day,
): QuarterMovements[] {
  const all = [...new Set(steps.map(({ partner }) => partner))].toSorted();
  const first = steps.reduce<Day>((a, { quarterOn }) => (quarterOn < a ? quarterOn : a), lastOn);
  const states = new Map<string, Sums>();
  const stateOf = (partner: string) => states.get(partner) ?? NOTHING;
  let counting: string[] = [];
  return quartersBetween(first, lastOn).flatMap((quarterOn) => {
    const last = lastDayOfQuarter(quarterOn);
    const endsOn = last < lastOn ? last : lastOn;
    const counted = all.filter((partner) => spells === null || wasActive(spells, partner, endsOn));
    const own = steps.filter((step) => step.quarterOn === quarterOn);

    const joined = counted.filter((partner) => !counting.includes(partner));
    const left = counting.filter((partner) => !counted.includes(partner));
    const before = added(counting.map(stateOf));
    const lost = added(left.map(stateOf));
    for (const step of own) states.set(step.partner, added([stateOf(step.partner), read(step)]));
    const after = added(counted.map(stateOf));
    const won = added(joined.map(stateOf));
    const partners = counted.filter((partner) => counting.includes(partner));
    counting = counted;

    const [from, to] = [shareOf(before), shareOf(after)];
    if (from === null || to === null) return [];
    const effectOf = ({ weight, progress }: Sums) =>
      (Number(progress) - from * Number(weight) * UNIT) / (Number(after.weight) * UNIT);
    return {
      ...{ quarter: quarterLabel(quarterOn), quarterOn, endsOn, running: endsOn < last },
      ...{ before: from, after: to, counted: after.counted, partners },
      parts: MOVEMENTS.map((kind) => {
        const moved = own.filter((step) => step.kind === kind && partners.includes(step.partner));
        return {
          kind,
          milestones: moved.reduce((sum, { milestones }) => sum + milestones, 0),
          effect: effectOf(added(moved.map(read))),
        };
      }),
      standing: {
        partners: joined.length + left.length,
        effect: effectOf(won) - effectOf(lost),
      },
    };
  });
}

/** Whether a partner was active on a day, by what was known at its end. */
function wasActive(spells: readonly KnownSpell[], partner: string, on: Day): boolean {
  return spells.some(
    (spell) =>
      spell.partner === partner &&
      spell.knownOn <= on &&
      (spell.replacedOn === null || on < spell.replacedOn) &&
      spell.fromOn <= on &&
      (spell.toOn === null || on < spell.toOn),
  );
}

/** Completion, as `completionOf` of lib/completion/rules.ts: a gap while nothing was assessed or nothing can be measured. */
function shareOf({ assessed, weight, progress }: Sums): number | null {
  return assessed === 0 || weight === 0n ? null : Number(progress) / (Number(weight) * UNIT);
}

function read({ counted, assessed, weight, weightedProgress }: MovementStep): Sums {
  return {
    ...{ counted, assessed },
    weight: scaled(weight, WEIGHT_DECIMALS),
    progress: scaled(weightedProgress, WEIGHT_DECIMALS + PROGRESS_DECIMALS),
  };
}

function added(all: readonly Sums[]): Sums {
  return all.reduce(
    (sum, { counted, assessed, weight, progress }) => ({
      counted: sum.counted + counted,
      assessed: sum.assessed + assessed,
      weight: sum.weight + weight,
      progress: sum.progress + progress,
    }),
    NOTHING,
  );
}
