-- The rules of assessments and plans, held against every writer. The state machine in lib/assessments/rules.ts says the same
-- more kindly; a refusal here carries the name of the rule in CONSTRAINT.
CREATE FUNCTION tracker.refuse(rule text, explanation text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', explanation USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;
--> statement-breakpoint
-- One writer at a time moves what the milestone keeps of its assessments. The owner's function looks past the policies, so it
-- answers only those who write assessments of the partner.
CREATE FUNCTION tracker.lock_milestone(milestone bigint) RETURNS milestones
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT m.* FROM milestones m
  WHERE m.id = milestone
    AND (pg_has_role(session_user, current_user, 'USAGE') OR tracker.viewer_role() = 'manager' OR m.partner_iso3 = ANY (tracker.assessed_partners()))
  FOR NO KEY UPDATE
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.guard_assessment() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  me uuid := tracker.viewer_id();
  milestone milestones;
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM tracker.refuse('assessments_are_kept', 'an assessment is never deleted');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'accepted' THEN
    PERFORM tracker.refuse('assessments_accepted_are_final', 'an accepted assessment never changes: a later one corrects it');
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.milestone_id, NEW.partner_iso3, NEW.origin, NEW.author_id, NEW.created_at)
      IS DISTINCT FROM (OLD.id, OLD.milestone_id, OLD.partner_iso3, OLD.origin, OLD.author_id, OLD.created_at) THEN
    PERFORM tracker.refuse('assessments_keep_their_origin', 'milestone, author and origin of an assessment never change');
  END IF;

  IF NOT tracker.is_system() THEN
    IF TG_OP = 'INSERT' THEN
      IF NEW.state <> 'draft' OR NEW.origin <> 'recorded' OR NEW.author_id IS DISTINCT FROM me OR NEW.version <> 1 THEN
        PERFORM tracker.refuse('assessments_begin_as_own_draft', 'an assessment begins as a draft of its author');
      END IF;
      NEW.created_at := clock_timestamp();
      NEW.submitted_at := NULL;
      NEW.decided_by := NULL;
      NEW.accepted_at := NULL;
      NEW.returned_at := NULL;
      NEW.return_reason := NULL;
    ELSE
      IF NEW.version <> OLD.version + 1 THEN
        PERFORM tracker.refuse('assessments_version_counts', 'a change raises the version by one');
      END IF;
      NEW.submitted_at := OLD.submitted_at;
      NEW.accepted_at := NULL;
      NEW.returned_at := OLD.returned_at;
      NEW.decided_by := OLD.decided_by;
      IF (OLD.state, NEW.state) IN (('draft', 'draft'), ('returned', 'returned'), ('draft', 'submitted'),
                                    ('returned', 'submitted'), ('submitted', 'draft')) THEN
        IF OLD.author_id IS DISTINCT FROM me THEN
          PERFORM tracker.refuse('assessments_edited_by_author', 'only its author edits, submits or withdraws an assessment');
        END IF;
        NEW.return_reason := OLD.return_reason;
        IF NEW.state = 'submitted' THEN
          NEW.submitted_at := clock_timestamp();
        ELSIF OLD.state = 'submitted' THEN
          NEW.submitted_at := NULL;
        END IF;
      ELSIF (OLD.state, NEW.state) IN (('submitted', 'accepted'), ('submitted', 'returned')) THEN
        IF tracker.viewer_role() IS DISTINCT FROM 'manager' THEN
          PERFORM tracker.refuse('assessments_decided_by_manager', 'only a manager decides an assessment');
        END IF;
        IF (NEW.effective_on, NEW.value, NEW.delivery, NEW.verdict, NEW.narrative)
            IS DISTINCT FROM (OLD.effective_on, OLD.value, OLD.delivery, OLD.verdict, OLD.narrative) THEN
          PERFORM tracker.refuse('assessments_decided_as_submitted', 'who decides an assessment does not change it');
        END IF;
        NEW.decided_by := me;
        IF NEW.state = 'accepted' THEN
          NEW.accepted_at := clock_timestamp();
          NEW.return_reason := OLD.return_reason;
        ELSE
          NEW.returned_at := clock_timestamp();
        END IF;
      ELSE
        PERFORM tracker.refuse('assessments_follow_the_states', format('an assessment cannot go from %s to %s', OLD.state, NEW.state));
      END IF;
      -- A resubmission waits for a new decision.
      IF NEW.state = 'submitted' THEN
        NEW.decided_by := NULL;
      END IF;
    END IF;
  END IF;

  IF NEW.effective_on > (now() AT TIME ZONE 'UTC')::date THEN
    PERFORM tracker.refuse('assessments_are_about_the_past', 'an assessment cannot be about a day to come');
  END IF;
  -- The milestone counts what waits and keeps what was accepted: both move one writer after the other.
  IF NEW.state IN ('submitted', 'accepted') OR (TG_OP = 'UPDATE' AND OLD.state = 'submitted') THEN
    SELECT * INTO milestone FROM tracker.lock_milestone(NEW.milestone_id);
  ELSE
    SELECT * INTO milestone FROM milestones WHERE id = NEW.milestone_id;
  END IF;
  -- The lock may have waited for another decision, which must come before this one.
  IF NEW.state = 'accepted' AND NOT tracker.is_system() THEN
    NEW.accepted_at := clock_timestamp();
  END IF;
  IF milestone.scale_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM scale_stages s WHERE s.scale_id = milestone.scale_id AND s.value = NEW.value) THEN
    PERFORM tracker.refuse('assessments_value_is_a_stage', 'the value is no stage of the scale of this milestone');
  END IF;
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_guard BEFORE INSERT OR UPDATE OR DELETE ON assessments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_assessment();
--> statement-breakpoint
-- "Fulfilled" is a claim; it stands on evidence. Checked at the end of the transaction, when the evidence is in.
CREATE FUNCTION tracker.check_fulfilment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM assessments a WHERE a.id = NEW.id AND a.state IN ('submitted', 'accepted') AND a.verdict = 'fulfilled')
     AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.assessment_id = NEW.id) THEN
    PERFORM tracker.refuse('assessments_fulfilled_on_evidence', 'a fulfilled milestone needs evidence');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER assessments_fulfilled_on_evidence AFTER INSERT OR UPDATE ON assessments
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.verdict = 'fulfilled' AND NEW.state IN ('submitted', 'accepted'))
  EXECUTE FUNCTION tracker.check_fulfilment();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_evidence() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  assessment_of assessments;
  me uuid := tracker.viewer_id();
BEGIN
  SELECT * INTO assessment_of FROM assessments WHERE id = coalesce(NEW.assessment_id, OLD.assessment_id);
  IF TG_OP = 'INSERT' AND NEW.partner_iso3 IS DISTINCT FROM assessment_of.partner_iso3 THEN
    PERFORM tracker.refuse('evidence_of_the_same_partner', 'evidence belongs to the partner of its assessment');
  END IF;
  IF TG_OP = 'UPDATE' THEN
    PERFORM tracker.refuse('evidence_is_not_changed', 'evidence is added or taken away, never changed');
  END IF;
  IF TG_OP = 'DELETE' AND assessment_of.state IN ('submitted', 'accepted') THEN
    PERFORM tracker.refuse('evidence_of_submitted_is_kept', 'evidence of a submitted or accepted assessment cannot be removed');
  END IF;
  IF NOT tracker.is_system() THEN
    IF assessment_of.state IN ('submitted', 'accepted') OR assessment_of.author_id IS DISTINCT FROM me THEN
      PERFORM tracker.refuse('evidence_added_by_author', 'only its author changes the evidence of a draft or returned assessment');
    END IF;
    IF TG_OP = 'INSERT' THEN
      NEW.added_by := me;
      NEW.added_at := clock_timestamp();
    END IF;
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER evidence_guard BEFORE INSERT OR UPDATE OR DELETE ON evidence
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_evidence();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_milestone() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  -- What the triggers of the read model keep is no change of the plan.
  kept text[] := ARRAY['current_assessment_id', 'current_value', 'current_delivery', 'current_verdict',
                       'current_effective_on', 'current_accepted_at', 'current_progress', 'waiting_count'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT tracker.is_system() THEN
      NEW.first_due_on := NEW.due_on;
      NEW.created_by := tracker.viewer_id();
      NEW.created_at := clock_timestamp();
      NEW.updated_at := NEW.created_at;
      NEW.external_id := NULL;
      NEW.version := 1;
      NEW.current_assessment_id := NULL;
      NEW.current_value := NULL;
      NEW.current_delivery := NULL;
      NEW.current_verdict := NULL;
      NEW.current_effective_on := NULL;
      NEW.current_accepted_at := NULL;
      NEW.current_progress := NULL;
      NEW.waiting_count := 0;
    END IF;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - kept = to_jsonb(OLD) - kept THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.code, NEW.partner_iso3, NEW.area_code, NEW.first_due_on, NEW.created_by, NEW.created_at, NEW.scale_id, NEW.nature)
      IS DISTINCT FROM (OLD.id, OLD.code, OLD.partner_iso3, OLD.area_code, OLD.first_due_on, OLD.created_by, OLD.created_at, OLD.scale_id, OLD.nature) THEN
    PERFORM tracker.refuse('milestones_keep_their_identity', 'code, partner, area, scale and first due date of a milestone never change');
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    PERFORM tracker.refuse('milestones_version_counts', 'a change raises the version by one');
  END IF;
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestones_guard BEFORE INSERT OR UPDATE ON milestones
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_milestone();
--> statement-breakpoint
-- No part of the agreed plan moves without a reason on record.
CREATE FUNCTION tracker.check_plan_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  missing text;
BEGIN
  SELECT string_agg(moved.field, ', ') INTO missing
  FROM (VALUES ('due_on', OLD.due_on::text, NEW.due_on::text),
               ('baseline', trim_scale(OLD.baseline)::text, trim_scale(NEW.baseline)::text),
               ('target', trim_scale(OLD.target)::text, trim_scale(NEW.target)::text),
               ('weight', trim_scale(OLD.weight)::text, trim_scale(NEW.weight)::text)) AS moved (field, old_value, new_value)
  WHERE moved.old_value <> moved.new_value
    AND NOT EXISTS (SELECT 1 FROM milestone_changes c
                    WHERE c.milestone_id = NEW.id AND c.milestone_version = NEW.version AND c.field = moved.field
                      AND c.old_value = moved.old_value AND c.new_value = moved.new_value);
  IF missing IS NOT NULL THEN
    PERFORM tracker.refuse('milestones_plan_moves_with_reason', format('a change of %s needs a reason on record', missing));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER milestones_plan_moves_with_reason AFTER UPDATE OF due_on, baseline, target, weight ON milestones
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.due_on, OLD.baseline, OLD.target, OLD.weight) IS DISTINCT FROM (NEW.due_on, NEW.baseline, NEW.target, NEW.weight))
  EXECUTE FUNCTION tracker.check_plan_change();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_milestone_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM tracker.refuse('milestone_changes_are_kept', 'the record of changes is only added to');
  END IF;
  IF NOT tracker.is_system() THEN
    NEW.changed_by := tracker.viewer_id();
    NEW.changed_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_changes_guard BEFORE INSERT OR UPDATE OR DELETE ON milestone_changes
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_milestone_change();
--> statement-breakpoint
-- A scale that measures something never changes: a new version is made.
CREATE FUNCTION tracker.guard_scale_stage() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  scale bigint := coalesce(NEW.scale_id, OLD.scale_id);
BEGIN
  IF EXISTS (SELECT 1 FROM milestones m WHERE m.scale_id = scale) THEN
    PERFORM tracker.refuse('scale_stages_used_are_final', 'the stages of a used scale never change: make a new version');
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER scale_stages_guard BEFORE INSERT OR UPDATE OR DELETE ON scale_stages
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_scale_stage();
