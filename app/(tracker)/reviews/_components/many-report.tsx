"use client";
// Takes the focus when it appears: the button that was pressed may stand far below it.

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { StandingNow } from "@/components/assessments/standing-now";
import { useFailureText } from "@/components/forms/use-failure-text";
import { Notice } from "@/components/ui/notice";
import type { FormItem, FormState } from "@/lib/forms/constants";
import styles from "./many-report.module.css";

/** What became of each that was chosen: what was accepted, what was not and why, and who was faster. */
export function ManyReport({ state }: { state: FormState }) {
  const t = useTranslations("reviews.many");
  const accepted = state.items.filter(({ messageKey }) => messageKey === null);
  const refused = state.items.filter(({ messageKey }) => messageKey !== null);
  const takeFocus = useCallback((element: HTMLDivElement | null) => element?.focus(), []);
  if (state.items.length === 0) return null;
  return (
    <div key={state.attempt} ref={takeFocus} tabIndex={-1} className={styles.report}>
      {accepted.length === 0 ? null : (
        <Notice tone="green">
          {t("accepted", { count: accepted.length })}{" "}
          <ul className={styles.codes}>
            {accepted.map(({ name }) => (
              <li key={name}>
                <MilestoneLink code={name} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refused.length === 0 ? null : (
        <Notice tone="red">
          {t("refused", { count: refused.length })}
          <ul className={styles.refused}>
            {refused.map((item) => (
              <li key={item.name}>
                <Refused item={item} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function Refused({ item: { name, messageKey, newer } }: { item: FormItem }) {
  const failureText = useFailureText();
  return (
    <>
      <MilestoneLink code={name} />: {failureText(messageKey ?? "")}{" "}
      {newer === null ? null : <StandingNow now={newer} />}
    </>
  );
}

function MilestoneLink({ code }: { code: string }) {
  return <a href={`/milestones/${code}`}>{code}</a>;
}
