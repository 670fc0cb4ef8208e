import type { Page } from "@playwright/test";

import { newAssessment, newComment, type NewMilestone } from "@/db/testing/factories";
import { said } from "@/e2e/fixtures/messages";
import { OWN_AREA } from "@/e2e/fixtures/rows";
import type { Viewer } from "@/lib/auth/viewer";

import type { Asking } from "./routes";

/** An action that not everybody may take: the form of somebody who may, sent by those who may not. */
export interface Attempt {
  may: Asking;
  mayNot: readonly Asking[];
  /** What has to be there before. */
  prepare?: (milestone: NewMilestone, author: Viewer) => Promise<unknown>;
  path: (milestone: NewMilestone) => string;
  /** Fills the form in, and returns how to send it. */
  fill: (page: Page, mark: string) => Promise<() => Promise<void>>;
}

const press = (page: Page, key: string) => () =>
  page.getByRole("button", { name: said(key), exact: true }).click();
const set = (page: Page, name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);
const pick = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"]`).selectOption(value);

const submitted = (milestone: NewMilestone, author: Viewer) =>
  newAssessment(milestone, { state: "submitted", author, effectiveOn: "2026-03-31" });
const everybodyBut = (...may: Asking[]): Asking[] =>
  (["nobody", "assigned", "otherAnalyst", "manager", "liaison", "otherLiaison", "admin"] as const).filter(
    (who) => !may.includes(who),
  );
const commented = (milestone: NewMilestone, author: Viewer) => newComment(milestone, author);
const unfold = (page: Page, key: string) => page.getByText(said(key), { exact: true }).click();
const within = (page: Page, form: string, name: string) =>
  page.getByRole("form", { name: said(form) }).locator(`[name="${name}"]`);
const ownPage = ({ code }: NewMilestone) => `/milestones/${code}`;

export const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  acceptAssessmentAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    prepare: submitted,
    path: ownPage,
    fill: (page) => Promise.resolve(press(page, "milestone.assessment.accept")),
  },
  returnAssessmentAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    prepare: submitted,
    path: ownPage,
    fill: async (page, mark) => {
      await page.getByText(said("milestone.assessment.return"), { exact: true }).click();
      await set(page, "reason", mark);
      return press(page, "milestone.assessment.returnNow");
    },
  },
  withdrawAssessmentAction: {
    may: "assigned",
    mayNot: everybodyBut("assigned"),
    prepare: submitted,
    path: ownPage,
    fill: (page) => Promise.resolve(press(page, "milestone.assessment.withdraw")),
  },
  recordAssessmentAction: {
    may: "assigned",
    mayNot: everybodyBut("assigned"),
    path: ({ code }) => `/milestones/${code}/assess`,
    fill: async (page, mark) => {
      await set(page, "value", "40");
      await set(page, "effectiveOn", "2026-06-30");
      await pick(page, "delivery", "in_progress");
      await pick(page, "verdict", "ongoing");
      await set(page, "narrative", mark);
      return press(page, "assess.submit");
    },
  },
  recordViewAction: {
    may: "liaison",
    mayNot: everybodyBut("liaison"),
    prepare: (milestone) => newAssessment(milestone),
    path: ownPage,
    fill: async (page, mark) => {
      await page.getByText(said("views.record"), { exact: true }).click();
      await pick(page, "stance", "disagrees");
      await page.locator('form:has([name="stance"]) [name="text"]').fill(mark);
      return press(page, "views.recordNow");
    },
  },
  editMilestoneAction: {
    may: "manager",
    mayNot: everybodyBut("manager", "assigned"),
    path: ({ code }) => `/milestones/${code}/edit`,
    fill: async (page, mark) => {
      await set(page, "title", mark);
      return press(page, "plan.save");
    },
  },
  createMilestoneAction: {
    may: "manager",
    mayNot: everybodyBut("manager", "assigned"),
    path: ({ partner }) => `/milestones/new?partner=${partner}&from=number`,
    fill: async (page, mark) => {
      await pick(page, "area", OWN_AREA);
      await set(page, "title", mark);
      await set(page, "indicator", "Posts filled");
      await set(page, "unit", "posts");
      await set(page, "baseline", "0");
      await set(page, "target", "10");
      await set(page, "startOn", "2026-01-01");
      await set(page, "dueOn", "2027-12-31");
      await set(page, "weight", "1");
      return press(page, "plan.create");
    },
  },
  writeCommentAction: {
    may: "liaison",
    mayNot: ["nobody", "otherLiaison"],
    path: ownPage,
    fill: async (page, mark) => {
      await within(page, "comments.write.label", "text").fill(mark);
      return press(page, "comments.write.send");
    },
  },
  editCommentAction: {
    may: "assigned",
    mayNot: everybodyBut("assigned"),
    prepare: commented,
    path: ownPage,
    fill: async (page, mark) => {
      await unfold(page, "comments.edit.open");
      await within(page, "comments.edit.label", "text").fill(mark);
      return press(page, "comments.edit.send");
    },
  },
  deleteCommentAction: {
    may: "assigned",
    mayNot: everybodyBut("assigned"),
    prepare: commented,
    path: ownPage,
    fill: async (page) => {
      await unfold(page, "comments.delete.open");
      return press(page, "comments.delete.send");
    },
  },
  removeCommentAction: {
    may: "admin",
    mayNot: everybodyBut("admin"),
    prepare: commented,
    path: ownPage,
    fill: async (page, mark) => {
      await unfold(page, "comments.remove.open");
      await within(page, "comments.remove.label", "reason").fill(mark);
      return press(page, "comments.remove.send");
    },
  },
};

/** Actions that everybody may take, signed in or not, and why that harms nobody. */
export const OPEN_ACTIONS: Readonly<Record<string, string>> = {
  signInAction: "whoever knows the password; sign-in.spec.ts",
  signOutAction: "ends the own session alone; sessions.spec.ts",
  chooseLanguageAction: "changes the own account and cookie alone; preferences.spec.ts",
  chooseDigestAction: "changes the own account alone; comments.spec.ts",
  markNoticeReadAction: "marks own notices alone; lib/notices/notices.db.test.ts",
  markNoticesReadAction: "marks own notices alone; lib/notices/notices.db.test.ts",
  discardUnfinishedAction: "throws away own text alone; lib/unfinished/commands.db.test.ts",
  chooseThemeAction: "changes the own cookie alone; preferences.spec.ts",
};
