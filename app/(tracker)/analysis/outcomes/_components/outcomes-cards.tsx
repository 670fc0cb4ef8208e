import { getTranslations } from "next-intl/server";
import { OutcomeChanges } from "@/components/charts/outcome-changes";
import { OutcomeCourses } from "@/components/charts/outcome-courses";
import { SERIES } from "@/components/charts/series-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Stack } from "@/components/ui/stack";
import { getFormat } from "@/i18n/reader-format";
import { type AnalysisFilters, milestonesBehind } from "@/lib/analysis/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { type OutcomeChoice, outcomesQuery } from "@/lib/outcomes/address";
import { loadOutcomes } from "@/lib/outcomes/load";
import { spanOf } from "@/lib/outcomes/years";
import { OutcomesTable } from "./outcomes-table";

interface Props {
  reader: Reader;
  filters: AnalysisFilters;
  choice: OutcomeChoice;
  exports: boolean;
}

/** The courses of the chosen partners, or of each partner in a line of a table, and the changes of all of them. */
export async function OutcomesCards({ reader, filters, choice, exports }: Props) {
  const [t, format, outcomes] = await Promise.all([
    getTranslations("analysis.outcomes"),
    getFormat(),
    loadOutcomes(reader, filters, choice),
  ]);
  if (typeof outcomes === "string")
    return (
      <EmptyState title={t(`empty.${outcomes}.title`)}>
        <p>{t(`empty.${outcomes}.body`)}</p>
      </EmptyState>
    );
  const { indicator, courses, changes } = outcomes;
  const lines = courses.map(({ partner, iso2, years }) => ({
    code: partner,
    name: format.country(iso2),
    years,
  }));
  const names = new Map(lines.map(({ code, name }) => [code, name]));
  const drawn = lines.slice(0, SERIES.length);
  const shared = { index: indicator, asOf: dayOf(reader) };
  const fileOf = (name: string) =>
    exports ? `/api/export/${name}.csv?${outcomesQuery(filters, choice)}` : undefined;
  const span = spanOf(filters);
  return (
    <Stack>
      {filters.partners.length === 0 ? (
        <OutcomesTable {...shared} lines={lines} span={span} downloadHref={fileOf("outcomes")} />
      ) : (
        <>
          {lines.length > drawn.length ? (
            <Notice tone="amber">{t("courses.tooMany", { left: lines.length - drawn.length })}</Notice>
          ) : null}
          <OutcomeCourses
            {...shared}
            lines={drawn}
            span={span}
            yearHref={(year) =>
              `${milestonesBehind({ ...filters, partners: drawn.map(({ code }) => code) })}&asOf=${year}-12-31&knownAt=now`
            }
            downloadHref={fileOf("outcomes")}
          />
        </>
      )}
      <OutcomeChanges
        {...shared}
        changes={changes}
        lag={choice.lag}
        nameOf={(partner) => names.get(partner) ?? partner}
        hrefOf={(partner) => milestonesBehind({ ...filters, partners: [partner] })}
        downloadHref={fileOf("outcome-changes")}
      />
    </Stack>
  );
}
