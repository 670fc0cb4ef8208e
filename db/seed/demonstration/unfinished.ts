import { addDays, FIXED_DAY, momentOn } from "@/db/seed/demonstration/calendar";
import { valueInWords } from "@/db/seed/demonstration/measured";
import { isAnalystsPartner } from "@/db/seed/demonstration/people";
import type { DemonstrationMilestone } from "@/db/seed/demonstration/programme";
import { randomFor } from "@/db/seed/demonstration/random";

/** What the first analyst has typed into a form and not saved, as the page around it keeps it. */
export interface DemonstrationUnfinished {
  milestone: string;
  formKey: string;
  typed: Readonly<Record<string, string>>;
  keptAt: string;
}

/** Half an assessment of the first milestone that fits: open, assessed before, and with nothing else under way. */
export function typeUnfinished(programme: readonly DemonstrationMilestone[]): DemonstrationUnfinished | null {
  const open = programme.find(({ plan, assessments }) => {
    const last = assessments.at(-1);
    const goesOn = last?.verdict === "ongoing" && last.delivery === "in_progress";
    return isAnalystsPartner(plan.partner) && last?.state === "accepted" && goesOn;
  });
  const last = open?.assessments.at(-1);
  if (open === undefined || last === undefined) return null;
  const { plan } = open;
  return {
    milestone: plan.code,
    formKey: randomFor(`unfinished of ${plan.code}`).uuid(),
    typed: {
      version: "",
      value: String(last.value),
      effectiveOn: addDays(FIXED_DAY, -2),
      delivery: last.delivery,
      verdict: "",
      narrative: `The indicator stands at ${valueInWords(plan, last.value)}, as at the last reading. ${plan.lead} has promised the`,
    },
    keptAt: momentOn(FIXED_DAY, 16, 41),
  };
}
