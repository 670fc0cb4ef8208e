import { useTranslations } from "next-intl";
import type { Compared } from "@/components/forms/conflict-table";
import type { Measure } from "@/components/milestones/measure";
import { useMeasure } from "@/components/milestones/use-measure";
import { useFormat } from "@/i18n/use-format";
import { BASES } from "@/lib/milestones/constants";

/** The fields of the plan as a conflict shows them, in the reader's words. */
export function usePlanCompared(measure: Measure): Compared[] {
  const t = useTranslations("plan.field");
  const words = useTranslations("words.basis");
  const format = useFormat();
  const write = useMeasure(measure);
  const value = (text: string) => (Number.isFinite(Number(text)) ? write.value(Number(text)) : text);
  const day = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? format.day(text) : text);
  const basis = (text: string) => {
    const known = BASES.find((word) => word === text);
    return known === undefined ? text : words(known);
  };
  return [
    { name: "title", label: t("title") },
    { name: "description", label: t("description") },
    { name: "basis", label: t("basis"), write: basis },
    { name: "leadInstitution", label: t("lead") },
    { name: "indicator", label: t("indicator") },
    { name: "baseline", label: t("baseline"), write: value },
    { name: "target", label: t("target"), write: value },
    { name: "startOn", label: t("startOn"), write: day },
    { name: "dueOn", label: t("dueOn"), write: day },
    { name: "weight", label: t("weight") },
  ];
}
