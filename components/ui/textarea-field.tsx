import { Textarea } from "@mantine/core";
import { FieldLabel } from "./field-label";
import { type FieldProps, fieldId } from "./field-props";

interface Props extends FieldProps {
  rows?: number;
  maxLength?: number | undefined;
}

/** Several lines of text; its corner can be dragged. */
export function TextareaField({ name, scope, label, optional, rows = 5, ...rest }: Props) {
  return (
    <Textarea
      {...rest}
      id={fieldId(name, scope)}
      name={name}
      rows={rows}
      resize="vertical"
      label={<FieldLabel label={label} optional={optional} />}
      aria-required={!optional}
    />
  );
}
