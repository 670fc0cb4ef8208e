import { getTranslations } from "next-intl/server";
import { SelectField } from "@/components/ui/select-field";
import type { Reader } from "@/lib/as-of/reader";
import { OUTCOME_PARAMETERS, type OutcomeChoice } from "@/lib/outcomes/address";
import { LAGS } from "@/lib/outcomes/constants";
import { listOutcomeIndicators } from "@/lib/outcomes/queries";

interface Props {
  reader: Reader;
  choice: OutcomeChoice;
}

/** The index, and how many years later it is looked at. */
export async function OutcomeFields({ reader, choice }: Props) {
  const [t, indicators] = await Promise.all([
    getTranslations("analysis.outcomes.filter"),
    listOutcomeIndicators(reader),
  ]);
  return (
    <>
      <SelectField
        empty="none"
        name={OUTCOME_PARAMETERS.indicator}
        label={t("indicator")}
        choices={indicators.map(({ code, name, firstYear, lastYear }) => ({
          value: code,
          label:
            firstYear === null || lastYear === null
              ? name
              : t("indicatorOf", { name, from: String(firstYear), to: String(lastYear) }),
        }))}
        defaultValue={choice.indicator}
      />
      <SelectField
        empty="none"
        name={OUTCOME_PARAMETERS.lag}
        label={t("lag")}
        choices={LAGS.map((lag) => ({ value: String(lag), label: t("years", { lag }) }))}
        defaultValue={String(choice.lag)}
      />
    </>
  );
}
