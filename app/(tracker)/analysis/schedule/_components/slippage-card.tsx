import { SlippageByArea } from "@/components/charts/slippage-by-area";
import { earlierReader } from "@/lib/analysis/compared";
import { milestonesBehind } from "@/lib/analysis/filters";
import { dayOf } from "@/lib/as-of/reader";
import { listSlippage } from "@/lib/schedule/queries";
import type { CardProps } from "./card-props";
import { exportHref } from "./export-href";

/** How far due dates have moved, area by area. */
export async function SlippageCard({ reader, filters, exports }: CardProps) {
  const earlier = earlierReader(reader, filters);
  const [rows, before] = await Promise.all([
    listSlippage(reader, filters),
    earlier && listSlippage(earlier, filters),
  ]);
  return (
    <SlippageByArea
      rows={rows}
      before={earlier && before && { rows: before, day: dayOf(earlier) }}
      hrefOf={(area, slip) =>
        milestonesBehind(filters, {
          ...(area === null ? {} : { areas: [area] }),
          ...(slip === null ? {} : { slips: [slip] }),
        })
      }
      asOf={dayOf(reader)}
      downloadHref={exports ? exportHref("slippage-by-area", filters) : undefined}
    />
  );
}
