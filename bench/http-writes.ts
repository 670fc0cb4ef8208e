import { EVIDENCE, NARRATIVE, type Subject } from "./bare-writes";
import { type FormFields, readForms } from "./html-forms";

/** A form that lies ready: the fields that the page put in, and where it is sent. */
export interface ReadyForm {
  url: string;
  cookie: string;
  fields: FormFields;
}

/** Opens the page of a form as a browser without JavaScript does, and keeps the fields of the first one that fits. */
export async function openForm(url: string, cookie: string, fits: (fields: FormFields) => boolean) {
  const answer = await fetch(url, { headers: { cookie } });
  const fields = readForms(await answer.text()).find(fits);
  if (fields === undefined) throw new Error(`${url} has no such form (${answer.status})`);
  return { url, cookie, fields };
}

/** Sends it; only a form that was accepted leads on to another page. */
export async function sendForm({ url, cookie, fields }: ReadyForm): Promise<void> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: new URL(url).origin },
    body,
  });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`${url} took no form (${answer.status})`);
}

/** The form of a new assessment, filled in with one piece of evidence and ready to be submitted. */
export async function fillAssessment(address: string, cookie: string, subject: Subject): Promise<ReadyForm> {
  const form = await openForm(`${address}/milestones/${subject.code}/assess`, cookie, (fields) =>
    fields.has("requestKey"),
  );
  const typed = {
    intent: "submit",
    value: subject.value,
    delivery: "in_progress",
    verdict: "ongoing",
    narrative: NARRATIVE,
    ...Object.fromEntries(
      Object.entries(EVIDENCE).map(([name, value]) => [`evidence[0].${name}`, String(value)]),
    ),
    "evidence[0].datedOn": "",
  };
  for (const [name, value] of Object.entries(typed)) form.fields.set(name, value);
  return form;
}

/** The form that accepts what waits on a milestone: the first that has an assessment and no field to fill in. */
export function openAcceptance(address: string, cookie: string, subject: Subject): Promise<ReadyForm> {
  return openForm(`${address}/milestones/${subject.code}`, cookie, (fields) => fields.has("assessmentId"));
}
