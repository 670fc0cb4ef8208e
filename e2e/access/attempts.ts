import type { Page } from "@playwright/test";

import { asInstallation } from "@/db/testing/acting";
import {
  closedQuarter,
  newAssessment,
  newComment,
  newDependency,
  type NewMilestone,
  newReportJob,
  newView,
  newProposal,
} from "@/db/testing/factories";
import { newSchedule } from "@/db/testing/schedules";
import { freshMilestone, OWN_AREA } from "@/e2e/fixtures/rows";
import type { Viewer } from "@/lib/auth/viewer";

import { ADMINISTRATION } from "./admin-attempts";
import { type Attempt, everybodyBut, pick, press, set, unfold, within } from "./attempt";

const submitted = (milestone: NewMilestone, author: Viewer) =>
  newAssessment(milestone, { state: "submitted", author, effectiveOn: "2026-03-31" });
/** Something unproblematic that has been waiting longer than anything else. */
const longWaiting = async (milestone: NewMilestone, author: Viewer) => {
  await newAssessment(milestone, { effectiveOn: "2025-12-31", value: 40 });
  const wishes = { state: "submitted", author, effectiveOn: "2026-03-31", value: 50, evidence: 1 } as const;
  const id = await newAssessment(milestone, wishes);
  await asInstallation((tx) => tx`update assessments set submitted_at = '2000-01-01' where id = ${id}`);
};
/** A view of the author that others do not see. */
const viewed = ({ code }: NewMilestone, author: Viewer) =>
  newView(author, { address: `/milestones?q=${code}` });
const commented = (milestone: NewMilestone, author: Viewer) => newComment(milestone, author);
const waiting = async (milestone: NewMilestone) =>
  newDependency(milestone, await freshMilestone({ partner: milestone.partner }));
const ownPage = ({ code }: NewMilestone) => `/milestones/${code}`;
/** A quarter of long ago, in which no other test writes: one a worker and action. */
const longAgo = (decade: number) => `${decade + Number(process.env.TEST_PARALLEL_INDEX ?? 0)}-Q1`;
const proposed = ({ partner }: NewMilestone) => newProposal(partner, { area: OWN_AREA });
/** Of the one who may, and about the milestone. */
const scheduled = async ({ code }: NewMilestone, allowed: Viewer) =>
  String(await newSchedule(allowed, { choices: { kind: "milestone", subject: code, sections: ["plan"] } }));
const proposalPage = (_milestone: NewMilestone, id: number) => `/proposals/${id}`;
const fillPlan = async (page: Page, mark: string) => {
  await pick(page, "area", OWN_AREA);
  await set(page, "title", mark);
  await set(page, "indicator", "Posts filled");
  await set(page, "unit", "posts");
  await set(page, "baseline", "0");
  await set(page, "target", "10");
  await set(page, "startOn", "2026-01-01");
  await set(page, "dueOn", "2027-12-31");
};

export const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  ...ADMINISTRATION,
  acceptAssessmentAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    prepare: submitted,
    path: ownPage,
    fill: (page) => Promise.resolve(press(page, "milestone.assessment.accept")),
  },
  acceptReviewsAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    prepare: longWaiting,
    path: () => "/reviews",
    fill: async (page) => {
      await page.getByRole("checkbox").first().check();
      return press(page, "reviews.many.accept");
    },
  },
  cancelReportJobAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    about: async (_milestone, manager) => String(await newReportJob(manager)),
    path: (_milestone, _proposal, job) => `/reports/jobs/${job}`,
    fill: (page) => Promise.resolve(press(page, "reports.job.cancel")),
  },
  issueReportAction: {
    may: "manager",
    mayNot: everybodyBut("manager", "admin"),
    path: ({ code }) => `/reports/issue?kind=milestone&subject=${code}&format=json`,
    fill: (page) => Promise.resolve(press(page, "reports.issue.send")),
  },
  createScheduleAction: {
    may: "manager",
    mayNot: everybodyBut("manager", "admin"),
    path: ({ code }) => `/reports/schedules/new?kind=milestone&subject=${code}&format=json`,
    fill: (page) => Promise.resolve(press(page, "reportSchedules.send")),
  },
  changeScheduleAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    about: scheduled,
    path: (_milestone, _proposal, id) => `/reports/schedules/${id}/change`,
    fill: async (page, mark) => {
      await set(page, "title", mark);
      return press(page, "reportSchedules.change.send");
    },
  },
  setScheduleStateAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    about: scheduled,
    path: (_milestone, _proposal, id) => `/reports/schedules/${id}`,
    fill: (page) => Promise.resolve(press(page, "reportSchedules.pause")),
  },
  receiveScheduleAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    about: scheduled,
    path: (_milestone, _proposal, id) => `/reports/schedules/${id}`,
    fill: (page) => Promise.resolve(press(page, "reportSchedules.stopReceiving")),
  },
  shareViewAction: {
    may: "assigned",
    mayNot: everybodyBut("assigned"),
    prepare: viewed,
    path: () => "/views",
    fill: (page) => Promise.resolve(press(page, "savedViews.share")),
  },
  renameViewAction: {
    may: "assigned",
    mayNot: everybodyBut("assigned"),
    prepare: viewed,
    path: () => "/views",
    fill: async (page, mark) => {
      await page.getByRole("main").locator("summary").click();
      await set(page, "name", mark);
      return press(page, "savedViews.rename");
    },
  },
  deleteViewAction: {
    may: "assigned",
    mayNot: everybodyBut("assigned"),
    prepare: viewed,
    path: () => "/views",
    fill: async (page) => {
      await page.getByRole("main").locator("summary").click();
      return press(page, "savedViews.delete");
    },
  },
  returnAssessmentAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    prepare: submitted,
    path: ownPage,
    fill: async (page, mark) => {
      await unfold(page, "milestone.assessment.return");
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
  strikeEvidenceAction: {
    may: "manager",
    mayNot: everybodyBut("manager", "assigned"),
    prepare: (milestone) => newAssessment(milestone, { evidence: 1 }),
    path: ownPage,
    fill: async (page, mark) => {
      await unfold(page, "milestone.evidence.strike.open");
      await set(page, "reason", mark);
      return press(page, "milestone.evidence.strike.send");
    },
  },
  recordViewAction: {
    may: "liaison",
    mayNot: everybodyBut("liaison"),
    prepare: (milestone) => newAssessment(milestone),
    path: ownPage,
    fill: async (page, mark) => {
      await unfold(page, "views.record");
      await pick(page, "stance", "disagrees");
      await page.locator('form:has([name="stance"]) [name="text"]').fill(mark);
      return press(page, "views.recordNow");
    },
  },
  changeCommitmentAction: {
    may: "liaison",
    mayNot: everybodyBut("liaison"),
    path: ownPage,
    fill: async (page, mark) => {
      await unfold(page, "commitments.change");
      await within(page, "commitments.change", "commitment").selectOption("paused");
      await within(page, "commitments.change", "reason").fill(mark);
      return press(page, "commitments.sayIt");
    },
  },
  addDependencyAction: {
    may: "manager",
    mayNot: everybodyBut("manager", "assigned"),
    path: ownPage,
    fill: async (page) => {
      await unfold(page, "dependencies.add");
      // A milestone of the demonstration.
      await set(page, "waitsFor", "GEO-CIV-01");
      return press(page, "dependencies.send");
    },
  },
  removeDependencyAction: {
    may: "assigned",
    mayNot: everybodyBut("manager", "assigned"),
    prepare: waiting,
    path: ownPage,
    fill: (page) => Promise.resolve(press(page, "dependencies.remove")),
  },
  proposeMilestoneAction: {
    may: "liaison",
    mayNot: everybodyBut("liaison"),
    path: ({ partner }) => `/proposals/new?partner=${partner}&from=number`,
    fill: async (page, mark) => {
      await fillPlan(page, mark);
      await set(page, "reason", mark);
      return press(page, "proposals.proposeNow");
    },
  },
  declineProposalAction: {
    may: "assigned",
    mayNot: everybodyBut("manager", "assigned"),
    propose: proposed,
    path: proposalPage,
    fill: async (page, mark) => {
      await set(page, "reason", mark);
      return press(page, "proposals.decline.now");
    },
  },
  takeBackProposalAction: {
    may: "liaison",
    mayNot: everybodyBut("liaison"),
    propose: proposed,
    path: proposalPage,
    fill: (page) => Promise.resolve(press(page, "proposals.takeBack")),
  },
  closePeriodAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    path: () => `/periods/${longAgo(1960)}`,
    fill: (page) => Promise.resolve(press(page, "periods.close.now")),
  },
  reopenPeriodAction: {
    may: "manager",
    mayNot: everybodyBut("manager"),
    prepare: () => closedQuarter(`${longAgo(1950).slice(0, 4)}-01-01`),
    path: () => `/periods/${longAgo(1950)}`,
    fill: async (page, mark) => {
      await set(page, "reason", mark);
      await set(page, "untilOn", "2999-12-31");
      return press(page, "periods.reopen.now");
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
      await fillPlan(page, mark);
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
  saveViewAction: "keeps an own view alone; lib/saved-views/commands.db.test.ts",
  chooseStartViewAction: "changes the own start page alone; lib/saved-views/commands.db.test.ts",
  discardUnfinishedAction: "throws away own text alone; lib/unfinished/commands.db.test.ts",
  setPasswordAction: "whoever holds the link, once; admin/invitation.spec.ts",
  chooseThemeAction: "changes the own cookie alone; preferences.spec.ts",
  chooseShortcutsAction: "changes the own cookie alone; reviews/keyboard.spec.ts",
};
