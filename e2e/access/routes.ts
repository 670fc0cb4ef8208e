import { randomUUID } from "node:crypto";

import {
  newAssessment,
  newFileEvidence,
  newIssuedReport,
  type NewMilestone,
  newPerson,
  newReportJob,
} from "@/db/testing/factories";
import { newSchedule } from "@/db/testing/schedules";
import { newLink, newScale, newTemplate } from "@/e2e/fixtures/administration";
import { sendFile } from "@/e2e/fixtures/ask";
import type { Viewer } from "@/lib/auth/viewer";

/** Everybody who can ask. `assigned` and `liaison` belong to the partner that is asked about, the `other` ones elsewhere. */
export const ASKING = [
  "nobody",
  "assigned",
  "otherAnalyst",
  "manager",
  "liaison",
  "otherLiaison",
  "admin",
] as const;
export type Asking = (typeof ASKING)[number];

/** The status of the answer; `sign-in` leads there, and `overview` leads on whoever is signed in already. */
type Answer = 200 | 201 | 401 | 403 | 404 | 405 | "sign-in" | "overview";

interface Route {
  /** The address to ask for. */
  path: (asked: NewMilestone & { proposal: number }) => string | Promise<string>;
  /** How, where it is not to look at. */
  send?: (viewer: Viewer | null) => Promise<Response>;
  answers: Record<Asking, Answer>;
}

const everybody = (answer: Answer): Record<Asking, Answer> => ({
  nobody: answer,
  assigned: answer,
  otherAnalyst: answer,
  manager: answer,
  liaison: answer,
  otherLiaison: answer,
  admin: answer,
});
const signedIn = { ...everybody(200), nobody: "sign-in" } as const;
const ofThePartner = { ...signedIn, otherLiaison: 404 } as const;
const planning = { ...ofThePartner, otherAnalyst: 403, liaison: 403, admin: 403 } as const;
const deciding = { ...everybody(403), nobody: "sign-in", manager: 200 } as const;
const administering = { ...everybody(403), nobody: "sign-in", admin: 200 } as const;
const ordering = { ...everybody(403), nobody: "sign-in", manager: 200, admin: 200 } as const;
const exporting = { ...everybody(403), nobody: 401, manager: 200, admin: 200 } as const;

/** What every address answers to everybody. A new address has to say it here. */
export const ROUTES: Readonly<Record<string, Route>> = {
  "/": { path: () => "/", answers: signedIn },
  "/about-the-data": { path: () => "/about-the-data", answers: signedIn },
  "/accessibility": { path: () => "/accessibility", answers: everybody(200) },
  "/methodology": { path: () => "/methodology", answers: signedIn },
  "/admin": { path: () => "/admin", answers: administering },
  "/admin/audit": { path: () => "/admin/audit", answers: administering },
  "/admin/catalogue": { path: () => "/admin/catalogue", answers: administering },
  "/admin/catalogue/scales/[code]": {
    path: async () => `/admin/catalogue/scales/${(await newScale()).code}`,
    answers: administering,
  },
  "/admin/catalogue/scales/new": { path: () => "/admin/catalogue/scales/new", answers: administering },
  "/admin/catalogue/templates/[code]": {
    path: async () => `/admin/catalogue/templates/${await newTemplate()}`,
    answers: administering,
  },
  "/admin/catalogue/templates/new": { path: () => "/admin/catalogue/templates/new", answers: administering },
  "/admin/people": { path: () => "/admin/people", answers: administering },
  "/admin/people/[id]": {
    path: async () => `/admin/people/${(await newPerson("manager")).personId}`,
    answers: administering,
  },
  "/admin/people/new": { path: () => "/admin/people/new", answers: administering },
  "/admin/settings": { path: () => "/admin/settings", answers: administering },
  // Whoever holds the link, signed in or not: admin/invitation.spec.ts has the links that open nothing.
  "/invitation/[token]": {
    path: async () => `/invitation/${await newLink(await newPerson("manager"))}`,
    answers: everybody(200),
  },
  "/analysis": { path: () => "/analysis", answers: signedIn },
  "/analysis/compare": { path: () => "/analysis/compare?partner=UKR&partner=GEO", answers: signedIn },
  "/analysis/forecast": { path: () => "/analysis/forecast", answers: signedIn },
  "/analysis/outcomes": { path: () => "/analysis/outcomes?partner=GEO", answers: signedIn },
  "/analysis/progress": { path: () => "/analysis/progress", answers: signedIn },
  "/analysis/schedule": { path: () => "/analysis/schedule?partner=GEO", answers: signedIn },
  "/analysis/law-and-practice": { path: () => "/analysis/law-and-practice", answers: signedIn },
  "/views": { path: () => "/views", answers: signedIn },
  "/views/new": { path: () => "/views/new?of=%2Fmilestones%3Fdue%3Doverdue", answers: signedIn },
  "/changes": { path: () => "/changes", answers: signedIn },
  "/milestones": { path: () => "/milestones", answers: signedIn },
  "/milestones/[code]": { path: ({ code }) => `/milestones/${code}`, answers: ofThePartner },
  "/milestones/[code]/assess": {
    path: ({ code }) => `/milestones/${code}/assess`,
    answers: { ...planning, manager: 403 },
  },
  "/milestones/[code]/edit": { path: ({ code }) => `/milestones/${code}/edit`, answers: planning },
  "/milestones/[code]/history": { path: ({ code }) => `/milestones/${code}/history`, answers: ofThePartner },
  "/milestones/new": {
    path: () => "/milestones/new",
    answers: { ...signedIn, liaison: 403, otherLiaison: 403, admin: 403 },
  },
  "/my-work": {
    path: () => "/my-work",
    answers: { ...everybody(403), nobody: "sign-in", assigned: 200, otherAnalyst: 200 },
  },
  "/notices": { path: () => "/notices", answers: signedIn },
  "/partners": { path: () => "/partners", answers: signedIn },
  "/partners/[iso3]": { path: ({ partner }) => `/partners/${partner}`, answers: ofThePartner },
  "/periods": { path: () => "/periods", answers: signedIn },
  "/periods/[quarter]": { path: () => "/periods/2026-Q2", answers: signedIn },
  "/preferences": { path: () => "/preferences", answers: signedIn },
  "/proposals": { path: () => "/proposals", answers: signedIn },
  "/proposals/[id]": { path: ({ proposal }) => `/proposals/${proposal}`, answers: ofThePartner },
  "/proposals/[id]/adopt": { path: ({ proposal }) => `/proposals/${proposal}/adopt`, answers: planning },
  "/proposals/new": {
    path: () => "/proposals/new",
    answers: { ...everybody(403), nobody: "sign-in", liaison: 200, otherLiaison: 200 },
  },
  "/reports": { path: () => "/reports", answers: ordering },
  "/reports/[number]": {
    path: async () => `/reports/${await newIssuedReport(await newPerson("manager"))}`,
    answers: ordering,
  },
  "/reports/check": { path: () => "/reports/check", answers: signedIn },
  "/reports/issue": {
    path: ({ code }) => `/reports/issue?kind=milestone&subject=${code}&format=pdf`,
    answers: ordering,
  },
  // Of one's own alone: reports-background.spec.ts has those.
  "/reports/jobs/[id]": {
    path: async () => `/reports/jobs/${await newReportJob(await newPerson("manager"), "done")}`,
    answers: { ...everybody(404), nobody: "sign-in" },
  },
  "/reports/schedules": { path: () => "/reports/schedules", answers: ordering },
  "/reports/schedules/new": {
    path: ({ partner }) => `/reports/schedules/new?kind=partner&subject=${partner}&format=pdf`,
    answers: ordering,
  },
  // Somebody else's: to managers there is none, administrators see all, and change none.
  "/reports/schedules/[id]": {
    path: async () => `/reports/schedules/${await newSchedule(await newPerson("manager"))}`,
    answers: { ...ordering, manager: 404 },
  },
  "/reports/schedules/[id]/change": {
    path: async () => `/reports/schedules/${await newSchedule(await newPerson("manager"))}/change`,
    answers: { ...ordering, manager: 404, admin: 403 },
  },
  "/reviews": { path: () => "/reviews", answers: deciding },
  "/reviews/[assessment]": {
    path: async (milestone) => `/reviews/${await newAssessment(milestone, { state: "submitted" })}`,
    answers: deciding,
  },
  "/sign-in": { path: () => "/sign-in", answers: { ...everybody("overview"), nobody: 200 } },
  // Without the key of a mail there is nothing to stop: e2e/digest.spec.ts has the others.
  "/stop-digest": { path: () => "/stop-digest", answers: everybody(404) },
  // Nor without the key of a mail with a report: e2e/report-schedules.spec.ts has the others.
  "/stop-report": { path: () => "/stop-report", answers: everybody(404) },
  "/api/auth/[...nextauth]": { path: () => "/api/auth/session", answers: everybody(200) },
  "/api/evidence/[id]/file": {
    path: async (milestone) => {
      const { id } = await newFileEvidence(milestone, await newAssessment(milestone));
      return `/api/evidence/${id}/file`;
    },
    answers: { ...everybody(200), nobody: 401, otherLiaison: 404 },
  },
  "/api/evidence/uploads": {
    path: () => "/api/evidence/uploads",
    send: (viewer) => sendFile(viewer, { name: "Note.txt", bytes: Buffer.from(`Seen: ${randomUUID()}`) }),
    answers: { ...everybody(403), nobody: 401, assigned: 201, otherAnalyst: 201 },
  },
  "/api/export/law-and-practice.csv": { path: () => "/api/export/law-and-practice.csv", answers: exporting },
  "/api/export/completion-by-area.csv": {
    path: () => "/api/export/completion-by-area.csv",
    answers: exporting,
  },
  "/api/export/completion-over-time.csv": {
    path: () => "/api/export/completion-over-time.csv",
    answers: exporting,
  },
  "/api/export/burn-up.csv": { path: () => "/api/export/burn-up.csv", answers: exporting },
  "/api/export/movements.csv": { path: () => "/api/export/movements.csv", answers: exporting },
  "/api/export/schedule-performance.csv": {
    path: () => "/api/export/schedule-performance.csv",
    answers: exporting,
  },
  "/api/export/forecast.csv": { path: () => "/api/export/forecast.csv", answers: exporting },
  "/api/export/comparison.csv": { path: () => "/api/export/comparison.csv?partner=GEO", answers: exporting },
  "/api/export/completion-compared.csv": {
    path: () => "/api/export/completion-compared.csv?partner=GEO",
    answers: exporting,
  },
  "/api/export/delivery-by-area.csv": { path: () => "/api/export/delivery-by-area.csv", answers: exporting },
  "/api/export/milestone-path.csv": {
    path: ({ code }) => `/api/export/milestone-path.csv?code=${code}`,
    answers: exporting,
  },
  "/api/export/moved-most.csv": { path: () => "/api/export/moved-most.csv", answers: exporting },
  "/api/export/moves-by-reason.csv": { path: () => "/api/export/moves-by-reason.csv", answers: exporting },
  "/api/export/slippage-by-area.csv": { path: () => "/api/export/slippage-by-area.csv", answers: exporting },
  "/api/export/outcome-changes.csv": { path: () => "/api/export/outcome-changes.csv", answers: exporting },
  "/api/export/timeline.csv": { path: () => "/api/export/timeline.csv?partner=GEO", answers: exporting },
  "/api/reports": {
    path: ({ partner }) => `/api/reports?kind=partner&subject=${partner}&format=pdf&section=completion`,
    answers: exporting,
  },
  "/api/reports/[number]": {
    path: async () => `/api/reports/${await newIssuedReport(await newPerson("manager"))}`,
    answers: exporting,
  },
  "/api/reports/jobs/[id]": {
    path: async () => `/api/reports/jobs/${await newReportJob(await newPerson("manager"), "done")}`,
    answers: { ...exporting, manager: 404, admin: 404 },
  },
  // exports.spec.ts has each list in each format.
  "/api/export/[file]": { path: () => "/api/export/milestones.csv", answers: exporting },
  // Nobody follows a download of somebody else: exports.spec.ts has those of one's own.
  "/api/downloads/[key]": {
    path: () => `/api/downloads/${randomUUID()}`,
    answers: { ...exporting, manager: 404, admin: 404 },
  },
  "/api/stop-digest": { path: () => "/api/stop-digest", answers: everybody(405) },
  "/api/stop-report": { path: () => "/api/stop-report", answers: everybody(405) },
  // It takes what is typed, and has nothing to show: unfinished.spec.ts says who may send it something.
  "/api/unfinished": { path: () => "/api/unfinished", answers: everybody(405) },
  "/api/health": { path: () => "/api/health", answers: everybody(200) },
};
