import { Textarea } from "@mantine/core";
import { EarlyTyping } from "./early-typing";
import { FieldLabel } from "./field-label";
import { type FieldProps, fieldId } from "./field-props";

interface Props extends FieldProps {
  rows?: number;
  maxLength?: number | undefined;
}

/** Several lines of text; its corner can be dragged. */
export function TextareaField({ name, scope, label, optional, rows = 5, ...rest }: Props) {
  const id = fieldId(name, scope);
  return (
    <>
      <EarlyTyping field={id} />
      <Textarea
        {...rest}
        id={id}
        name={name}
        rows={rows}
        resize="vertical"
        label={<FieldLabel label={label} optional={optional} />}
        aria-required={!optional}
      />
    </>
  );
}
