import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormat } from "@/i18n/use-format";
import type { FormState } from "@/lib/forms/constants";
import styles from "./kept-notice.module.css";

interface Props {
  keptAt: Date;
  /** Which text it is: of the milestone, of the assessment that is revised, the text's version, and this form's key. */
  target: Readonly<Record<"milestoneCode" | "assessmentId" | "version" | "formKey", string>>;
  state: FormState;
  discard: (form: FormData) => void;
  /** Called when the text is about to be thrown away, so that it is not kept once more. */
  onDiscard: (event: SubmitEvent<HTMLFormElement>) => void;
}

/** Says that the form shows what was typed and not saved, and lets go of it. */
export function KeptNotice({ keptAt, target, state, discard, onDiscard }: Props) {
  const t = useTranslations("assess.kept");
  const format = useFormat();
  const revised = target.assessmentId !== "";
  return (
    <Notice tone="plain">
      <div className={styles.kept}>
        <p>{t(revised ? "shownForDraft" : "shown", { at: format.instant(keptAt) })}</p>
        <FormReport state={state} scope="kept" />
        <form action={discard} onSubmit={onDiscard}>
          <HiddenFields values={target} />
          <SubmitButton weight="plain" pendingText={t("discarding")}>
            {t(revised ? "showDraft" : "startOver")}
          </SubmitButton>
        </form>
      </div>
    </Notice>
  );
}
