"use client";
// Takes the focus when it appears, so that the faults are heard before anything else.

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import styles from "./error-summary.module.css";
import { fieldId } from "./field-props";

export interface FieldFault {
  /** The field's name, or null for a fault of the whole form. */
  name: string | null;
  message: string;
}

interface Props {
  faults: readonly FieldFault[];
  /** The scope of the form's fields, if they have one. */
  scope?: string | undefined;
}

/** Everything that is wrong with a form, each fault a link to its field. */
export function ErrorSummary({ faults, scope }: Props) {
  const t = useTranslations("forms.errorSummary");
  const takeFocus = useCallback((element: HTMLDivElement | null) => element?.focus(), []);
  if (faults.length === 0) return null;
  return (
    <div ref={takeFocus} role="alert" tabIndex={-1} className={styles.summary}>
      <p className={styles.title}>{t("title", { count: faults.length })}</p>
      <ul className={styles.list}>
        {faults.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            {name === null ? message : <a href={`#${fieldId(name, scope)}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
