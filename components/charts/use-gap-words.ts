import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { Gap, Side } from "@/lib/law-and-practice/rules";
import { BASES, type Basis } from "@/lib/milestones/constants";
import { type GapRow, missingOf } from "./prepare-basis-gaps";

/** Gaps between law and practice in the reader's language. */
export function useGapWords() {
  const t = useTranslations("charts.basisGaps");
  const format = useFormat();
  const points = (gap: number) =>
    t("points", {
      points: Math.abs(gap),
      signed: `${gap < 0 ? "−" : gap > 0 ? "+" : ""}${format.number(Math.abs(gap))}`,
    });
  /** Which side of a row has nothing to show, in a few words. */
  const without = (missing: readonly Basis[]) =>
    missing.length === BASES.length ? t("without.both") : t(`without.${missing[0] ?? "de_jure"}`);
  return {
    points,
    /** A side that has no completion says why. */
    side: (side: Side) => {
      const missing = missingOf(side);
      return missing === null ? format.percent(side.completion ?? 0) : t(`missing.${missing}`);
    },
    /** The gap of a row, and what it was; or which side has nothing to show. */
    gap: ({ now, before }: Pick<GapRow, "now" | "before">, missing: readonly Basis[]) => {
      if (now.points === null) return without(missing);
      const gap = points(now.points);
      return before === null || before.points === null
        ? gap
        : t("was", { gap, before: points(before.points) });
    },
    /** All rows together, as a sentence. */
    total: ({ de_jure, de_facto, points: gap }: Gap) =>
      gap === null
        ? t("answer.none")
        : t("answer.total", {
            law: format.percent(de_jure.completion ?? 0),
            practice: format.percent(de_facto.completion ?? 0),
            points: Math.abs(gap),
            direction: gap > 0 ? "behind" : gap < 0 ? "ahead" : "even",
          }),
    /** What the gap of all was on the earlier day, as a sentence. */
    totalThen: ({ points: gap }: Gap, day: string) =>
      gap === null
        ? t("answer.noneThen", { day })
        : t("answer.then", {
            day,
            points: Math.abs(gap),
            direction: gap > 0 ? "behind" : gap < 0 ? "ahead" : "even",
          }),
  };
}
