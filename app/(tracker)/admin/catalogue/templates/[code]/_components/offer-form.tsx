"use client";
// The form holds what came of sending it.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/forms/constants";
import styles from "../../../_components/catalogue.module.css";
import { offerTemplateAction } from "../../../actions";

interface Props {
  target: Readonly<Record<"code" | "version", string>>;
  offered: boolean;
}

/** Offers the template no longer, or again. */
export function OfferForm({ target, offered }: Props) {
  const t = useTranslations("catalogue");
  const address = `/admin/catalogue/templates/${target.code}`;
  const [state, send] = useActionState(offerTemplateAction, UNTOUCHED, `${address}?form=offer`);
  const what = offered ? "retire" : "again";
  return (
    <Card title={t(`offer.${what}`)}>
      <form action={send} className={styles.form} aria-label={t(`offer.${what}`)}>
        <FormReport state={state} />
        {state.faults.length === 0 ? null : <a href={address}>{t("scale.readAgain")}</a>}
        <p>{t(`offer.${what}Meaning`)}</p>
        <HiddenFields values={{ ...target, offered: offered ? "no" : "yes" }} />
        <div>
          <SubmitButton weight="plain">{t(`offer.${what}Now`)}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
