import { useTranslations } from "next-intl";
import type { Compared } from "@/components/forms/conflict-table";
import type { Measure } from "@/components/milestones/measure";
import { useMeasure } from "@/components/milestones/use-measure";
import { useFormat } from "@/i18n/use-format";
import { CREDIBILITIES, EVIDENCE_TYPES, SOURCE_RELIABILITIES } from "@/lib/evidence/constants";
import type { FormState } from "@/lib/forms/constants";
import { rowCount } from "@/lib/forms/fields";
import { DELIVERIES, VERDICTS } from "@/lib/milestones/constants";

/** The fields of the form as a conflict shows them, each content in the reader's words. */
export function useCompared(measure: Measure, { values, newer }: FormState): Compared[] {
  const t = useTranslations("assess");
  const words = useTranslations("words");
  const format = useFormat();
  const { value: writeValue } = useMeasure(measure);
  if (newer === null) return [];

  /** A word that the catalogue knows, else the text as it is. */
  const known =
    <Word extends string>(list: readonly Word[], write: (word: Word) => string) =>
    (text: string) => {
      const word = list.find((candidate) => candidate === text);
      return word === undefined ? text : write(word);
    };
  const day = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? format.day(text) : text);
  const writeEvidence = {
    url: String,
    title: String,
    type: known(EVIDENCE_TYPES, (word) => words(`evidenceType.${word}`)),
    reliability: known(SOURCE_RELIABILITIES, (word) => words(`reliability.${word}`)),
    credibility: (text: string) => {
      const grade = CREDIBILITIES.find((candidate) => String(candidate) === text);
      return grade === undefined ? text : words(`credibility.${grade}`);
    },
    datedOn: day,
    note: String,
  };
  /** A file by its name: of the one that was sent, or of the one that is stored. */
  const writeFile = (row: string) => (reference: string) =>
    [values, newer].find((each) => each[`${row}.file`] === reference)?.[`${row}.fileName`] ?? reference;
  const rows = Array.from(
    { length: Math.max(rowCount(values, "evidence"), rowCount(newer, "evidence")) },
    (_, index) => index,
  );
  return [
    {
      name: "value",
      label: t(measure.kind === "stages" ? "field.stage" : "field.value"),
      write: (text) => (Number.isFinite(Number(text)) ? writeValue(Number(text)) : text),
    },
    { name: "effectiveOn", label: t("field.effectiveOn"), write: day },
    {
      name: "delivery",
      label: t("field.delivery"),
      write: known(DELIVERIES, (word) => words(`delivery.${word}`)),
    },
    {
      name: "verdict",
      label: t("field.verdict"),
      write: known(VERDICTS, (word) => words(`verdict.${word}`)),
    },
    // Of no other verdict is the day ever stored.
    ...([values.verdict, newer.verdict].includes("fulfilled")
      ? [{ name: "recheckOn", label: t("field.recheckOn"), write: day }]
      : []),
    { name: "narrative", label: t("field.narrative") },
    ...rows.flatMap((index) => {
      const row = `evidence[${index}]`;
      const named = (field: string) => t("evidence.named", { number: index + 1, field });
      return [
        { name: `${row}.file`, label: named(t("evidence.file.label")), write: writeFile(row) },
        ...(["url", "title", "type", "reliability", "credibility", "datedOn", "note"] as const).map(
          (name) => ({
            name: `${row}.${name}`,
            label: named(t(`evidence.${name === "title" ? "name" : name}`)),
            write: writeEvidence[name],
          }),
        ),
      ];
    }),
  ];
}
