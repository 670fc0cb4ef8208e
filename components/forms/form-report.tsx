import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { BROKEN, type FormState, SESSION_ENDED } from "@/lib/forms/constants";
import { type Compared, ConflictTable } from "./conflict-table";
import styles from "./form-report.module.css";
import { useFailureText } from "./use-failure-text";

interface Props {
  state: FormState;
  /** The fields to put side by side when somebody else was faster. */
  compared?: readonly Compared[];
  /** The scope of the form's fields, if they have one. */
  scope?: string;
}

/** What came of sending the form: every fault with its field, and what helps. Takes the focus when it appears. */
export function FormReport({ state, compared = [], scope }: Props) {
  const t = useTranslations("forms");
  const failureText = useFailureText();
  if (state.faults.length === 0) return null;
  const has = (messageKey: string) => state.faults.some((fault) => fault.messageKey === messageKey);
  return (
    <div className={styles.report}>
      <ErrorSummary
        key={state.attempt}
        scope={scope}
        faults={state.faults.map(({ name, messageKey }) => ({ name, message: failureText(messageKey) }))}
      />
      {has(SESSION_ENDED) ? (
        <a href="/sign-in" target="_blank" rel="noopener">
          {t("signInElsewhere")}
        </a>
      ) : null}
      {has(BROKEN) && state.reference !== null ? (
        <p>{t("reference", { reference: state.reference })}</p>
      ) : null}
      {state.newer === null ? null : (
        <ConflictTable yours={state.values} stored={state.newer} compared={compared} />
      )}
    </div>
  );
}
