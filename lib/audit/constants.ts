/** Everything that the trail records, by what it is about. A filter names a group or one action of it. */
export const AUDIT_GROUPS = {
  assessment: [
    "assessment.save",
    "assessment.submit",
    "assessment.withdraw",
    "assessment.accept",
    "assessment.return",
  ],
  evidence: ["evidence.strike", "evidence.read"],
  milestone: [
    "milestone.create",
    "milestone.edit",
    "commitment.change",
    "dependency.add",
    "dependency.remove",
  ],
  voice: ["view.record", "proposal.propose", "proposal.adopted", "proposal.declined", "proposal.taken_back"],
  comment: ["comment.write", "comment.edit", "comment.delete", "comment.remove"],
  period: ["period.close", "period.reopen"],
  person: [
    "person.invite",
    "person.add",
    "person.edit",
    "person.role",
    "person.assign",
    "person.link",
    "person.password",
    "person.deactivate",
    "person.reactivate",
    "person.end_sessions",
    "person.language",
    "person.digest",
    "person.digest_stop",
    "person.start_view",
  ],
  catalogue: [
    "template.add",
    "template.edit",
    "template.retire",
    "template.offer",
    "scale.add",
    "scale.revise",
  ],
  saved_view: [
    "saved_view.save",
    "saved_view.rename",
    "saved_view.share",
    "saved_view.unshare",
    "saved_view.delete",
  ],
  report: [
    "report.issue",
    "report.send",
    "schedule.create",
    "schedule.change",
    "schedule.pause",
    "schedule.resume",
    "schedule.end",
    "schedule.receive",
    "schedule.stop_mail",
  ],
  installation: ["settings.change", "export.file", "import.files", "reference.load", "seed.demonstration"],
} as const;

export type AuditGroup = keyof typeof AUDIT_GROUPS;
export type AuditAction = (typeof AUDIT_GROUPS)[AuditGroup][number];

export const AUDIT_ACTIONS: readonly AuditAction[] = Object.values(AUDIT_GROUPS).flat();

/** What an event is about; `entityId` says which one. */
export const AUDIT_ENTITIES = [
  "milestone",
  "assessment",
  "evidence",
  "partner_view",
  "proposal",
  "comment",
  "period",
  "person",
  "template",
  "scale",
  "saved_view",
  "settings",
  "export",
  "report",
  "schedule",
  "partner",
  "reference_data",
] as const;
export type AuditEntity = (typeof AUDIT_ENTITIES)[number];

/** The chain of what belongs to no partner. */
export const INSTALLATION = "installation";

/**
 * The chain of what was read and taken away. An event holds its chain until the end of its transaction: on one of their own, readers
 * do not wait for a long import of their partner, and nobody who decides waits for readers.
 */
export const readingChain = (chain: string) => `${chain}.read`;

export const AUDIT_PAGE_SIZE = 50;
export const HISTORY_PAGE_SIZE = 50;
