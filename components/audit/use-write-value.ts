import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { Write } from "./prepare-changes";
import { useWordOf } from "./use-word-of";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** Writes the values of an event's contents for people. Figures stand as they are stored, to the last digit. */
export function useWriteValue(entity: string, names: ReadonlyMap<string, string>): Write {
  const t = useTranslations("audit.changes");
  const format = useFormat();
  const wordOf = useWordOf(entity);
  return (field, value) => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (typeof value === "number") return String(value);
    if (DAY.test(value)) return format.day(value);
    if (MOMENT.test(value)) return format.instant(value);
    return names.get(value) ?? wordOf(field, value) ?? value;
  };
}
