import type { Locator, Page } from "@playwright/test";

import { asInstallation } from "@/db/testing/acting";
import { said } from "@/e2e/fixtures/messages";
import { attempt } from "@/e2e/fixtures/sign-in";
import { expect } from "@/e2e/fixtures/test";
import type { Viewer } from "@/lib/auth/viewer";

/** What people choose with a link. */
export const CHOSEN = "seven slow boats upriver";

/** Presses the button of this name within a page, or within one form of it. */
export const press = (where: Page | Locator, key: string) =>
  where.getByRole("button", { name: said(key), exact: true }).click();

/** A form of the page by its name. */
export const form = (page: Page, key: string) => page.getByRole("form", { name: said(key), exact: true });

/** What a form that was sent back says is wrong. */
export const reportOn = (page: Page) => page.getByRole("main").getByRole("alert");

export const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** The page of somebody's account. */
export const personPage = ({ personId }: Viewer) => `/admin/people/${personId}`;

/** The link that was just made, as the page shows it this once. */
export async function linkShown(page: Page): Promise<string> {
  const link = page.getByLabel(said("people.link.label"), { exact: true });
  await expect(link).toHaveValue(/\/invitation\/[\w-]{43}$/);
  return link.inputValue();
}

/** Types a password into both fields of a link's page, and sends it. */
export async function choosePassword(page: Page, password: string, repeated = password): Promise<void> {
  await page.getByLabel(said("invitation.password"), { exact: true }).fill(password);
  await page.getByLabel(said("invitation.repeat"), { exact: true }).fill(repeated);
  await press(page, "invitation.submit");
}

/** Signs in with what was chosen, and is in. */
export async function enter(page: Page, email: string, password = CHOSEN): Promise<void> {
  await attempt(page, email, password);
  await expect(page.getByRole("button", { name: said("shell.person.signOut") })).toBeVisible();
}

/** A link's page that sets no password says so, whatever the reason. */
export async function expectUnknownLink(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(heading(page, said("invitation.gone.title"))).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
}

/** As if the open link of this person had been made three days ago. */
export const expireLink = ({ personId }: Viewer) =>
  asInstallation(
    (tx) =>
      tx`update account_links set expires_at = now() - interval '1 second' where person_id = ${personId} and ended_at is null`,
  );
