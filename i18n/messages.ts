import enAboutTheData from "@/messages/en/aboutTheData.json";
import enAccessibility from "@/messages/en/accessibility.json";
import enAdmin from "@/messages/en/admin.json";
import enAsOf from "@/messages/en/asOf.json";
import enAssess from "@/messages/en/assess.json";
import enAudit from "@/messages/en/audit.json";
import enCatalogue from "@/messages/en/catalogue.json";
import enAnalysis from "@/messages/en/analysis.json";
import enChanges from "@/messages/en/changes.json";
import enCharts from "@/messages/en/charts.json";
import enComments from "@/messages/en/comments.json";
import enCommitments from "@/messages/en/commitments.json";
import enDependencies from "@/messages/en/dependencies.json";
import enDigest from "@/messages/en/digest.json";
import enExports from "@/messages/en/exports.json";
import enFailures from "@/messages/en/failures.json";
import enForms from "@/messages/en/forms.json";
import enInvitation from "@/messages/en/invitation.json";
import enLists from "@/messages/en/lists.json";
import enMethodology from "@/messages/en/methodology.json";
import enMilestone from "@/messages/en/milestone.json";
import enMilestones from "@/messages/en/milestones.json";
import enMyWork from "@/messages/en/myWork.json";
import enNotices from "@/messages/en/notices.json";
import enOverview from "@/messages/en/overview.json";
import enPartners from "@/messages/en/partners.json";
import enPeople from "@/messages/en/people.json";
import enPeriods from "@/messages/en/periods.json";
import enPlan from "@/messages/en/plan.json";
import enPreferences from "@/messages/en/preferences.json";
import enProposals from "@/messages/en/proposals.json";
import enReports from "@/messages/en/reports.json";
import enReportSchedules from "@/messages/en/reportSchedules.json";
import enReviews from "@/messages/en/reviews.json";
import enSavedViews from "@/messages/en/savedViews.json";
import enSchedule from "@/messages/en/schedule.json";
import enSettings from "@/messages/en/settings.json";
import enShell from "@/messages/en/shell.json";
import enSignIn from "@/messages/en/signIn.json";
import enStates from "@/messages/en/states.json";
import enStopDigest from "@/messages/en/stopDigest.json";
import enUnits from "@/messages/en/units.json";
import enViews from "@/messages/en/views.json";
import enWords from "@/messages/en/words.json";
import frAboutTheData from "@/messages/fr/aboutTheData.json";
import frAccessibility from "@/messages/fr/accessibility.json";
import frAdmin from "@/messages/fr/admin.json";
import frAsOf from "@/messages/fr/asOf.json";
import frAssess from "@/messages/fr/assess.json";
import frAudit from "@/messages/fr/audit.json";
import frCatalogue from "@/messages/fr/catalogue.json";
import frAnalysis from "@/messages/fr/analysis.json";
import frChanges from "@/messages/fr/changes.json";
import frCharts from "@/messages/fr/charts.json";
import frComments from "@/messages/fr/comments.json";
import frCommitments from "@/messages/fr/commitments.json";
import frDependencies from "@/messages/fr/dependencies.json";
import frDigest from "@/messages/fr/digest.json";
import frExports from "@/messages/fr/exports.json";
import frFailures from "@/messages/fr/failures.json";
import frForms from "@/messages/fr/forms.json";
import frInvitation from "@/messages/fr/invitation.json";
import frLists from "@/messages/fr/lists.json";
import frMethodology from "@/messages/fr/methodology.json";
import frMilestone from "@/messages/fr/milestone.json";
import frMilestones from "@/messages/fr/milestones.json";
import frMyWork from "@/messages/fr/myWork.json";
import frNotices from "@/messages/fr/notices.json";
import frOverview from "@/messages/fr/overview.json";
import frPartners from "@/messages/fr/partners.json";
import frPeople from "@/messages/fr/people.json";
import frPeriods from "@/messages/fr/periods.json";
import frPlan from "@/messages/fr/plan.json";
import frPreferences from "@/messages/fr/preferences.json";
import frProposals from "@/messages/fr/proposals.json";
import frReports from "@/messages/fr/reports.json";
import frReportSchedules from "@/messages/fr/reportSchedules.json";
import frReviews from "@/messages/fr/reviews.json";
import frSavedViews from "@/messages/fr/savedViews.json";
import frSchedule from "@/messages/fr/schedule.json";
import frSettings from "@/messages/fr/settings.json";
import frShell from "@/messages/fr/shell.json";
import frSignIn from "@/messages/fr/signIn.json";
import frStates from "@/messages/fr/states.json";
import frStopDigest from "@/messages/fr/stopDigest.json";
import frUnits from "@/messages/fr/units.json";
import frViews from "@/messages/fr/views.json";
import frWords from "@/messages/fr/words.json";
import type { Language } from "@/lib/people/constants";

/** English is the catalogue that the types come from; a namespace is the name of its file. */
const en = {
  aboutTheData: enAboutTheData,
  accessibility: enAccessibility,
  admin: enAdmin,
  asOf: enAsOf,
  assess: enAssess,
  audit: enAudit,
  catalogue: enCatalogue,
  analysis: enAnalysis,
  changes: enChanges,
  charts: enCharts,
  comments: enComments,
  commitments: enCommitments,
  dependencies: enDependencies,
  digest: enDigest,
  exports: enExports,
  failures: enFailures,
  forms: enForms,
  invitation: enInvitation,
  lists: enLists,
  methodology: enMethodology,
  milestone: enMilestone,
  milestones: enMilestones,
  myWork: enMyWork,
  notices: enNotices,
  overview: enOverview,
  partners: enPartners,
  people: enPeople,
  periods: enPeriods,
  plan: enPlan,
  preferences: enPreferences,
  proposals: enProposals,
  reports: enReports,
  reportSchedules: enReportSchedules,
  reviews: enReviews,
  savedViews: enSavedViews,
  schedule: enSchedule,
  settings: enSettings,
  shell: enShell,
  signIn: enSignIn,
  states: enStates,
  stopDigest: enStopDigest,
  units: enUnits,
  views: enViews,
  words: enWords,
};

export type Messages = typeof en;

const fr: Messages = {
  aboutTheData: frAboutTheData,
  accessibility: frAccessibility,
  admin: frAdmin,
  asOf: frAsOf,
  assess: frAssess,
  audit: frAudit,
  catalogue: frCatalogue,
  analysis: frAnalysis,
  changes: frChanges,
  charts: frCharts,
  comments: frComments,
  commitments: frCommitments,
  dependencies: frDependencies,
  digest: frDigest,
  exports: frExports,
  failures: frFailures,
  forms: frForms,
  invitation: frInvitation,
  lists: frLists,
  methodology: frMethodology,
  milestone: frMilestone,
  milestones: frMilestones,
  myWork: frMyWork,
  notices: frNotices,
  overview: frOverview,
  partners: frPartners,
  people: frPeople,
  periods: frPeriods,
  plan: frPlan,
  preferences: frPreferences,
  proposals: frProposals,
  reports: frReports,
  reportSchedules: frReportSchedules,
  reviews: frReviews,
  savedViews: frSavedViews,
  schedule: frSchedule,
  settings: frSettings,
  shell: frShell,
  signIn: frSignIn,
  states: frStates,
  stopDigest: frStopDigest,
  units: frUnits,
  views: frViews,
  words: frWords,
};

export const MESSAGES: Record<Language, Messages> = { en, fr };

/**
 * The namespaces that client components read: they travel with every page, so only what is needed there.
 * A page with a client form adds its own through a `NextIntlClientProvider` around the form.
 */
export function clientMessages(messages: Messages) {
  return { failures: messages.failures, forms: messages.forms, states: messages.states };
}
