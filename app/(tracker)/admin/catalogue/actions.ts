"use server";

import { addScale, addTemplate, editTemplate, offerTemplate, reviseScale } from "@/lib/catalogue/commands";
import { getTemplate, listScaleVersions } from "@/lib/catalogue/queries";
import {
  addScaleSchema,
  addTemplateSchema,
  editTemplateSchema,
  offerTemplateSchema,
  reviseScaleSchema,
} from "@/lib/catalogue/schemas";
import type { FormState } from "@/lib/forms/constants";
import { runForm } from "@/lib/forms/run-form";
import { templateValues } from "./template-values";

export async function addTemplateAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "template.add",
    schema: addTemplateSchema,
    lists: ["evidenceTypes"],
    run: addTemplate,
    next: ({ code }) => `/admin/catalogue/templates/${code}?done=added`,
  });
}

export async function editTemplateAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "template.edit",
    schema: editTemplateSchema,
    lists: ["evidenceTypes"],
    run: editTemplate,
    next: ({ code }) => `/admin/catalogue/templates/${code}?done=saved`,
    newer: async (viewer, { code }) => {
      const stored = await getTemplate(viewer, code);
      return stored && templateValues(stored);
    },
  });
}

export async function offerTemplateAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "template.offer",
    schema: offerTemplateSchema,
    run: offerTemplate,
    next: ({ code }, { offered }) =>
      `/admin/catalogue/templates/${code}?done=${offered === "yes" ? "offered" : "retired"}`,
  });
}

export async function addScaleAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "scale.add",
    schema: addScaleSchema,
    lists: ["stages"],
    run: addScale,
    next: ({ code }) => `/admin/catalogue/scales/${code}?done=added`,
  });
}

export async function reviseScaleAction(before: FormState, form: FormData): Promise<FormState> {
  return runForm(before, form, {
    name: "scale.revise",
    schema: reviseScaleSchema,
    lists: ["stages"],
    run: reviseScale,
    next: ({ code }) => `/admin/catalogue/scales/${code}?done=revised`,
    newer: async (viewer, { code }) => {
      const [latest] = await listScaleVersions(viewer, code);
      if (latest === undefined) return null;
      const { version, stages } = latest;
      return { version: String(version), stages: stages.map(({ labelEn }) => labelEn).join(" → ") };
    },
  });
}
