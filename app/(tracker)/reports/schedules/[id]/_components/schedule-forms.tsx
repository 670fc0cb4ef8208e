"use client";
// The forms hold what came of sending them.

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormReport } from "@/components/forms/form-report";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/forms/constants";
import { receiveScheduleAction, setScheduleStateAction } from "../../actions";
import { formAddress } from "../form-address";

interface StateProps {
  id: string;
  version: string;
  requestKey: string;
  to: "active" | "paused" | "ended";
}

/** Pauses the schedule, takes it up again, or ends it. */
export function StateForm({ id, version, requestKey, to }: StateProps) {
  const t = useTranslations("reportSchedules");
  const [state, send] = useActionState(setScheduleStateAction, UNTOUCHED, formAddress(id, to));
  return (
    <form action={send}>
      <FormReport state={state} />
      <HiddenFields values={{ id, version, requestKey, state: to }} />
      <SubmitButton weight="plain">
        {t(({ active: "resume", paused: "pause", ended: "end" } as const)[to])}
      </SubmitButton>
    </form>
  );
}

/** Stops the report for oneself, or has it sent again. */
export function ReceiveForm({ id, receives }: { id: string; receives: boolean }) {
  const t = useTranslations("reportSchedules");
  const [state, send] = useActionState(receiveScheduleAction, UNTOUCHED, formAddress(id, "receive"));
  return (
    <form action={send}>
      <FormReport state={state} />
      <HiddenFields values={{ id, receives: receives ? "no" : "yes" }} />
      <SubmitButton weight="plain">{t(receives ? "stopReceiving" : "receive")}</SubmitButton>
    </form>
  );
}
