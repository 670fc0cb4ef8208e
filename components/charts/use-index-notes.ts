import { useTranslations } from "next-intl";
import { methodBreakOf } from "@/lib/outcomes/constants";

/** An independent index as its publishers describe it. */
export interface OutcomeIndex {
  code: string;
  name: string;
  unit: string;
  scaleMin: number | null;
  scaleMax: number | null;
  higherIsBetter: boolean;
  source: string;
  licence: string;
  firstYear: number | null;
  lastYear: number | null;
}

/** What has to stand under every chart of an index: what it is, which way is better, whose it is, under which terms, what it cannot show. */
export function useIndexNotes({ code, name, unit, higherIsBetter, source, licence }: OutcomeIndex): string[] {
  const t = useTranslations("analysis.outcomes");
  const since = methodBreakOf(code);
  return [
    t("notes.index", { name, unit, direction: higherIsBetter ? "higher" : "lower" }),
    t("notes.source", { source }),
    t("notes.licence", { licence }),
    ...(since === null ? [] : [t("notes.break", { year: String(since) })]),
    t("notes.completion"),
    t("noCause"),
  ];
}
