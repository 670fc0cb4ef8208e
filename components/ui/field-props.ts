/** What every field of a form has. */
export interface FieldProps {
  name: string;
  /** Keeps ids apart where several forms of one page have a field of this name. */
  scope?: string | undefined;
  label: string;
  /** How to fill it in. */
  description?: string | undefined;
  /** What is wrong with it, already in the reader's language. */
  error?: string | undefined;
  /** What was typed before, so that nothing is lost. */
  defaultValue?: string | undefined;
  /** Fields are required unless said otherwise, and the others say that they are optional. */
  optional?: boolean | undefined;
}

/** The id of a field's control, which the error summary links to. */
export function fieldId(name: string, scope?: string): string {
  return scope === undefined ? `field-${name}` : `field-${scope}-${name}`;
}
