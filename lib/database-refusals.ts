import { z } from "zod";
import type { Failure } from "@/lib/errors";

/**
 * What a refusal of the database means to a person, by the name of the rule that refused. Commands check first and say it
 * better; these are for what came in between, such as a decision taken a moment before.
 */
const FAILURES: Record<string, Failure> = {
  assessments_accepted_are_final: { kind: "conflict", messageKey: "conflict" },
  assessments_follow_the_states: { kind: "conflict", messageKey: "assessment.transition.illegal" },
  assessments_decided_by_a_second_person: { kind: "forbidden", messageKey: "assessment.decide.own" },
  assessments_decided_by_manager: { kind: "forbidden", messageKey: "forbidden" },
  assessments_edited_by_author: { kind: "forbidden", messageKey: "assessment.edit.not_author" },
  assessments_reversed_after_fulfilled: {
    kind: "refused",
    messageKey: "assessment.reversed.needs_fulfilled",
    field: "verdict",
  },
  assessments_fulfilled_on_evidence: {
    kind: "refused",
    messageKey: "assessment.fulfilled.needs_evidence",
    field: "evidence",
  },
  assessments_are_about_the_past: {
    kind: "refused",
    messageKey: "assessment.effective_on.in_future",
    field: "effectiveOn",
  },
  assessments_recheck_after_its_day: {
    kind: "refused",
    messageKey: "assessment.recheck_on.too_early",
    field: "recheckOn",
  },
  unfinished_assessments_are_small: { kind: "refused", messageKey: "unfinished.too_large" },
  assessments_percentages_lie_within_100: {
    kind: "refused",
    messageKey: "assessment.value.not_a_percentage",
    field: "value",
  },
  evidence_files_attached_by_sender: {
    kind: "refused",
    messageKey: "evidence.file.gone",
    field: "evidence",
  },
  evidence_struck_once_submitted: { kind: "refused", messageKey: "evidence.strike.not_submitted" },
  evidence_struck_stays_struck: { kind: "conflict", messageKey: "evidence.strike.already" },
  evidence_uploads_are_bounded: { kind: "refused", messageKey: "evidence.file.too_much" },
  evidence_uploads_are_of_analysts: { kind: "forbidden", messageKey: "forbidden" },
  partner_views_answer_accepted: { kind: "refused", messageKey: "view.not_accepted" },
  assessments_value_is_a_stage: {
    kind: "refused",
    messageKey: "assessment.value.not_a_stage",
    field: "value",
  },
  assessments_not_of_withdrawn: {
    kind: "refused",
    messageKey: "assessment.effective_on.withdrawn",
    field: "effectiveOn",
  },
  periods_closed_are_not_written: { kind: "refused", messageKey: "period.closed" },
  period_events_follow_the_last: { kind: "conflict", messageKey: "conflict" },
  period_events_one_after_the_other: { kind: "conflict", messageKey: "conflict" },
  milestone_commitments_say_something_new: { kind: "refused", messageKey: "commitment.same" },
  milestone_dependencies_once: { kind: "refused", messageKey: "dependency.twice", field: "waitsFor" },
  milestone_dependencies_not_on_itself: {
    kind: "refused",
    messageKey: "dependency.itself",
    field: "waitsFor",
  },
  milestone_dependencies_make_no_circle: {
    kind: "refused",
    messageKey: "dependency.circle",
    field: "waitsFor",
  },
  milestone_dependencies_end_once: { kind: "conflict", messageKey: "conflict" },
  milestone_proposals_end_once: { kind: "conflict", messageKey: "proposal.ended" },
  scales_version_is_unique: { kind: "conflict", messageKey: "conflict" },
  scales_follow_the_last: { kind: "conflict", messageKey: "conflict" },
  catalogue_managed_by_admins: { kind: "forbidden", messageKey: "forbidden" },
  markings_above_unclassified: { kind: "refused", messageKey: "marking.above.unclassified" },
  markings_above_restricted: { kind: "refused", messageKey: "marking.above.restricted" },
  markings_above_confidential: { kind: "refused", messageKey: "marking.above.confidential" },
  markings_above_secret: { kind: "refused", messageKey: "marking.above.secret" },
  installation_pkey: { kind: "conflict", messageKey: "conflict" },
  people_email_is_unique: { kind: "refused", messageKey: "person.email.taken", field: "email" },
  people_keep_an_administrator: { kind: "refused", messageKey: "person.last_administrator" },
  people_managed_by_admins: { kind: "forbidden", messageKey: "forbidden" },
  account_links_of_open_accounts: { kind: "refused", messageKey: "person.closed" },
  saved_views_name_is_unique: { kind: "refused", messageKey: "saved_view.name.taken", field: "name" },
  saved_views_stay_on_this_site: {
    kind: "refused",
    messageKey: "saved_view.address.not_allowed",
    field: "address",
  },
  comments_deleted_are_final: { kind: "conflict", messageKey: "conflict" },
  comments_edited_by_author: { kind: "forbidden", messageKey: "comment.edit.not_author" },
  comment_mentions_of_who_may_see: { kind: "refused", messageKey: "comment.mention.unknown", field: "text" },
};

/**
 * What PostgreSQL says when it refuses. Known by what it holds and not by its class: the parts of a build may each have a copy of the
 * driver, and share their connections.
 */
const refusal = z.object({
  code: z.string().regex(/^[0-9A-Z]{5}$/),
  routine: z.string().optional(),
  constraint_name: z.string().optional(),
});

/** The failure behind an error of the database, or null when it is none that a person can run into. */
export function databaseRefusal(error: unknown): Failure | null {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const refused = refusal.safeParse(cause);
  if (!refused.success) return null;
  const { code, routine, constraint_name: rule = "" } = refused.data;
  // A row that the policies do not let this person write: a role or an assignment was lost a moment ago.
  if (code === "42501" && routine === "ExecWithCheckOptions")
    return { kind: "forbidden", messageKey: "forbidden" };
  return FAILURES[rule] ?? null;
}
