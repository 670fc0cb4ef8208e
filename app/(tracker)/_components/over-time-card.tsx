import { CompletionOverTime } from "@/components/charts/completion-over-time";
import { hrefOnDay } from "@/lib/analysis/compared";
import { milestonesHref } from "@/lib/milestones/filters";
import { dayOf, type Reader } from "@/lib/as-of/reader";
import { listCompletionByQuarter } from "@/lib/completion/queries";

/** The portfolio's completion, quarter by quarter. */
export async function OverTimeCard({ reader, exports }: { reader: Reader; exports: boolean }) {
  return (
    <CompletionOverTime
      points={await listCompletionByQuarter(reader)}
      asOf={dayOf(reader)}
      quarterHref={(endsOn) => hrefOnDay(reader, milestonesHref({ active: true }), endsOn)}
      downloadHref={exports ? "/api/export/completion-over-time.csv" : undefined}
    />
  );
}
