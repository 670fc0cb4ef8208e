import { getTranslations } from "next-intl/server";
import { CompletionOverTime } from "@/components/charts/completion-over-time";
import { hrefOnDay } from "@/lib/analysis/compared";
import { milestonesHref } from "@/lib/milestones/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";

import { loadCompletion } from "./load-completion";

interface Props {
  reader: Reader;
  iso3: string;
  exports: boolean;
}

/** The partner's completion, quarter by quarter. */
export async function OverTimeCard({ reader, iso3, exports }: Props) {
  const [t, points] = await Promise.all([getTranslations("partners.partner"), loadCompletion(reader, iso3)]);
  return (
    <CompletionOverTime
      about={{ title: t("overTime"), caption: t("overTimeCaption") }}
      points={points}
      asOf={dayOf(reader)}
      quarterHref={(endsOn) => hrefOnDay(reader, milestonesHref({ partners: [iso3] }), endsOn)}
      downloadHref={exports ? `/api/export/completion-over-time.csv?partner=${iso3}` : undefined}
    />
  );
}
