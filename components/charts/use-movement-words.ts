import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { MovementAnswer, Part } from "./prepare-movements";

/** What moved completion, in words. */
export function usePartName(): (part: Part) => string {
  const t = useTranslations("charts.movements");
  const words = useTranslations("words.movement");
  return (part) => (part === "standing" ? t("standing") : words(part));
}

/** A quarter's name, and that it is not over where it is not. */
export function useQuarterName(): (row: { quarter: string; running: boolean }) => string {
  const t = useTranslations("charts.movements");
  const format = useFormat();
  return ({ quarter, running }) =>
    running ? t("running", { quarter: format.quarter(quarter) }) : format.quarter(quarter);
}

/** How completion moved, in a sentence. */
export function useMovementAnswer(answer: MovementAnswer): string {
  const t = useTranslations("charts.movements.answer");
  const format = useFormat();
  const nameOf = usePartName();
  const quarterName = useQuarterName();
  if (answer.kind === "nothing") return t("nothing");
  const stand = { quarter: quarterName(answer), after: format.exactPercentage(answer.after) };
  if (answer.kind === "same") return t("same", stand);
  return t("moved", {
    ...stand,
    ...{ before: format.exactPercentage(answer.before), change: format.change(answer.points) },
    points: Math.abs(answer.points),
    ...{ movement: nameOf(answer.part), part: format.change(answer.partPoints) },
  });
}
