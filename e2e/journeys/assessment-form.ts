import type { Locator, Page } from "@playwright/test";

import { said } from "@/e2e/fixtures/messages";
import { expect } from "@/e2e/fixtures/test";

export interface Judgement {
  value: string;
  effectiveOn: string;
  delivery: string;
  verdict: string;
  narrative: string;
}

export const JUDGEMENT: Judgement = {
  value: "60",
  effectiveOn: "2026-09-30",
  delivery: "in_progress",
  verdict: "ongoing",
  narrative: "Sixty of a hundred posts are filled, as the register shows.",
};

export const EVIDENCE = {
  url: "https://register.example/posts/2026",
  title: "Register of posts, September 2026",
  type: "register_extract",
  reliability: "A",
  credibility: "2",
} as const;

/** The form's script runs: what it alone does, as keeping and sending files, can be expected from here on. */
export async function untilAlive(page: Page): Promise<void> {
  await expect(page.locator('[data-running="true"]')).not.toHaveCount(0);
}

/** Fills in what the analyst saw. */
export async function fillJudgement(
  page: Page,
  judgement: Omit<Judgement, "value"> & { value?: string },
): Promise<void> {
  if (judgement.value !== undefined) await page.getByLabel(said("assess.field.value")).fill(judgement.value);
  await page.getByLabel(said("assess.field.effectiveOn")).fill(judgement.effectiveOn);
  await page.getByLabel(said("assess.field.delivery")).selectOption(judgement.delivery);
  await page.getByLabel(said("assess.field.verdict")).selectOption(judgement.verdict);
  await page.getByLabel(said("assess.field.narrative")).fill(judgement.narrative);
}

/** Fills in the first row of evidence. */
export async function fillEvidence(page: Page): Promise<void> {
  const row = page.getByRole("group", { name: "Evidence 1" }).last();
  await row.getByLabel(said("assess.evidence.url")).fill(EVIDENCE.url);
  await row.getByLabel(said("assess.evidence.name")).fill(EVIDENCE.title);
  await row.getByLabel(said("assess.evidence.type")).selectOption(EVIDENCE.type);
  await row.getByLabel(said("assess.evidence.reliability")).selectOption(EVIDENCE.reliability);
  await row.getByLabel(said("assess.evidence.credibility")).selectOption(EVIDENCE.credibility);
}

export async function press(page: Page, key: string): Promise<void> {
  await page.getByRole("button", { name: said(key), exact: true }).click();
}

/** What a form that was sent back says is wrong; the framework has an announcer of its own outside the content. */
export function reportOn(page: Page): Locator {
  return page.getByRole("main").getByRole("alert");
}

/** A field of the judgement, by the key of its label. */
export const field = (page: Page, key: string) => page.getByLabel(said(`assess.field.${key}`));

/** The form still holds what was typed. */
export async function expectTyped(page: Page, judgement = JUDGEMENT): Promise<void> {
  for (const key of ["value", "effectiveOn", "delivery", "verdict", "narrative"] as const) {
    await expect(field(page, key)).toHaveValue(judgement[key]);
  }
  await expect(page.locator('[name="evidence[0].url"]')).toHaveValue(EVIDENCE.url);
  await expect(page.locator('[name="evidence[0].type"]')).toHaveValue(EVIDENCE.type);
}
