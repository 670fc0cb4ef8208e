import { getTranslations } from "next-intl/server";
import { filtersInForce } from "@/components/milestones/filters-in-force";
import { sayFilters } from "@/app/(tracker)/analysis/_components/say-filters";
import { getFormat } from "@/i18n/reader-format";
import type { AnalysisFilters } from "@/lib/analysis/filters";
import type { Reader } from "@/lib/as-of/reader";
import { INSTALLATION } from "@/lib/audit/constants";
import type { AuditFilters } from "@/lib/audit/filters";
import { isGroup } from "@/lib/audit/rules";
import type { Viewer } from "@/lib/auth/viewer";
import type { MilestoneFilters } from "@/lib/milestones/filters";
import type { OutcomeChoice } from "@/lib/outcomes/address";
import { listOutcomeIndicators } from "@/lib/outcomes/queries";
import { listPartners, listPartnersOfLists } from "@/lib/partners/queries";
import { listNames } from "@/lib/people/queries";

/** The filters of the milestones list as the page says them above its rows. */
export async function milestoneFiltersInWords(reader: Reader, filters: MilestoneFilters): Promise<string[]> {
  const [t, format, partners] = await Promise.all([
    getTranslations(),
    getFormat(),
    listPartnersOfLists(reader, filters.partners),
  ]);
  const choices = partners.map(({ iso3, iso2 }) => ({ value: iso3, label: format.country(iso2) }));
  return filtersInForce(t, format, filters, choices).map(({ text }) => text);
}

/** What the page of outcomes is about: its filters, the index, and how many years later that is looked at. */
export async function outcomeFiltersInWords(
  reader: Reader,
  filters: AnalysisFilters,
  { indicator, lag }: OutcomeChoice,
): Promise<string[]> {
  const [t, said, indicators] = await Promise.all([
    getTranslations(),
    sayFilters("outcomes", reader, filters),
    listOutcomeIndicators(reader),
  ]);
  const named = (name: string, value: string) => t("milestones.active.named", { name, value });
  const index = indicators.find(({ code }) => code === indicator)?.name ?? indicator;
  return [
    ...said,
    named(t("analysis.outcomes.filter.indicator"), index),
    named(t("analysis.outcomes.filter.lag"), t("analysis.outcomes.filter.years", { lag })),
  ];
}

/** What the audit trail is narrowed down by. */
export async function auditFiltersInWords(viewer: Viewer, filters: AuditFilters): Promise<string[]> {
  const [t, format, people, partners] = await Promise.all([
    getTranslations(),
    getFormat(),
    listNames(viewer),
    listPartners(viewer),
  ]);
  const { person, what, partner, from, to, about } = filters;
  const country = partners.find(({ iso3 }) => iso3 === partner)?.iso2;
  const values = {
    person: people.find(({ id }) => id === person)?.name ?? person,
    what: what && (isGroup(what) ? t(`audit.group.${what}`) : t(`audit.action.${what}`)),
    partner:
      partner === INSTALLATION ? t("audit.filter.installation") : country ? format.country(country) : partner,
    from: from && format.day(from),
    to: to && format.day(to),
    about: about === "" ? null : about,
  };
  return (["person", "what", "partner", "from", "to", "about"] as const).flatMap((name) => {
    const value = values[name];
    return value === null ? [] : [t("milestones.active.named", { name: t(`audit.filter.${name}`), value })];
  });
}
