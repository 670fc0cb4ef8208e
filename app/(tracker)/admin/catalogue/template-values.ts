import type { Template } from "@/lib/catalogue/queries";
import type { FormValues } from "@/lib/forms/constants";

/** A template as its form has it. */
export function templateValues(template: Template): FormValues {
  const { code, version, title, description, basis, resultLevel, indicator, unit, scale } = template;
  const { baselineLow, baselineHigh, target, meansOfVerification, typicalMonths } = template;
  return {
    ...{ code, version: String(version), title, description, basis, resultLevel, indicator },
    scale: scale?.code ?? "",
    unit: unit ?? "",
    baselineLow: String(baselineLow),
    baselineHigh: String(baselineHigh),
    target: String(target),
    meansOfVerification,
    typicalMonths: String(typicalMonths),
    relatedFramework: template.relatedFramework,
    riskArea: template.riskArea ?? "",
  };
}
