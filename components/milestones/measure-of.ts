import type { Language } from "@/lib/people/constants";
import type { Measure } from "./measure";

interface Measured {
  unit: string | null;
  scaleId: number | null;
  stages: readonly { value: number; labelEn: string; labelFr: string }[];
}

/** How a milestone's values are to be read, its stages named in the reader's language. */
export function measureOf({ unit, scaleId, stages }: Measured, language: Language): Measure {
  if (scaleId === null) return { kind: "quantity", unit: unit ?? "" };
  return {
    kind: "stages",
    stages: stages.map(({ value, labelEn, labelFr }) => ({
      value,
      label: language === "fr" ? labelFr : labelEn,
    })),
  };
}
