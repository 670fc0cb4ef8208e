import { StanceBadge } from "@/components/ui/stance-badge";
import type { Stance } from "@/lib/partner-views/constants";

/** What the partner says of the assessment that holds, in a list's row; it may have said nothing. */
export function StandingView({ stance }: { stance: Stance | null }) {
  return stance === null ? "–" : <StanceBadge value={stance} />;
}
