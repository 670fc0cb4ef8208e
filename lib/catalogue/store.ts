import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { type milestoneTemplates as templates, scales, scaleStages } from "@/db/schema";
import type { AddTemplateInput, EditTemplateInput } from "@/lib/catalogue/schemas";
import type { Stage } from "@/lib/catalogue/rules";
import { Refusal } from "@/lib/errors";
import { VALUE_DECIMALS, VALUE_LIMIT } from "@/lib/milestones/decimal";

export type TemplateRow = typeof templates.$inferSelect;

/** A version of a scale with its stages, from the lowest. */
export interface ScaleVersion {
  id: number;
  code: string;
  version: number;
  stages: Stage[];
}

/** The latest version of a scale, or null when there is none of this code. */
export async function latestScale(tx: Transaction, code: string): Promise<ScaleVersion | null> {
  const [found] = await tx
    .select({ id: scales.id, code: scales.code, version: scales.version })
    .from(scales)
    .where(eq(scales.code, code))
    .orderBy(desc(scales.version))
    .limit(1);
  return found === undefined ? null : { ...found, stages: await readStages(tx, [found.id]) };
}

/** The stages of some versions, each from the lowest. */
export function readStages(tx: Transaction, scaleIds: readonly number[]) {
  return tx
    .select({
      scaleId: scaleStages.scaleId,
      value: scaleStages.value,
      labelEn: scaleStages.labelEn,
      labelFr: scaleStages.labelFr,
    })
    .from(scaleStages)
    .where(inArray(scaleStages.scaleId, [...scaleIds]))
    .orderBy(asc(scaleStages.scaleId), asc(scaleStages.value));
}

type Content = AddTemplateInput | EditTemplateInput;

/** What a template's row holds of a form: how it is measured is checked against the scale as it is now. Refuses what does not fit. */
export async function templateContent(tx: Transaction, input: Content) {
  const { scale: code, unit } = input;
  const scale = code === "" ? null : await latestScale(tx, code);
  if (code !== "" && scale === null) throw new Refusal("invalid", "milestone.scale.missing", "scale");
  if (scale === null && unit === "") throw new Refusal("invalid", "milestone.unit.missing", "unit");
  const stages = scale && scale.stages.map(({ value }) => value);
  for (const field of ["baselineLow", "baselineHigh", "target"] as const) {
    const fault = figureFault(input[field], stages, unit);
    if (fault !== null) throw new Refusal("invalid", fault, field);
  }
  if (input.baselineHigh < input.baselineLow)
    throw new Refusal("invalid", "template.baseline.not_a_span", "baselineHigh");
  const { title, description, basis, resultLevel, indicator, baselineLow, baselineHigh, target } = input;
  const { meansOfVerification, typicalMonths, relatedFramework, riskArea, evidenceTypes } = input;
  return {
    ...{ title, description, basis, resultLevel, indicator, baselineLow, baselineHigh, target },
    ...{ meansOfVerification, typicalMonths, relatedFramework, riskArea, evidenceTypes },
    nature: scale === null ? ("target" as const) : ("milestone" as const),
    scaleId: scale?.id ?? null,
    unit: scale === null ? unit : null,
  };
}

function figureFault(value: number, stages: readonly number[] | null, unit: string): string | null {
  if (stages !== null) return stages.includes(value) ? null : "assessment.value.not_a_stage";
  if (Math.abs(value) >= VALUE_LIMIT) return "assessment.value.too_large";
  if (Number(value.toFixed(VALUE_DECIMALS)) !== value) return "assessment.value.too_fine";
  return unit === "percent" && (value < 0 || value > 100) ? "assessment.value.not_a_percentage" : null;
}

/** What the trail keeps of a template: measured on which version of which scale, rather than a number. */
export async function auditedTemplate(tx: Transaction, row: TemplateRow) {
  const [scale] =
    row.scaleId === null
      ? []
      : await tx
          .select({ code: scales.code, version: scales.version })
          .from(scales)
          .where(eq(scales.id, row.scaleId));
  const { areaCode, title, description, basis, resultLevel, indicator, unit } = row;
  const { baselineLow, baselineHigh, target } = row;
  const { meansOfVerification, typicalMonths, relatedFramework, riskArea, evidenceTypes, retiredAt } = row;
  return {
    ...{ area: areaCode, title, description, basis, resultLevel, indicator, unit },
    scale: scale === undefined ? null : `${scale.code} (${scale.version})`,
    ...{ baselineLow, baselineHigh, target, meansOfVerification, typicalMonths, relatedFramework },
    ...{ riskArea, evidenceTypes, offered: retiredAt === null },
  };
}

const codes = z.array(z.object({ code: z.string() }));

/** Has the templates on one version go over to the next, each stage under its new number; answers which did. */
export async function referTemplates(
  tx: Transaction,
  from: number,
  to: number,
  numbers: Readonly<Record<string, number>>,
): Promise<string[]> {
  const rows = await tx.execute(sql`
    select code from tracker.refer_templates(${from}, ${to}, ${JSON.stringify(numbers)}::jsonb) as code order by 1`);
  return codes.parse([...rows]).map(({ code }) => code);
}
