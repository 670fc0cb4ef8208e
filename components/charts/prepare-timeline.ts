import { AREAS, type Area } from "@/lib/areas/constants";
import type { Rag } from "@/lib/milestones/constants";
import { slippageDays } from "@/lib/milestones/rules";
import { type Day, dayNumber } from "@/lib/periods/days";
import { lastDayOfQuarter, nextQuarter, type Quarter, quarterLabel, quarterOf } from "@/lib/periods/rules";

/** A milestone as the timeline draws it. */
export interface TimelineMilestone {
  code: string;
  title: string;
  area: Area;
  startOn: Day;
  firstDueOn: Day;
  dueOn: Day;
  rag: Rag;
}

/** That one milestone waits for another one, which is due on a day. */
export interface TimelineWait {
  code: string;
  waitsFor: string;
  waitsUntil: Day;
  isFulfilled: boolean;
}

/** From a quarter to another one, both whole. */
interface Window {
  from: Quarter;
  to: Quarter;
}

/** A part of a line, in percent of the window. */
interface Span {
  x: number;
  width: number;
}

interface Bar {
  milestone: TimelineMilestone;
  y: number;
  /** From the start to the due date or the first agreed one, whichever comes first; null outside the window. */
  planned: Span | null;
  /** Between the two due dates: `later` the time that was added, `earlier` the time that was given up. */
  moved: (Span & { way: "later" | "earlier" }) | null;
  /** Where the first agreed due date lies, unless it is outside the window. */
  firstDue: number | null;
  slippage: number;
  waitsFor: readonly TimelineWait[];
}

/** From where one milestone is due to where the other one begins, or to its line where that has begun already. */
interface Tie {
  key: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** What is waited for is due after what waits for it. */
  strained: boolean;
}

interface Heading {
  area: Area;
  y: number;
}

interface Prepared {
  height: number;
  window: Window;
  ticks: readonly { x: number; label: string }[];
  headings: readonly Heading[];
  bars: readonly Bar[];
  ties: readonly Tie[];
  today: number | null;
}

/** The height of a line, of a milestone or of the name of an area. */
export const ROW = 26;
/** So many ticks at most, before the next coarser ones are taken. */
const MOST_TICKS = 13;

/** The quarters that are drawn: those asked for, and otherwise all that the plan has, and the day. */
export function timelineWindow(
  asked: { from: Quarter | null; to: Quarter | null },
  extent: { from: Day | null; to: Day | null },
  day: Day,
): Window {
  const first = extent.from !== null && extent.from < day ? extent.from : day;
  const last = extent.to !== null && extent.to > day ? extent.to : day;
  const from = asked.from ?? quarterOf(asked.to !== null && asked.to < first ? asked.to : first);
  const to = asked.to ?? quarterOf(last);
  return { from, to: to < from ? from : to };
}

/** Whether what is waited for is due only after what waits for it, and is not there yet. */
export function isStrained({ waitsUntil, isFulfilled }: TimelineWait, { dueOn }: { dueOn: Day }): boolean {
  return !isFulfilled && waitsUntil > dueOn;
}

/** Where each milestone lies in a window: a line each below the name of its area, in the order given. */
export function prepareTimeline(
  milestones: readonly TimelineMilestone[],
  waits: readonly TimelineWait[],
  window: Window,
  day: Day,
): Prepared {
  const first = dayNumber(window.from);
  const days = dayNumber(lastDayOfQuarter(window.to)) + 1 - first;
  const at = (on: Day) => ((dayNumber(on) - first) / days) * 100;
  const inside = (x: number) => Math.min(100, Math.max(0, x));
  const span = (from: Day, to: Day): Span | null => {
    const [x, end] = [inside(at(from)), inside(at(to))];
    return end > x ? { x, width: end - x } : null;
  };

  const headings: Heading[] = [];
  const bars: Bar[] = [];
  let y = 0;
  for (const area of AREAS) {
    const own = milestones.filter((milestone) => milestone.area === area);
    if (own.length === 0) continue;
    headings.push({ area, y });
    y += ROW;
    for (const milestone of own) {
      bars.push({ ...barOf(milestone), y });
      y += ROW;
    }
  }
  const today = at(day);
  return {
    height: y,
    window,
    ticks: ticksOf(window).map(({ on, label }) => ({ x: at(on), label })),
    headings,
    bars,
    ties: tiesBetween(bars),
    today: today === inside(today) ? today : null,
  };

  function barOf(milestone: TimelineMilestone): Omit<Bar, "y"> {
    const { code, startOn, firstDueOn, dueOn } = milestone;
    const slippage = slippageDays(milestone);
    const [sooner, later] = slippage < 0 ? [dueOn, firstDueOn] : [firstDueOn, dueOn];
    const between = slippage === 0 ? null : span(sooner, later);
    const firstDue = at(firstDueOn);
    return {
      milestone,
      // A first due date before the start, of a plan that has moved whole, leaves no line before it.
      planned: span(startOn, sooner),
      moved: between && { ...between, way: slippage < 0 ? "earlier" : "later" },
      firstDue: firstDue === inside(firstDue) ? firstDue : null,
      slippage,
      waitsFor: waits.filter((wait) => wait.code === code),
    };
  }

  /** Where a line that waits until `due` is met: at its beginning, at its end where that comes before, or between. */
  function landing(due: number, { startOn, dueOn }: TimelineMilestone): number {
    return Math.min(Math.max(due, inside(at(startOn))), Math.max(inside(at(dueOn)), inside(at(startOn))));
  }

  function tiesBetween(drawn: readonly Bar[]): Tie[] {
    const byCode = new Map(drawn.map((bar) => [bar.milestone.code, bar]));
    return drawn.flatMap((bar) =>
      bar.waitsFor.flatMap((wait) => {
        const awaited = byCode.get(wait.waitsFor);
        const due = at(wait.waitsUntil);
        if (awaited === undefined || due !== inside(due)) return [];
        return [
          {
            key: `${wait.waitsFor} ${wait.code}`,
            from: { x: due, y: awaited.y + ROW / 2 },
            to: { x: landing(due, bar.milestone), y: bar.y + ROW / 2 },
            strained: isStrained(wait, bar.milestone),
          },
        ];
      }),
    );
  }
}

/** Where the window is divided: into quarters while there are few, then into years, then into every fifth year. */
function ticksOf({ from, to }: Window): { on: Day; label: string }[] {
  const quarters: Quarter[] = [];
  for (let quarter = from; quarter <= to; quarter = nextQuarter(quarter)) quarters.push(quarter);
  if (quarters.length <= MOST_TICKS) return quarters.map((on) => ({ on, label: quarterLabel(on) }));
  const years = quarters.filter((quarter) => quarter.endsWith("-01-01"));
  const shown =
    years.length <= MOST_TICKS ? years : years.filter((year) => Number(year.slice(0, 4)) % 5 === 0);
  return shown.map((on) => ({ on, label: on.slice(0, 4) }));
}
