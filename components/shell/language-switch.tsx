import { useLocale, useTranslations } from "next-intl";
import { LANGUAGES } from "@/lib/people/constants";
import styles from "./switch.module.css";

interface Props {
  /** A server action that reads the field `language`. */
  action: (form: FormData) => Promise<void>;
}

/** A plain form, so that the language can be chosen without JavaScript too. */
export function LanguageSwitch({ action }: Props) {
  const t = useTranslations();
  const current = useLocale();
  return (
    <form action={action} className={styles.group} role="group" aria-label={t("shell.language.label")}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
          className={styles.choice}
        >
          {t(`words.language.${language}`)}
        </button>
      ))}
    </form>
  );
}
