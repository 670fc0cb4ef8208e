import { useTranslations } from "next-intl";
import { useFormat } from "@/i18n/use-format";
import type { DatePrecision } from "@/lib/partners/constants";
import { knownDate } from "./known-date";

interface Ends {
  fromOn: string | null;
  fromPrecision: DatePrecision | null;
  toOn: string | null;
  toPrecision: DatePrecision | null;
}

/** Writes from when to when something held, leaving open what is not known. */
export function useSpell() {
  const t = useTranslations("partners.partner");
  const format = useFormat();
  return ({ fromOn, fromPrecision, toOn, toPrecision }: Ends): string => {
    const from = fromOn === null ? null : knownDate(fromOn, fromPrecision ?? "day", format);
    const to = toOn === null ? null : knownDate(toOn, toPrecision ?? "day", format);
    if (from !== null && to !== null) return t("between", { from, to });
    if (from !== null) return t("since", { from });
    return to === null ? t("undated") : t("until", { to });
  };
}
