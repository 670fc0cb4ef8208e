import type { Page } from "@playwright/test";

import type { NewMilestone } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import type { Viewer } from "@/lib/auth/viewer";

import type { Asking } from "./routes";

/** An action that not everybody may take: the form of somebody who may, sent by those who may not. */
export interface Attempt {
  may: Asking;
  mayNot: readonly Asking[];
  /** What has to be there before. */
  prepare?: (milestone: NewMilestone, author: Viewer) => Promise<unknown>;
  /** The proposal that it is about, which has to be there before. */
  propose?: (milestone: NewMilestone) => Promise<number>;
  /** The account, template, scale, schedule or report in the background that it is about, which has to be there before. */
  about?: (milestone: NewMilestone, allowed: Viewer) => Promise<string>;
  /** What of the installation no other test may change meanwhile. */
  alone?: string;
  path: (milestone: NewMilestone, proposal: number, subject: string) => string;
  /** Fills the form in, and returns how to send it. */
  fill: (page: Page, mark: string) => Promise<() => Promise<void>>;
}

export const press = (page: Page, key: string) => () =>
  page.getByRole("button", { name: said(key), exact: true }).click();
export const set = (page: Page, name: string, text: string) =>
  page.getByRole("main").locator(`[name="${name}"]`).fill(text);
export const pick = (page: Page, name: string, value: string) =>
  page.getByRole("main").locator(`[name="${name}"]`).selectOption(value);
export const everybodyBut = (...may: Asking[]): Asking[] =>
  (["nobody", "assigned", "otherAnalyst", "manager", "liaison", "otherLiaison", "admin"] as const).filter(
    (who) => !may.includes(who),
  );
export const unfold = (page: Page, key: string) => page.getByText(said(key), { exact: true }).click();
export const within = (page: Page, form: string, name: string) =>
  page.getByRole("form", { name: said(form) }).locator(`[name="${name}"]`);
