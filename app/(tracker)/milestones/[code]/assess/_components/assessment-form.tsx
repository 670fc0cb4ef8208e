"use client";
// Keeps what was typed, and what came of sending it, between one try and the next.

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type SubmitEvent, useActionState, useRef, useState } from "react";
import { FormActions } from "@/components/forms/form-actions";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { useFields } from "@/components/forms/use-fields";
import type { Measure } from "@/components/milestones/measure";
import { Card } from "@/components/ui/card";
import { Stack } from "@/components/ui/stack";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormValues, UNTOUCHED } from "@/lib/forms/constants";
import { discardUnfinishedAction, recordAssessmentAction } from "../actions";
import { sendAfterKeeping } from "../send-after-keeping";
import { EvidenceRows } from "./evidence-rows";
import { JudgementFields } from "./judgement-fields";
import { KeepingStatus } from "./keeping-status";
import { KeptNotice } from "./kept-notice";
import { useCompared } from "./use-compared";
import { useKeepTyping } from "./use-keep-typing";
import { useLeaveWarning } from "./use-leave-warning";
import { useRecheckDefault } from "./use-recheck-default";

interface Props {
  measure: Measure;
  today: string;
  cancelHref: string;
  /** The address of this page, by which an answer finds its form when no script runs. */
  permalink: string;
  /** What the fields start with, the unseen ones included. */
  initial: FormValues;
  /** When that was kept, if it is what somebody typed and did not save. */
  keptAt: Date | null;
}

const UNSEEN = ["milestoneCode", "requestKey", "assessmentId", "version", "unfinishedVersion"] as const;

/** An assessment with its evidence: saved as a draft, or submitted for decision. What is typed is kept meanwhile. */
export function AssessmentForm({ measure, today, cancelHref, permalink, ...given }: Props) {
  const t = useTranslations("assess");
  // The page may be read again while somebody types, in another language for instance: the form stays the one that was opened.
  const [{ initial, keptAt }] = useState(given);
  const [state, send] = useActionState(recordAssessmentAction, UNTOUCHED, permalink);
  const [discarded, discard] = useActionState(discardUnfinishedAction, UNTOUCHED, permalink);
  const form = useRef<HTMLFormElement>(null);
  const { state: kept, keeping } = useKeepTyping(form, initial, state.attempt + discarded.attempt);
  useLeaveWarning(keeping, t("keeping.leave"));
  const field = useFields(state, initial);
  const compared = useCompared(measure, state);
  const proposeRecheck = useRecheckDefault(initial.effectiveOn);
  const unseen = Object.fromEntries(UNSEEN.map((name) => [name, field(name).defaultValue]));

  function leaveToAction(event: SubmitEvent<HTMLFormElement>) {
    if (navigator.onLine) return sendAfterKeeping(event, keeping.current);
    // Sending would end on the page that says that something is broken, without what was typed.
    event.preventDefault();
    keeping.current?.now();
  }
  return (
    <Stack>
      {keptAt === null ? null : (
        <KeptNotice
          keptAt={keptAt}
          target={{
            milestoneCode: initial.milestoneCode ?? "",
            assessmentId: initial.assessmentId ?? "",
            version: initial.unfinishedVersion ?? "",
            formKey: initial.requestKey ?? "",
          }}
          state={discarded}
          discard={discard}
          onDiscard={(event) => sendAfterKeeping(event, keeping.current)}
        />
      )}
      <form ref={form} action={send} onChange={proposeRecheck} onSubmit={leaveToAction} noValidate>
        {/* The Enter key presses the first button of a form: saving a draft does no harm. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" hidden />
        <HiddenFields values={unseen} />
        <Stack key={state.attempt}>
          <FormReport state={state} compared={compared} />
          <Card title={t("judgement")}>
            <JudgementFields field={field} measure={measure} today={today} />
          </Card>
          <Card title={t("evidence.title")}>
            <EvidenceRows field={field} values={state.attempt > 0 ? state.values : initial} today={today} />
          </Card>
          <FormActions>
            <SubmitButton name="intent" value="submit">
              {t("submit")}
            </SubmitButton>
            <SubmitButton name="intent" value="save" weight="plain">
              {t("save")}
            </SubmitButton>
            <Link href={cancelHref} prefetch={false}>
              {t("cancel")}
            </Link>
          </FormActions>
          <KeepingStatus state={kept} address={permalink} onReplace={() => keeping.current?.replace()} />
        </Stack>
      </form>
    </Stack>
  );
}
