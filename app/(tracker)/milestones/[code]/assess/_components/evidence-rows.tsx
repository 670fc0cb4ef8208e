import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { useFields } from "@/components/forms/use-fields";
import { fieldId } from "@/components/ui/field-props";
import type { FormValues } from "@/lib/forms/constants";
import { rowCount } from "@/lib/forms/fields";
import { EvidenceRow } from "./evidence-row";
import styles from "./assess.module.css";

const FEWEST_ROWS = 3;
const MOST_ROWS = 20;

interface Props {
  field: ReturnType<typeof useFields>;
  /** What the form starts with, or what was sent: as many rows as are in it. */
  values: FormValues;
  today: string;
}

/** The links and files behind the judgement. Without any script the button sends the form and gets it back with one more row. */
export function EvidenceRows({ field, values, today }: Props) {
  const t = useTranslations("assess.evidence");
  const given = Math.min(MOST_ROWS, rowCount(values, "evidence"));
  const [count, setCount] = useState(Math.max(FEWEST_ROWS, given));
  const { error } = field("evidence");
  return (
    <div className={styles.rows}>
      <div id={fieldId("evidence")} tabIndex={-1}>
        <p className={styles.hint}>{t("hint")}</p>
        <noscript>
          <p className={styles.hint}>{t("linksOnly")}</p>
        </noscript>
        {error === undefined ? null : <p className={styles.error}>{error}</p>}
      </div>
      {Array.from({ length: count }, (_, index) => (
        <EvidenceRow
          key={index}
          index={index}
          field={field}
          open={index === 0 || index >= FEWEST_ROWS || isFilled(values, index)}
          today={today}
        />
      ))}
      {count < MOST_ROWS ? (
        <div>
          <Button
            type="submit"
            name="intent"
            value="add_row"
            variant="default"
            onClick={(event) => {
              event.preventDefault();
              setCount(count + 1);
            }}
          >
            {t("add")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function isFilled(values: FormValues, index: number): boolean {
  return Object.entries(values).some(([name, text]) => name.startsWith(`evidence[${index}].`) && text !== "");
}
