import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";

const LICENCES = {
  wgi: "https://creativecommons.org/licenses/by/4.0/",
  vdem: "https://creativecommons.org/licenses/by-sa/4.0/",
  ti: "https://creativecommons.org/licenses/by-nd/4.0/",
} as const;

/** The credits that the licences of the indices ask for. */
export function Credits() {
  const t = useTranslations("aboutTheData.notices");
  const licensed = (["wgi", "vdem", "ti"] as const).map((key) => ({
    term: t(`${key}.name`),
    value: t.rich(`${key}.text`, {
      licence: (text) => (
        <a href={LICENCES[key]} rel="license">
          {text}
        </a>
      ),
    }),
  }));
  return <DefinitionList items={[...licensed, { term: t("un.name"), value: t("un.text") }]} />;
}
