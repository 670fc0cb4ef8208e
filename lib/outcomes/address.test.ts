import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAnalysisFilters, WHOLE_ANALYSIS } from "@/lib/analysis/filters";
import { outcomesQuery, parseOutcomeChoice } from "@/lib/outcomes/address";
import { FIRST_INDICATOR, LAGS } from "@/lib/outcomes/constants";

it("index and lag come back from the address as they were put into it, and the filters beside them", () => {
  const filters = { ...WHOLE_ANALYSIS, partners: ["MDA", "GEO"], from: "2021-01-01" };
  fc.assert(
    fc.property(
      fc.constantFrom(FIRST_INDICATOR, "WGI_RL_EST", "VDEM_v2x_libdem"),
      fc.constantFrom(...LAGS),
      (indicator, lag) => {
        const query = new URLSearchParams(outcomesQuery(filters, { indicator, lag }));
        expect(parseOutcomeChoice(query)).toEqual({ indicator, lag });
        expect(parseAnalysisFilters(query)).toEqual(filters);
      },
    ),
  );
});

it.each(["", "indicator=&lag=", "indicator=a%20b&lag=6", "indicator=%00&lag=-1", "lag=1.5"])(
  "reads an address that it does not understand as the first index in the same years: %s",
  (query) => {
    const choice = parseOutcomeChoice(new URLSearchParams(query));
    expect(choice).toEqual({ indicator: FIRST_INDICATOR, lag: 0 });
    expect(outcomesQuery({}, choice)).toBe("");
  },
);
