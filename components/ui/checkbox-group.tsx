import styles from "./checkbox-group.module.css";
import { fieldId } from "./field-props";
import type { Choice } from "./select-field";

interface Props {
  /** The list of the form that the choices are rows of, and the field of a row: `partners[3].iso3`; in a query, the list alone. */
  list: string;
  field?: string;
  label: string;
  description?: string;
  error?: string | undefined;
  choices: readonly Choice[];
  chosen: readonly string[];
}

/** Any number of several, each a box of its own. */
export function CheckboxGroup({ list, field, label, description, error, choices, chosen }: Props) {
  const id = fieldId(list);
  const described = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles.group}
      {...(described === "" ? {} : { "aria-describedby": described })}
    >
      <legend className={styles.label}>{label}</legend>
      {description === undefined ? null : (
        <p id={`${id}-description`} className={styles.description}>
          {description}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <div className={styles.boxes}>
        {choices.map(({ value, label: name }, index) => (
          <label key={value} className={styles.box}>
            <input
              type="checkbox"
              name={field === undefined ? list : `${list}[${index}].${field}`}
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
