import { useTranslations } from "next-intl";
import { FormReport } from "@/components/forms/form-report";
import { type FormState, SESSION_ENDED } from "@/lib/forms/constants";
import styles from "./decision-forms.module.css";
import { StandingNow } from "./standing-now";

interface Props {
  state: FormState;
  /** Where what is there now can be read. */
  readAgain: string;
  /** The scope of the form's fields, if they have one. */
  scope?: string;
}

/** Why nothing was decided; who decided what meanwhile; and, as the page around it may be old, a plain link that reads it again. */
export function DecisionReport({ state, readAgain, scope }: Props) {
  const t = useTranslations("milestone.assessment");
  if (state.faults.length === 0) return null;
  const overtaken = state.faults.some(
    ({ name, messageKey }) => name === null && messageKey !== SESSION_ENDED,
  );
  return (
    <div className={styles.report}>
      <FormReport state={{ ...state, newer: null }} {...(scope === undefined ? {} : { scope })} />
      {state.newer === null ? null : (
        <p>
          <StandingNow now={state.newer} />
        </p>
      )}
      {overtaken ? <a href={readAgain}>{t("readAgain")}</a> : null}
    </div>
  );
}
