import { CardSlot } from "@/components/ui/card-slot";
import { Columns } from "@/components/ui/columns";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/viewer";
import { AreasCard } from "./areas-card";
import { OverTimeCard } from "./over-time-card";

/** How far the partner has come with its own plan, by area and over time. */
export function PartnerFigures({ viewer, iso3 }: { viewer: Viewer; iso3: string }) {
  const exports = can(viewer, "figures.export");
  return (
    <Columns>
      <CardSlot height="27rem">
        <AreasCard viewer={viewer} iso3={iso3} exports={exports} />
      </CardSlot>
      <CardSlot height="27rem">
        <OverTimeCard viewer={viewer} iso3={iso3} exports={exports} />
      </CardSlot>
    </Columns>
  );
}
