import { TextInput } from "@mantine/core";
import { FieldLabel } from "./field-label";
import { type FieldProps, fieldId } from "./field-props";

interface Props extends FieldProps {
  type?: "text" | "email" | "url" | "date" | "search";
  inputMode?: "decimal" | "numeric" | undefined;
  autoComplete?: string | undefined;
  /** Limits of a date, as `YYYY-MM-DD`. */
  min?: string | undefined;
  max?: string | undefined;
  maxLength?: number | undefined;
  /** The id of the `<datalist>` that it suggests from. */
  list?: string | undefined;
  /** A filter's field is never required and does not say so. */
  filter?: boolean;
}

/** One line of text, a date, an address. */
export function TextField({ name, scope, label, optional, filter = false, type = "text", ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      id={fieldId(name, scope)}
      name={name}
      type={type}
      label={<FieldLabel label={label} optional={optional} />}
      aria-required={!optional && !filter}
    />
  );
}
