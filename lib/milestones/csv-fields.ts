import { sql } from "drizzle-orm";
import { milestones, partners, scales } from "@/db/schema";
import type { CsvField } from "@/lib/exports/csv-lines";
import { ragExpression } from "@/lib/milestones/conditions";
import { latestView } from "@/lib/partner-views/conditions";
import { RAG_RULE_VERSION } from "@/lib/milestones/rules";
import type { Day } from "@/lib/periods/days";

/** The columns of the milestones export, of a milestone with its partner, scale and latest view, in their order. docs/export.md says what each holds. */
export function milestoneCsvFields(day: Day): CsvField[] {
  const m = milestones;
  const plain = (name: string, expression: CsvField["expression"]): CsvField => ({
    name,
    kind: "plain",
    expression,
  });
  const text = (name: string, expression: CsvField["expression"]): CsvField => ({
    name,
    kind: "text",
    expression,
  });
  return [
    plain("code", m.code),
    plain("partner", m.partnerIso3),
    plain("region", partners.region),
    plain("area", m.areaCode),
    text("title", m.title),
    plain("nature", m.nature),
    text("indicator", m.indicator),
    text("unit", sql`coalesce(${m.unit}, ${scales.code} || '_v' || ${scales.version})`),
    plain("baseline", sql`trim_scale(${m.baseline})`),
    plain("target", sql`trim_scale(${m.target})`),
    plain("start_on", m.startOn),
    plain("due_on", m.dueOn),
    plain("first_due_on", m.firstDueOn),
    plain("slippage_days", sql`(${m.dueOn} - ${m.firstDueOn})`),
    plain("weight", sql`trim_scale(${m.weight})`),
    text("lead_institution", m.leadInstitution),
    plain("value", sql`trim_scale(${m.currentValue})`),
    plain("delivery", m.currentDelivery),
    plain("verdict", m.currentVerdict),
    plain("progress", sql`trim_scale(${m.currentProgress})`),
    plain("rag", ragExpression(day)),
    plain("rag_rule_version", sql`${sql.raw(String(RAG_RULE_VERSION))}`),
    plain("effective_on", m.currentEffectiveOn),
    plain(
      "accepted_at",
      sql`to_char(${m.currentAcceptedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    ),
    plain("commitment", m.currentCommitment),
    plain("aside_on", m.currentAsideOn),
    plain("recheck_on", m.currentRecheckOn),
    plain(
      "fulfilled_on",
      sql`case when ${m.currentVerdict} = 'fulfilled' then ${m.currentEffectiveOn}
               when ${m.currentUndoneVerdict} = 'fulfilled' then ${m.currentUndoneOn} end`,
    ),
    plain("reversed_on", m.currentReversedOn),
    plain("partner_view", latestView.stance),
    text("partner_view_text", sql`nullif(${latestView.text}, '')`),
    plain("partner_view_on", sql`(${latestView.recordedAt} at time zone 'UTC')::date`),
    // Whoever it was speaks for the partner in that role, and in no other.
    plain("partner_view_by", sql`case when ${latestView.stance} is not null then 'liaison' end`),
    plain("basis", m.basis),
    plain("marking", sql`case when (select demonstration from installation) then 'illustrative' else '' end`),
  ];
}

/** The names of the columns, which do not depend on the day. */
export const MILESTONE_CSV_NAMES = milestoneCsvFields("2000-01-01").map(({ name }) => name);
