import { useTranslations } from "next-intl";

const LICENCES = {
  wgi: "https://creativecommons.org/licenses/by/4.0/",
  vdem: "https://creativecommons.org/licenses/by-sa/4.0/",
  ti: "https://creativecommons.org/licenses/by-nd/4.0/",
} as const;

/** The credits that the licences of the indices ask for. */
export function Credits() {
  const t = useTranslations("aboutTheData.notices");
  return (
    <ul>
      {(["wgi", "vdem", "ti"] as const).map((key) => (
        <li key={key}>
          <strong>{t(`${key}.name`)}</strong>
          {" – "}
          {t.rich(`${key}.text`, {
            licence: (text) => (
              <a href={LICENCES[key]} rel="license">
                {text}
              </a>
            ),
          })}
        </li>
      ))}
      <li>
        <strong>{t("un.name")}</strong> – {t("un.text")}
      </li>
    </ul>
  );
}
