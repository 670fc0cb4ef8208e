import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import styles from "./multi-choice.module.css";
import type { Choice } from "./select-field";

interface Props {
  /** The name of the field: a query has it once for each that is chosen. */
  name: string;
  label: string;
  /** What holds while none is chosen. */
  none: string;
  choices: readonly Choice[];
  chosen: readonly string[];
}

/** Any number of several in the room of one field, opened by the browser itself: it works by keyboard and without any script. */
export function MultiChoice({ name, label, none, choices, chosen }: Props) {
  const t = useTranslations("lists.filter");
  const words = chosen.flatMap((value) => choices.filter((choice) => choice.value === value));
  // What is chosen stands first, in its order: a form sends its fields as they stand, and so keeps the order of choosing.
  const others = choices.filter(({ value }) => !chosen.includes(value));
  const first = words[0];
  return (
    <details className={styles.field} name="multi-choice">
      <summary className={styles.summary}>
        <span className={styles.label}>{label}</span>
        <span className={styles.chosen}>
          {first === undefined ? none : t("chosen", { first: first.label, others: words.length - 1 })}
        </span>
      </summary>
      <fieldset className={styles.panel}>
        <legend className="visually-hidden">{label}</legend>
        {[...words, ...others].map(({ value, label: word }) => (
          <label key={value} className={styles.choice}>
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
            <span>{word}</span>
          </label>
        ))}
        {/* The open list covers what lies below it, the form's own button too. */}
        <div className={styles.apply}>
          <Button type="submit" size="compact-sm">
            {t("apply")}
          </Button>
        </div>
      </fieldset>
    </details>
  );
}
