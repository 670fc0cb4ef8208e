import { addDays, momentOn, monthEndAfter } from "@/db/seed/demonstration/calendar";
import { leadInstitution } from "@/db/seed/demonstration/institutions";
import { type Random, randomFor } from "@/db/seed/demonstration/random";
import type { CatalogueEntry } from "@/db/seed/reference/catalogue";
import { AREAS } from "@/lib/areas/constants";
import { composeCode } from "@/lib/milestones/codes";
import type { Day } from "@/lib/periods/days";

/** A milestone as it was first agreed. */
export interface Plan {
  code: string;
  partner: string;
  entry: CatalogueEntry;
  baseline: number;
  target: number;
  weight: number;
  startOn: Day;
  firstDueOn: Day;
  lead: string;
  createdAt: string;
}

/** How many milestones the partners have that are nearly without data; drawn for all others. */
const FEW: Record<string, number> = { MLT: 3, IRL: 6, CHE: 14 };

/** The partner whose milestones nobody has assessed yet. */
export const NEVER_ASSESSED = "CHE";

/** The plan of one partner, in the order in which its milestones began. */
export function planPartner(partner: string, catalogue: readonly CatalogueEntry[]): Plan[] {
  const random = randomFor(`plan of ${partner}`);
  const count = FEW[partner] ?? random.whole(25, 40);
  const adopted = evenlyByArea(random.shuffled(catalogue)).slice(0, count);
  const plans = adopted.map((entry) => planMilestone(partner, entry));
  plans.sort((a, b) => (a.startOn + a.entry.code < b.startOn + b.entry.code ? -1 : 1));
  const numbers = new Map<string, number>();
  return plans.map((plan) => {
    const area = plan.entry.area;
    const number = (numbers.get(area) ?? 0) + 1;
    numbers.set(area, number);
    return { ...plan, code: composeCode({ partner, area, number }) };
  });
}

function planMilestone(partner: string, entry: CatalogueEntry): Plan {
  const random = randomFor(`plan of ${partner} ${entry.code}`);
  const startOn = partner === NEVER_ASSESSED ? drawRecentStart(random) : drawStart(random);
  const months = Math.max(6, entry.typical_duration_months * random.between(0.85, 1.7));
  return {
    code: "",
    partner,
    entry,
    baseline: random.whole(entry.baseline_low, entry.baseline_high),
    target: drawTarget(entry, random),
    weight: random.weighted([
      [1, 14],
      [2, 4],
      [3, 1],
      [0.5, 2],
    ]),
    startOn,
    firstDueOn: monthEndAfter(startOn, months),
    lead: leadInstitution(entry.area, random),
    createdAt: momentOn(addDays(startOn, -random.whole(5, 40)), random.whole(8, 16), random.whole(0, 59)),
  };
}

function drawStart(random: Random): Day {
  const year = random.weighted([
    [2020, 6],
    [2021, 12],
    [2022, 17],
    [2023, 22],
    [2024, 23],
    [2025, 20],
  ]);
  const month = String(random.whole(1, 12)).padStart(2, "0");
  return `${year}-${month}-${random.pick(["01", "01", "15"])}`;
}

function drawRecentStart(random: Random): Day {
  return `2025-${String(random.whole(7, 12)).padStart(2, "0")}-01`;
}

/** A partner's own aim: the catalogue's, or for a share somewhat more or less. */
function drawTarget(entry: CatalogueEntry, random: Random): number {
  if (entry.unit !== "percent" || entry.target < 20) return entry.target;
  return Math.min(100, entry.target + random.pick([-10, -5, 0, 0, 0, 5]));
}

/** One of each area in turn, so that a short plan reaches over all areas as well. */
function evenlyByArea(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const turn = new Map<CatalogueEntry, number>();
  for (const area of AREAS) {
    entries.filter((entry) => entry.area === area).forEach((entry, index) => turn.set(entry, index));
  }
  return entries.toSorted((a, b) => (turn.get(a) ?? 0) - (turn.get(b) ?? 0));
}
