import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { getFormat } from "@/i18n/reader-format";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listPartners } from "@/lib/partners/queries";

interface Props {
  reader: Reader;
  /** Those that are chosen. */
  partners: readonly string[];
}

/** Which of the chosen partners have nothing that could be shown, and why: what is empty below is no zero. */
export async function PartnersWithout({ reader, partners }: Props) {
  if (partners.length === 0) return null;
  const [t, format, all] = await Promise.all([
    getTranslations("analysis.without"),
    getFormat(),
    listPartners(reader),
  ]);
  const names = all
    .filter(({ iso3, milestones }) => milestones === 0 && partners.includes(iso3))
    .map(({ iso2, standing }) => t("partner", { name: format.country(iso2), standing: standing ?? "none" }))
    .toSorted(format.compare);
  if (names.length === 0) return null;
  return (
    <Notice tone="plain">
      {t("noMilestones", {
        names: names.join(", "),
        count: names.length,
        day: format.day(dayOf(reader)),
      })}
    </Notice>
  );
}
