import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Form from "next/form";
import { useFormat } from "@/i18n/use-format";
import { AS_OF, KNOWN_AT, KNOWN_NOW } from "@/lib/as-of/rules";
import type { Day } from "@/lib/periods/days";
import { SelectField } from "../ui/select-field";
import { TextField } from "../ui/text-field";
import styles from "./as-of-bar.module.css";

interface Props {
  /** The page that is to show the day, and what else its address says. */
  action: string;
  query: URLSearchParams;
  today: Day;
}

/** Chooses the day to look at, and until when what is shown had to be known. */
export function AsOfForm({ action, query, today }: Props) {
  const t = useTranslations("asOf");
  const format = useFormat();
  const known = query.get(KNOWN_AT) ?? "";
  const others = [...query].filter(([name]) => name !== AS_OF && name !== KNOWN_AT && name !== "page");
  return (
    <Form action={action} prefetch={false} className={styles.form}>
      {others.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <TextField
        type="date"
        scope="as-of"
        name={AS_OF}
        label={t("day")}
        defaultValue={query.get(AS_OF) ?? today}
        max={today}
        filter
      />
      <SelectField
        scope="as-of"
        name={KNOWN_AT}
        label={t("known")}
        empty="none"
        defaultValue={known}
        choices={[
          { value: "", label: t("knownThen") },
          { value: KNOWN_NOW, label: t("knownNow") },
          ...(/^\d{4}-\d{2}-\d{2}$/.test(known)
            ? [{ value: known, label: t("knownOn", { day: format.day(known) }) }]
            : []),
        ]}
      />
      <Button type="submit">{t("show")}</Button>
    </Form>
  );
}
