import { VerdictBadge } from "@/components/ui/verdict-badge";
import type { Verdict } from "@/lib/milestones/constants";
import { RecheckNote } from "./recheck-note";
import { ReversalNote } from "./reversal-note";

interface Props {
  /** A milestone as lists have it. */
  milestone: {
    verdict: Verdict | null;
    recheckOn: string | null;
    reversedOn: string | null;
    undoneOn: string | null;
    undoneVerdict: Verdict | null;
  };
  today: string;
}

/** What is held to be shown of a milestone today, with what was shown before and lost, or should be looked at again. */
export function StandingVerdict({ milestone, today }: Props) {
  if (milestone.verdict === null) return "–";
  return (
    <>
      <VerdictBadge value={milestone.verdict} />
      <ReversalNote milestone={milestone} />
      <RecheckNote recheckOn={milestone.recheckOn} today={today} />
    </>
  );
}
