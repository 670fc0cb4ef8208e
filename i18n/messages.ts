import enCharts from "@/messages/en/charts.json";
import enFailures from "@/messages/en/failures.json";
import enForms from "@/messages/en/forms.json";
import enLists from "@/messages/en/lists.json";
import enShell from "@/messages/en/shell.json";
import enStates from "@/messages/en/states.json";
import enUnits from "@/messages/en/units.json";
import enWords from "@/messages/en/words.json";
import frCharts from "@/messages/fr/charts.json";
import frFailures from "@/messages/fr/failures.json";
import frForms from "@/messages/fr/forms.json";
import frLists from "@/messages/fr/lists.json";
import frShell from "@/messages/fr/shell.json";
import frStates from "@/messages/fr/states.json";
import frUnits from "@/messages/fr/units.json";
import frWords from "@/messages/fr/words.json";
import type { Language } from "@/lib/people/constants";

/** English is the catalogue that the types come from; a namespace is the name of its file. */
const en = {
  charts: enCharts,
  failures: enFailures,
  forms: enForms,
  lists: enLists,
  shell: enShell,
  states: enStates,
  units: enUnits,
  words: enWords,
};

export type Messages = typeof en;

const fr: Messages = {
  charts: frCharts,
  failures: frFailures,
  forms: frForms,
  lists: frLists,
  shell: frShell,
  states: frStates,
  units: frUnits,
  words: frWords,
};

export const MESSAGES: Record<Language, Messages> = { en, fr };

/**
 * The namespaces that client components read: they travel with every page, so only what is needed there.
 * A page with a client form adds its own through a `NextIntlClientProvider` around the form.
 */
export function clientMessages(messages: Messages) {
  return { failures: messages.failures, forms: messages.forms, states: messages.states };
}
