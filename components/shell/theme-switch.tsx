import { useTranslations } from "next-intl";
import styles from "./switch.module.css";
import { type Theme, THEMES } from "./theme";

interface Props {
  current: Theme;
  /** A server action that reads the field `theme`. */
  action: (form: FormData) => Promise<void>;
}

/** A plain form, so that the theme can be chosen without JavaScript too. */
export function ThemeSwitch({ current, action }: Props) {
  const t = useTranslations("shell.theme");
  return (
    <form action={action} className={styles.group} role="group" aria-label={t("label")}>
      {THEMES.map((theme) => (
        <button
          key={theme}
          type="submit"
          name="theme"
          value={theme}
          aria-pressed={theme === current}
          className={styles.choice}
        >
          {t(theme)}
        </button>
      ))}
    </form>
  );
}
