import { CardSlot } from "@/components/ui/card-slot";
import { Columns } from "@/components/ui/columns";
import { can } from "@/lib/auth/permissions";
import type { Reader } from "@/lib/as-of/reader";
import { AreasCard } from "./areas-card";
import { OverTimeCard } from "./over-time-card";

/** How far the partner has come with its own plan, by area and over time. */
export function PartnerFigures({ reader, iso3 }: { reader: Reader; iso3: string }) {
  const exports = can(reader, "figures.export");
  return (
    <Columns>
      <CardSlot height="31.9rem" narrow="22.6rem">
        <AreasCard reader={reader} iso3={iso3} exports={exports} />
      </CardSlot>
      <CardSlot height="31.9rem" narrow="37.4rem">
        <OverTimeCard reader={reader} iso3={iso3} exports={exports} />
      </CardSlot>
    </Columns>
  );
}
