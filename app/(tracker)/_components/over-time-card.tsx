import { CompletionOverTime } from "@/components/charts/completion-over-time";
import type { Viewer } from "@/lib/auth/viewer";
import { listCompletionByQuarter } from "@/lib/completion/queries";
import { today } from "@/lib/periods/today";

/** The portfolio's completion, quarter by quarter. */
export async function OverTimeCard({ viewer, exports }: { viewer: Viewer; exports: boolean }) {
  return (
    <CompletionOverTime
      points={await listCompletionByQuarter(viewer)}
      asOf={today()}
      downloadHref={exports ? "/api/export/completion-over-time.csv" : undefined}
    />
  );
}
