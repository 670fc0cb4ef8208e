import { useTranslations } from "next-intl";
import styles from "./notes.module.css";

const KEYS = {
  queue: [
    ["next", "j"],
    ["previous", "k"],
    ["open", "enter"],
    ["choose", "x"],
    ["acceptRow", "a"],
    ["returnRow", "r"],
    ["help", "?"],
  ],
  review: [
    ["next", "j"],
    ["previous", "k"],
    ["accept", "a"],
    ["return", "r"],
    ["help", "?"],
  ],
} as const;

interface Props {
  on: keyof typeof KEYS;
  areOn: boolean;
  /** A server action that reads the field `shortcuts`. */
  choose: (form: FormData) => Promise<void>;
}

/** Which keys do what on the page, and the switch that turns them off; a plain form, which works without JavaScript too. */
export function ShortcutsNote({ on, areOn, choose }: Props) {
  const t = useTranslations("reviews.keys");
  return (
    <details id="shortcuts" className={styles.note}>
      <summary>
        {t("title")}
        <span className={styles.hint}>
          {" "}
          {areOn ? KEYS[on].map(([, key]) => (key === "enter" ? "↵" : key)).join(" ") : `(${t("areOff")})`}
        </span>
      </summary>
      <dl className={styles.keys}>
        {KEYS[on].map(([what, key]) => (
          <div key={what} className={styles.pair}>
            <dt>
              <kbd>{key === "enter" ? t("enter") : key}</kbd>
            </dt>
            <dd>{t(`list.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("note")}</p>
      <form action={choose}>
        <button type="submit" name="shortcuts" value={areOn ? "off" : "on"} className={styles.switch}>
          {t(areOn ? "turnOff" : "turnOn")}
        </button>
      </form>
    </details>
  );
}
