import { sql } from "drizzle-orm";
import { milestones, partners, scales } from "@/db/schema";
import { type ExportField, field, marking } from "@/lib/exports/fields";
import { ragExpression } from "@/lib/milestones/conditions";
import { RAG_RULE_VERSION } from "@/lib/milestones/rules";
import { latestView } from "@/lib/partner-views/conditions";
import type { Day } from "@/lib/periods/days";

/** The columns of the milestones export, of a milestone with its partner, scale and latest view, in their order. docs/export.md says what each holds. */
export function milestoneFields(day: Day): ExportField[] {
  const m = milestones;
  return [
    field.code("code", m.code),
    field.code("partner", m.partnerIso3),
    field.code("region", partners.region),
    field.code("area", m.areaCode),
    field.text("title", m.title),
    field.code("nature", m.nature),
    field.text("indicator", m.indicator),
    field.text("unit", unitOrScale),
    field.number("baseline", sql`trim_scale(${m.baseline})`),
    field.number("target", sql`trim_scale(${m.target})`),
    field.day("start_on", m.startOn),
    field.day("due_on", m.dueOn),
    field.day("first_due_on", m.firstDueOn),
    field.number("slippage_days", sql`(${m.dueOn} - ${m.firstDueOn})`),
    field.number("weight", sql`trim_scale(${m.weight})`),
    field.text("lead_institution", m.leadInstitution),
    field.number("value", sql`trim_scale(${m.currentValue})`),
    field.code("delivery", m.currentDelivery),
    field.code("verdict", m.currentVerdict),
    field.number("progress", sql`trim_scale(${m.currentProgress})`),
    field.code("rag", ragExpression(day)),
    field.number("rag_rule_version", sql`${sql.raw(String(RAG_RULE_VERSION))}`),
    field.day("effective_on", m.currentEffectiveOn),
    field.moment("accepted_at", m.currentAcceptedAt),
    field.code("commitment", m.currentCommitment),
    field.day("aside_on", m.currentAsideOn),
    field.day("recheck_on", m.currentRecheckOn),
    field.day(
      "fulfilled_on",
      sql`(case when ${m.currentVerdict} = 'fulfilled' then ${m.currentEffectiveOn}
                when ${m.currentUndoneVerdict} = 'fulfilled' then ${m.currentUndoneOn} end)`,
    ),
    field.day("reversed_on", m.currentReversedOn),
    ...viewFields(latestView),
    field.code("basis", m.basis),
    marking,
  ];
}

/** What a quantity is counted in, or the scale and its version (`legislative_v1`). */
export const unitOrScale = sql`coalesce(${milestones.unit}, ${scales.code} || '_v' || ${scales.version})`;

/** What the partner last said of an assessment; of one of which it said nothing, nothing. */
export function viewFields(view: Pick<typeof latestView, "stance" | "text" | "recordedAt">): ExportField[] {
  return [
    field.code("partner_view", view.stance),
    field.text("partner_view_text", sql`nullif(${view.text}, '')`),
    field.day("partner_view_on", sql`(${view.recordedAt} at time zone 'UTC')::date`),
    // Whoever it was speaks for the partner in that role, and in no other.
    field.code("partner_view_by", sql`case when ${view.stance} is not null then 'liaison' end`),
  ];
}
