import { MovesByReason } from "@/components/charts/moves-by-reason";
import { milestonesBehind } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { listMovesByReason } from "@/lib/schedule/queries";
import type { CardProps } from "./card-props";
import { exportHref } from "./export-href";

/** Why due dates were moved. */
export async function ReasonsCard({ reader, filters, exports }: CardProps) {
  return (
    <MovesByReason
      rows={await listMovesByReason(reader, filters)}
      hrefOf={(reason) => milestonesBehind(filters, { moves: [reason] })}
      asOf={dayOf(reader)}
      downloadHref={exports ? exportHref("moves-by-reason", filters) : undefined}
    />
  );
}
