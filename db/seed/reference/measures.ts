import type { Unit } from "@/lib/milestones/units";

/** What the catalogue measures with: a scale by its code, or a unit by its code. */
export type Measure = { scale: string; unit: null } | { scale: null; unit: Unit };

const SCALE_OF: Record<string, string> = {
  "yes/no": "yes_no",
  "stage 0-5 (none, drafted, consulted, adopted by government, passed by parliament, in force)":
    "legislative",
  "stage 0-4 (none, drafted, costed, approved, executed with annual report)": "defence_plan",
  "stage 0-4 (none, drafted, adopted, funded, reported)": "action_plan",
  "stage 0-4 (not started, completed, peer review visit, report received, action plan adopted)":
    "integrity_review",
  "level (0 not started, SEL-1, NEL-1, SEL-2, NEL-2)": "occ_level",
  "tier 0-2": "codification_tier",
  // The only entry of this unit names its stages in the indicator.
  "stage 0-4": "security_agreement",
};

const UNIT_OF: Record<string, Unit> = {
  percent: "percent",
  // Of what, the indicator says.
  "percent of drafts in the year": "percent",
  posts: "posts",
  "hearings per year": "hearings_per_year",
  "exercises per year": "exercises_per_year",
  "areas (0-7)": "areas",
  curricula: "curricula",
  modules: "modules",
  minutes: "minutes",
  "level (0 none, 1 basic, 2 intermediate, 3 advanced)": "maturity_level",
};

const STAGE_OF: Record<string, number> = { No: 0, Yes: 1, "SEL-1": 1, "NEL-1": 2, "SEL-2": 3, "NEL-2": 4 };

/** How an entry of the catalogue is measured, by the words of its unit column. */
export function measureOf(code: string, words: string): Measure {
  const scale = SCALE_OF[words];
  if (scale !== undefined) return { scale, unit: null };
  const unit = UNIT_OF[words];
  if (unit !== undefined) return { scale: null, unit };
  throw new Error(`catalogue entry ${code} has a unit that the loader does not know: ${words}`);
}

/** The figure behind a baseline or target of the catalogue: a number, or the name of a stage. */
export function stageOf(words: string): number {
  const value = STAGE_OF[words] ?? Number(words);
  if (words === "" || Number.isNaN(value)) throw new Error(`neither a number nor a stage: "${words}"`);
  return value;
}
