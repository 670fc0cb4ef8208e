-- The record of what moved in a plan is written by whatever moved it, so that it tells nothing else: the application hands over
-- the reason and its explanation for the transaction, and has no right to write the record. The installation, whose imports
-- and seeds tell what others once did, writes its own, held to the truth by milestones_plan_moves_with_reason.
CREATE FUNCTION tracker.keep_plan_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  told_reason text := nullif(current_setting('tracker.change_reason', true), '');
  told_explanation text := nullif(btrim(current_setting('tracker.change_explanation', true)), '');
BEGIN
  IF pg_has_role(session_user, current_user, 'USAGE') THEN
    RETURN NULL;
  END IF;
  IF told_reason IS NULL OR told_explanation IS NULL THEN
    PERFORM tracker.refuse('milestones_plan_moves_with_reason', 'a change of the plan needs a reason and an explanation');
  END IF;
  INSERT INTO milestone_changes
    (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation, changed_by, changed_at)
  SELECT NEW.id, NEW.partner_iso3, NEW.version, moved.field, moved.old_value, moved.new_value, told_reason, told_explanation,
         tracker.viewer_id(), clock_timestamp()
  FROM (VALUES ('due_on', OLD.due_on::text, NEW.due_on::text),
               ('baseline', trim_scale(OLD.baseline)::text, trim_scale(NEW.baseline)::text),
               ('target', trim_scale(OLD.target)::text, trim_scale(NEW.target)::text),
               ('weight', trim_scale(OLD.weight)::text, trim_scale(NEW.weight)::text)) AS moved (field, old_value, new_value)
  WHERE moved.old_value <> moved.new_value;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A day reads the same whatever the connection was set to.
ALTER FUNCTION tracker.keep_plan_change() SET datestyle = 'ISO, YMD';
--> statement-breakpoint
ALTER FUNCTION tracker.check_plan_change() SET datestyle = 'ISO, YMD';
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.keep_plan_change() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER milestones_keep_plan_change AFTER UPDATE OF due_on, baseline, target, weight ON milestones
  FOR EACH ROW WHEN ((OLD.due_on, OLD.baseline, OLD.target, OLD.weight) IS DISTINCT FROM (NEW.due_on, NEW.baseline, NEW.target, NEW.weight))
  EXECUTE FUNCTION tracker.keep_plan_change();
--> statement-breakpoint
REVOKE INSERT ON milestone_changes FROM tracker_app;
--> statement-breakpoint
DROP POLICY milestone_changes_add ON milestone_changes;
