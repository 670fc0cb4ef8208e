import { addDays, FIXED_DAY, momentOn } from "@/db/seed/demonstration/calendar";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { randomFor } from "@/db/seed/demonstration/random";

/** That a milestone waits for another one, both by their codes. */
export interface DemonstrationDependency {
  milestone: string;
  waitsFor: string;
  addedAt: string;
}

/** Some steps wait for one of the same partner that began before, mostly of their own area: so nothing ever waits for itself. */
export function composeDependencies(programme: readonly DemonstrationMilestone[]): DemonstrationDependency[] {
  return programme.flatMap(({ plan }) => {
    const random = randomFor(`dependencies of ${plan.code}`);
    if (!random.chance(0.2)) return [];
    const before = programme
      .filter(({ plan: other }) => other.partner === plan.partner && other.startOn < plan.startOn)
      .toSorted((a, b) => (a.plan.startOn + a.plan.code < b.plan.startOn + b.plan.code ? -1 : 1));
    const ofTheArea = before.filter(({ plan: other }) => other.entry.area === plan.entry.area);
    const [near] = random.shuffled((random.chance(0.75) ? ofTheArea : before).slice(-3));
    if (near === undefined) return [];
    const agreedOn = addDays(plan.createdAt.slice(0, 10), random.whole(20, 200));
    return [
      {
        milestone: plan.code,
        waitsFor: near.plan.code,
        addedAt: momentOn(
          agreedOn < FIXED_DAY ? agreedOn : FIXED_DAY,
          random.whole(9, 15),
          random.whole(0, 59),
        ),
      },
    ];
  });
}
