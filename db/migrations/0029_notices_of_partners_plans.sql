ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_is_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_say_what_they_are_about";--> statement-breakpoint
ALTER TABLE "unfinished_assessments" DROP CONSTRAINT "unfinished_assessments_are_small";--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "milestone_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "proposal_id" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_proposal_id_milestone_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."milestone_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_proposed" ON "notices" USING btree ("proposal_id") WHERE "notices"."kind" = 'proposed' and "notices"."settled_at" is null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_is_known" CHECK ("notices"."kind" in ('mentioned', 'returned', 'decided', 'waiting', 'recheck_due', 'proposed', 'adopted', 'declined', 'paused', 'withdrawn', 'taken_up'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_say_what_they_are_about" CHECK (("notices"."kind" = 'mentioned') = ("notices"."comment_id" is not null) and ("notices"."kind" in ('returned', 'decided', 'waiting')) = ("notices"."assessment_id" is not null) and ("notices"."kind" = 'recheck_due') = ("notices"."due_on" is not null) and ("notices"."kind" in ('proposed', 'adopted', 'declined')) = ("notices"."proposal_id" is not null) and ("notices"."proposal_id" is null) = ("notices"."milestone_id" is not null));--> statement-breakpoint
ALTER TABLE "unfinished_assessments" ADD CONSTRAINT "unfinished_assessments_are_small" CHECK (octet_length("unfinished_assessments"."typed"::text) <= 524288);--> statement-breakpoint
-- One's own, and only while what it is about shows: the policy of the milestone, or of the proposal, is asked anew each time.
ALTER POLICY notices_read ON notices USING (person_id = (SELECT tracker.viewer_id())
  AND (EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id) OR EXISTS (SELECT 1 FROM milestone_proposals p WHERE p.id = proposal_id)));
--> statement-breakpoint
ALTER POLICY notices_mark ON notices USING (person_id = (SELECT tracker.viewer_id())
  AND (EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id) OR EXISTS (SELECT 1 FROM milestone_proposals p WHERE p.id = proposal_id)));
--> statement-breakpoint
-- A proposal waits for whoever plans for the partner: its analysts and the managers. Answered or taken back, it waits no longer, and who
-- made it hears the answer.
CREATE FUNCTION tracker.notify_of_proposal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  actor uuid := tracker.viewer_id();
BEGIN
  IF NEW.state <> 'open' THEN
    UPDATE notices SET settled_at = clock_timestamp()
    WHERE proposal_id = NEW.id AND kind = 'proposed' AND settled_at IS NULL;
  END IF;
  IF actor IS NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.state = 'open' THEN
    INSERT INTO notices (person_id, kind, proposal_id, actor_id)
    SELECT p.id, 'proposed', NEW.id, actor
    FROM people p
    WHERE p.deactivated_at IS NULL AND (p.role = 'manager' OR (p.role = 'analyst' AND EXISTS (
      SELECT 1 FROM assignments a WHERE a.person_id = p.id AND a.partner_iso3 = NEW.partner_iso3)));
  ELSIF NEW.state IN ('adopted', 'declined') THEN
    INSERT INTO notices (person_id, kind, proposal_id, actor_id) VALUES (NEW.proposed_by, NEW.state, NEW.id, actor);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_proposals_notify_made AFTER INSERT ON milestone_proposals
  FOR EACH ROW EXECUTE FUNCTION tracker.notify_of_proposal();
--> statement-breakpoint
CREATE TRIGGER milestone_proposals_notify_ended AFTER UPDATE OF state ON milestone_proposals
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION tracker.notify_of_proposal();
--> statement-breakpoint
-- What a partner pauses, withdraws or takes up again concerns who assesses it.
CREATE FUNCTION tracker.notify_of_commitment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  actor uuid := tracker.viewer_id();
BEGIN
  IF actor IS NOT NULL THEN
    INSERT INTO notices (person_id, kind, milestone_id, actor_id)
    SELECT p.id, CASE NEW.commitment WHEN 'committed' THEN 'taken_up' ELSE NEW.commitment END, NEW.milestone_id, actor
    FROM people p JOIN assignments a ON a.person_id = p.id AND a.partner_iso3 = NEW.partner_iso3
    WHERE p.role = 'analyst' AND p.deactivated_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_notify AFTER INSERT ON milestone_commitments
  FOR EACH ROW EXECUTE FUNCTION tracker.notify_of_commitment();
--> statement-breakpoint
-- As before, and what waited for a quarter to be reopened is accepted after that: its moment tells under which reopening.
CREATE OR REPLACE FUNCTION tracker.guard_assessment_period() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'submitted' AND NEW.state IN ('draft', 'returned') THEN
    RETURN NEW;
  END IF;
  PERFORM tracker.refuse_locked(NEW.effective_on);
  IF NEW.state = 'accepted' AND NOT tracker.is_system() THEN
    NEW.accepted_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.notify_of_proposal(), tracker.notify_of_commitment() FROM PUBLIC;
