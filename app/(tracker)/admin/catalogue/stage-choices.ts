import type { Choice } from "@/components/ui/select-field";
import type { Language } from "@/lib/people/constants";

interface Stage {
  value: number;
  labelEn: string;
  labelFr: string;
}

/** The stages of a scale to choose from, named in the reader's language. */
export function stageChoices(stages: readonly Stage[], language: Language): Choice[] {
  return stages.map(({ value, labelEn, labelFr }) => ({
    value: String(value),
    label: language === "fr" ? labelFr : labelEn,
  }));
}
