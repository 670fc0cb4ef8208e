/** What stood in each field when the form was sent, by the field's name; a list's fields are named `evidence[0].url`. */
export type FormValues = Readonly<Record<string, string>>;

export interface FormFault {
  /** The field's name, or null for a fault of the whole form. */
  name: string | null;
  /** A key below `failures` in the messages. */
  messageKey: string;
}

/** What became of one of the many things that a form has sent. */
export interface FormItem {
  /** What it is known by, such as a milestone's code. */
  name: string;
  /** A key below `failures`, or null when it worked. */
  messageKey: string | null;
  /** After a failure: what is stored now, where the reader can be told. */
  newer: FormValues | null;
}

/** What a form's action hands back to the form; the form translates. */
export interface FormState {
  /** How often the form was sent. */
  attempt: number;
  /** Everything that was typed; empty before the first attempt. */
  values: FormValues;
  faults: readonly FormFault[];
  /** After a conflict: what is stored now, in the form's own field names. */
  newer: FormValues | null;
  /** From a form that sent many things, each done by itself: what became of each. */
  items: readonly FormItem[];
  /** What a command answers that is shown here and now, once, and kept nowhere: such as a link to an account. */
  shown: FormValues | null;
  /** After a fault of ours: what finds it in the log. */
  reference: string | null;
}

export const UNTOUCHED: FormState = {
  attempt: 0,
  values: {},
  faults: [],
  newer: null,
  items: [],
  shown: null,
  reference: null,
};

/** Nobody is signed in any more; the form offers to do so in another tab. */
export const SESSION_ENDED = "session.ended";
/** Somebody else's newer version is stored. */
export const CONFLICT = "conflict";
/** A fault of ours, of which only the reference is shown. */
export const BROKEN = "form.broken";
/** A field whose content no rule explains better. */
export const UNFIT = "form.unfit";
