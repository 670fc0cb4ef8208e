import { OWN_NUMBERS, STAGES_AT_LEAST, STAGES_AT_MOST } from "@/lib/catalogue/constants";

/** A stage as a form has it: where it stands among the others, its names, and its number in the version before. */
export interface StageWish {
  /** Between 2 and 3 stands 2.5; null comes last. */
  place: number | null;
  labelEn: string;
  labelFr: string;
  was: number | null;
}

export interface Stage {
  value: number;
  labelEn: string;
  labelFr: string;
}

/** The stages of a new version, numbered from 0 in their order, and which number each stage of the version before has now. */
export function numberStages(wishes: readonly StageWish[]): {
  stages: Stage[];
  numbers: Record<string, number>;
} {
  const inOrder = wishes.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0);
  const stages = inOrder.map(({ labelEn, labelFr }, value) => ({ value, labelEn, labelFr }));
  const numbers = inOrder.flatMap(({ was }, value) => (was === null ? [] : [[String(was), value] as const]));
  return { stages, numbers: Object.fromEntries(numbers) };
}

/** What is wrong with the stages of a scale, as a message key below `failures`, or null. */
export function stagesFault(stages: readonly Stage[]): string | null {
  if (stages.length < STAGES_AT_LEAST) return "scale.stages.too_few";
  if (stages.length > STAGES_AT_MOST) return "scale.stages.too_many";
  const names = (language: "labelEn" | "labelFr") =>
    new Set(stages.map((stage) => stage[language].toLowerCase()));
  const distinct = names("labelEn").size === stages.length && names("labelFr").size === stages.length;
  return distinct ? null : "scale.label.twice";
}

/** Whether two versions say the same. */
export function sameStages(a: readonly Stage[], b: readonly Stage[]): boolean {
  const text = (stages: readonly Stage[]) =>
    JSON.stringify(stages.map(({ value, labelEn, labelFr }) => [value, labelEn, labelFr]));
  return text(a) === text(b);
}

/** The code of the next template that an installation adds to an area, or null when all numbers are taken. */
export function nextOwnCode(letters: string, taken: readonly string[]): string | null {
  const numbers = taken
    .filter((code) => code.startsWith(`${letters}-`))
    .map((code) => Number(code.slice(letters.length + 1)));
  const next = Math.max(OWN_NUMBERS.from - 1, ...numbers) + 1;
  return next > OWN_NUMBERS.to ? null : `${letters}-${next}`;
}
