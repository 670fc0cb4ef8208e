import { StanceBadge } from "@/components/ui/stance-badge";
import type { Stance } from "@/lib/partner-views/constants";
import styles from "./standing-view.module.css";

/** What the partner says of the assessment that holds, in a list's row; it may have said nothing. */
export function StandingView({ stance }: { stance: Stance | null }) {
  if (stance === null) return "–";
  return (
    <span className={styles.view}>
      <StanceBadge value={stance} />
    </span>
  );
}
