import { getTranslations } from "next-intl/server";
import type { Choice } from "@/components/ui/select-field";
import { getFormat } from "@/i18n/reader-format";
import type { ReviewFilters } from "@/lib/reviews/filters";
import type { listReviewChoices } from "@/lib/reviews/queries";

type Waiting = Awaited<ReturnType<typeof listReviewChoices>>;

/** The partners and analysts with something waiting, by name; what is filtered by is among them though nothing of it waits. */
export async function filterChoices(waiting: Waiting, { partner, analyst }: ReviewFilters) {
  const [t, format] = [await getTranslations("reviews"), await getFormat()];
  const partners = new Map(waiting.map((row) => [row.partner, format.country(row.partnerIso2)]));
  const analysts = new Map(
    waiting.flatMap(({ authorId, author }) =>
      authorId === null ? [] : [[authorId, author ?? t("unknown")]],
    ),
  );
  if (partner !== null && !partners.has(partner)) partners.set(partner, partner);
  if (analyst !== null && !analysts.has(analyst)) analysts.set(analyst, t("unknown"));
  const sorted = (names: ReadonlyMap<string, string>): Choice[] =>
    [...names]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => format.compare(a.label, b.label));
  return { partners: sorted(partners), analysts: sorted(analysts) };
}
