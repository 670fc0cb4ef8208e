import { momentOn } from "@/db/seed/demonstration/calendar";
import { LIAISON, MANAGER } from "@/db/seed/demonstration/people";
import type { Area } from "@/lib/areas/constants";
import type { Day } from "@/lib/periods/days";

/** A step that a partner would like to see in its plan, measured by a figure, and what became of it. */
export interface DemonstrationProposal {
  partner: string;
  author: string;
  area: Area;
  title: string;
  description: string;
  indicator: string;
  unit: string;
  baseline: number;
  target: number;
  startOn: Day;
  dueOn: Day;
  lead: string;
  reason: string;
  proposedAt: string;
  declined: { by: string; at: string; reason: string } | null;
}

/** What the first liaison's partner has proposed: two that wait, and one that was declined. */
export function composeProposals(): DemonstrationProposal[] {
  const from = { partner: "GEO", author: LIAISON } as const;
  return [
    {
      ...from,
      area: "anti_corruption",
      title: "Open contracting data for the procurement of the armed forces",
      description: "Every contract above the threshold is published as a record that machines can read.",
      indicator: "Share of contracts above the threshold published within 30 days",
      unit: "percent",
      baseline: 0,
      target: 90,
      startOn: "2027-01-01",
      dueOn: "2028-12-31",
      lead: "Public procurement office",
      reason: "Our strategy names it, and the register that it needs is being built this year.",
      proposedAt: momentOn("2026-11-03", 10, 12),
      declined: null,
    },
    {
      ...from,
      area: "crisis_management",
      title: "Deputies for every post in the crisis staff",
      description: "Each post of the crisis staff has a deputy who has taken part in an exercise.",
      indicator: "Posts with a deputy who has been trained",
      unit: "posts",
      baseline: 4,
      target: 22,
      startOn: "2027-01-01",
      dueOn: "2027-12-31",
      lead: "National crisis management centre",
      reason: "The last exercise showed that the staff cannot work through a second night.",
      proposedAt: momentOn("2026-11-11", 14, 40),
      declined: null,
    },
    {
      ...from,
      area: "integration",
      title: "One more liaison officer abroad",
      description: "A second officer joins the one who is posted already.",
      indicator: "Officers posted",
      unit: "posts",
      baseline: 1,
      target: 2,
      startOn: "2026-07-01",
      dueOn: "2026-12-31",
      lead: "Ministry of defence",
      reason: "The one officer cannot attend all the working groups.",
      proposedAt: momentOn("2026-05-19", 9, 5),
      declined: {
        by: MANAGER,
        at: momentOn("2026-06-02", 11, 30),
        reason: "It is a post, not a reform: nothing would be different in the country once it is filled.",
      },
    },
  ];
}
