import { createTranslator } from "use-intl/core";
import { type Format, formatFor } from "@/i18n/format";
import { MESSAGES } from "@/i18n/messages";
import { TIME_ZONE } from "@/i18n/time-zone";
import type { Language } from "@/lib/people/constants";
import { isKnownUnit } from "@/lib/milestones/units";

function translatorOf(language: Language) {
  return createTranslator({ locale: language, messages: MESSAGES[language], timeZone: TIME_ZONE });
}

/** The words and formats of a report's own language, whatever that of its reader. */
export interface ReportWords {
  language: Language;
  t: ReturnType<typeof translatorOf>;
  format: Format;
}

export function reportWords(language: Language): ReportWords {
  return { language, t: translatorOf(language), format: formatFor(language) };
}

interface Measured {
  unit: string | null;
  /** The stages of its scale; none where it is a quantity. */
  stages: readonly { value: number; labelEn: string; labelFr: string }[];
}

/** A measured value as its milestone reads it: `12 posts`, `12 %`, or the name of a stage. */
export function measuredText(
  { t, format, language }: ReportWords,
  { unit, stages }: Measured,
  value: number,
): string {
  const stage = stages.find((each) => each.value === value);
  if (stage !== undefined) return language === "fr" ? stage.labelFr : stage.labelEn;
  if (unit === "percent") return format.percentage(value);
  if (unit === null) return format.number(value);
  return `${format.number(value)} ${isKnownUnit(unit) ? t(`units.${unit}`) : unit}`;
}
