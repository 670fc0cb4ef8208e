/** Values of reports that the browser may import too. */

export const REPORT_KINDS = ["partner", "portfolio", "period", "milestone"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What a report can be made of, in the order in which it stands in it. What it says about itself always comes last. */
export const REPORT_SECTIONS = {
  partner: [
    "summary",
    "standing",
    "completion",
    "burnUp",
    "changes",
    "milestones",
    "assessments",
    "outcomes",
    "method",
  ],
  portfolio: ["summary", "partners", "areas", "burnUp", "changes", "method"],
  period: ["summary", "completion", "changes", "method"],
  milestone: ["plan", "path", "assessments", "planChanges", "commitments", "dependencies", "method"],
} as const satisfies Record<ReportKind, readonly string[]>;
export type ReportSection = (typeof REPORT_SECTIONS)[ReportKind][number];

/** What a report of each kind is about: one partner or milestone, one partner or all, or all. */
export const REPORT_SUBJECTS = {
  partner: "partner",
  portfolio: "none",
  period: "any",
  milestone: "milestone",
} as const satisfies Record<ReportKind, string>;

export const REPORT_FORMATS = ["pdf", "docx", "xlsx", "csv", "json"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** How long the texts may be that are typed into a report, in characters: they travel in an address. */
export const REPORT_LIMITS = { title: 120, addressee: 120, foreword: 1000 } as const;

/** Where a report is ordered, and where its file is. */
export const REPORTS = "/reports";
export const REPORT_FILE = "/api/reports";
/** Where one is issued, and where anybody can check a file in hand. */
export const REPORT_ISSUE = "/reports/issue";
export const REPORT_CHECK = "/reports/check";

export const ISSUED_PAGE_SIZE = 25;

/** Of a plan with more milestones than this, a report has the first by code, and says so: a list of thousands is a matter of the export. */
export const MOST_MILESTONES = 1000;
/** The progress report of a partner has no more pages on paper. What does not fit is in the formats for programs and spreadsheets. */
export const MOST_PAGES = 12;
/** So its table of milestones has no more rows on paper, and each kind of change no more than the other. */
export const MOST_LISTED = 90;
export const MOST_CHANGES = 8;
/** And what somebody wrote of one milestone is shortened to so many characters, so that others have room beside it. */
export const MOST_WRITTEN = 900;
