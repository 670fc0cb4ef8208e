import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import { isKnownUnit } from "@/lib/milestones/units";
import type { Measure } from "./measure";

/** Writes the values of one milestone: a number with its unit, or the name of a stage. */
export function useMeasure(measure: Measure) {
  const t = useTranslations("units");
  const format = useFormat();
  if (measure.kind === "stages") {
    const names = new Map(measure.stages.map((stage) => [stage.value, stage.label]));
    const write = (value: number) => names.get(value) ?? format.number(value);
    return { unit: null, value: write, tick: write };
  }
  const unit = isKnownUnit(measure.unit) ? t(measure.unit) : measure.unit;
  if (measure.unit === "percent") return { unit, value: format.percentage, tick: format.percentage };
  return { unit, value: (value: number) => `${format.number(value)}\u00a0${unit}`, tick: format.number };
}
