import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { FieldLabel } from "./field-label";
import { type FieldProps, fieldId } from "./field-props";

export interface Choice {
  value: string;
  label: string;
}

/** Choices under a heading of their own. */
export interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
}

interface Props extends FieldProps {
  choices: readonly (Choice | ChoiceGroup)[];
  /** The first entry, with no value: `choose` in forms, `any` in filters, none where a value is always there. */
  empty?: "choose" | "any" | "none";
}

/** One of several, in the browser's own control: it works by keyboard, on a telephone, without any script. */
export function SelectField({ name, scope, label, optional, choices, empty = "choose", ...rest }: Props) {
  const t = useTranslations();
  const first = { choose: t("forms.choose"), any: t("lists.filter.any"), none: null }[empty];
  return (
    <NativeSelect
      {...rest}
      id={fieldId(name, scope)}
      name={name}
      label={<FieldLabel label={label} optional={optional} />}
      aria-required={!optional && empty === "choose"}
    >
      {first === null ? null : <option value="">{first}</option>}
      {choices.map((choice) =>
        "choices" in choice ? (
          <optgroup key={choice.label} label={choice.label}>
            {choice.choices.map(option)}
          </optgroup>
        ) : (
          option(choice)
        ),
      )}
    </NativeSelect>
  );
}

const option = ({ value, label }: Choice) => (
  <option key={value} value={value}>
    {label}
  </option>
);
