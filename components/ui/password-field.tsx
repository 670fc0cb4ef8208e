import { TextInput } from "@mantine/core";
import { type FieldProps, fieldId } from "./field-props";

interface Props extends Omit<FieldProps, "defaultValue" | "optional"> {
  autoComplete: "current-password" | "new-password";
}

/** A password; what was typed is never sent back. */
export function PasswordField({ name, scope, ...rest }: Props) {
  return <TextInput {...rest} id={fieldId(name, scope)} name={name} type="password" aria-required />;
}
