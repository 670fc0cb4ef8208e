"use client";
// A choice that was sent and not carried out is there again when the form comes back.

import { useContext } from "react";
import styles from "./choice-box.module.css";
import { Chosen } from "./chosen";

interface Props {
  name: string;
  value: string;
  label: string;
}

/** Chooses a row of the queue. */
export function ChoiceBox({ name, value, label }: Props) {
  const { attempt, values } = useContext(Chosen);
  return (
    <input
      key={attempt}
      type="checkbox"
      name={name}
      value={value}
      defaultChecked={Object.values(values).includes(value)}
      aria-label={label}
      className={styles.box}
    />
  );
}
