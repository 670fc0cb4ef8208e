import type { Locator, Page } from "@playwright/test";

import { said } from "@/e2e/fixtures/messages";
import { expect } from "@/e2e/fixtures/test";

import { EVIDENCE } from "./assessment-form";

export interface ChosenFile {
  name: string;
  bytes: Buffer;
}

/** The fields of a row of evidence, unfolded; rows are counted from 1. */
export async function openRow(page: Page, number: number): Promise<Locator> {
  const row = page.locator("details").filter({ has: page.getByText(`Evidence ${number}`, { exact: true }) });
  if ((await row.getAttribute("open")) === null) await row.locator("summary").click();
  return row.getByRole("group", { name: `Evidence ${number}` });
}

/** Chooses a file in the row, as the browser's own dialogue would. */
export function choose(row: Locator, { name, bytes }: ChosenFile): Promise<void> {
  return row.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer: bytes });
}

/** Chooses a file in the row, which is then there. */
export async function attach(row: Locator, file: ChosenFile): Promise<void> {
  await choose(row, file);
  await expectKept(row, file.name);
}

/** Waits until the row's file is there: its name stands already while it is on its way, and holds the form back. */
export async function expectKept(row: Locator, name: string): Promise<void> {
  await expect(row.getByRole("status")).toHaveText(said("assess.evidence.file.said.kept"));
  await expect(fileIn(row)).toContainText(name);
}

/** The place of a row's file. */
export const fileIn = (row: Locator) =>
  row.getByRole("group", { name: said("assess.evidence.file.label"), exact: true });

/** Fills in what every piece of evidence needs beside its address or file. */
export async function grade(row: Locator, title: string): Promise<void> {
  await row.getByLabel(said("assess.evidence.name")).fill(title);
  await row.getByLabel(said("assess.evidence.type")).selectOption(EVIDENCE.type);
  await row.getByLabel(said("assess.evidence.reliability")).selectOption(EVIDENCE.reliability);
  await row.getByLabel(said("assess.evidence.credibility")).selectOption(EVIDENCE.credibility);
}

export const pressIn = (row: Locator, key: string) =>
  row.getByRole("button", { name: said(key), exact: true }).click();
