import type { Plan } from "@/db/seed/demonstration/plan";
import type { Random } from "@/db/seed/demonstration/random";
import { valueInWords } from "@/db/seed/demonstration/measured";
import type { Day } from "@/lib/periods/days";

/** What happened since the reading before. */
export type Movement =
  | "not_started"
  | "first"
  | "risen"
  | "unchanged"
  | "fallen"
  | "overdue"
  | "delivered"
  | "fulfilled"
  | "confirmed"
  | "reversed"
  | "discontinued";

const LEADING: Record<Movement, readonly [string, ...string[]]> = {
  not_started: [
    "Work has not begun. {lead} has named a contact and waits for the budget line.",
    "No step has been taken yet; {lead} expects to begin in the coming quarter.",
  ],
  first: [
    "First reading: {value}, from {baseline} at the start. {lead} leads the work.",
    "Work has begun under {lead}. The indicator stands at {value}; the aim is {target}.",
    "The starting position was confirmed and the first steps taken: {value} so far.",
  ],
  risen: [
    "The indicator rose from {before} to {value}. The aim remains {target}.",
    "Progress over the quarter: now {value}, after {before} at the last reading.",
    "{lead} reports {value}, and the documents seen bear this out (last time {before}).",
    "Moved on from {before} to {value}; the remaining steps are listed in the work plan.",
  ],
  unchanged: [
    "No measurable change: the indicator stays at {value}. Preparatory work goes on.",
    "Still {value}. {lead} puts this down to vacancies in the team that carries the work.",
    "Drafting and coordination took the whole quarter; the figure remains at {value}.",
  ],
  fallen: [
    "The indicator fell from {before} to {value}, after staff had left for other posts.",
    "A fuller count gives {value}, less than the {before} of the last reading.",
  ],
  overdue: [
    "The due date has passed at {value}; {target} had been agreed. {lead} is preparing a new schedule.",
    "Not reached in time: {value} against an aim of {target}. What remains is known and has an owner.",
    "Overdue at {value}. The outstanding part waits for a decision on funding.",
  ],
  delivered: [
    "The work is done, and {lead} reports {value}. The documents that would show it are not published yet.",
    "Delivered as agreed; an independent confirmation of {value} is still to come.",
  ],
  fulfilled: [
    "Fulfilled: the indicator reached {value}, as the documents attached show.",
    "The aim of {target} was reached. {lead} has handed over the record of it.",
    "Reached {value}; the evidence was checked against the means of verification.",
  ],
  confirmed: [
    "Confirmed a year on: the result holds at {value}.",
    "A sample of the files shows that the result is kept at {value}.",
  ],
  reversed: [
    "What had been reached no longer holds: the indicator is back at {value}, after {before}.",
    "The arrangement lapsed and was not renewed. The indicator fell from {before} to {value}.",
  ],
  discontinued: [
    "The partner took this step out of its plan; work ended at {value}.",
    "Both sides agreed to stop here in favour of other steps. The last reading is {value}.",
  ],
};

const CLOSING: readonly [string, ...string[]] = ["The figure comes from {means}.", "Source: {means}.", ""];

const OPEN_CLOSING: readonly [string, ...string[]] = [
  ...CLOSING,
  "Read from {means}; a second source is being sought.",
  "The next reading is planned for the coming quarter.",
  "",
];

const SETTLED: readonly Movement[] = ["fulfilled", "confirmed", "reversed", "discontinued"];

/** A reading in a sentence or two, out of the milestone's own words; about no real event. */
export function narrate(
  movement: Movement,
  plan: Plan,
  reading: { value: number; before: number | null; on: Day },
  random: Random,
): string {
  const words: Record<string, string> = {
    lead: plan.lead,
    value: valueInWords(plan, reading.value),
    before: valueInWords(plan, reading.before ?? plan.baseline),
    baseline: valueInWords(plan, plan.baseline),
    target: valueInWords(plan, plan.target),
    means: inSentence(plan.entry.means_of_verification.split(";")[0] ?? ""),
  };
  const closing = SETTLED.includes(movement) ? CLOSING : OPEN_CLOSING;
  const text = `${random.pick(LEADING[movement])} ${random.pick(closing)}`.trim();
  return text.replace(/\{(\w+)\}/g, (_placeholder, word: string) => words[word] ?? "");
}

/** Without its capital, unless it is an abbreviation. */
function inSentence(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
