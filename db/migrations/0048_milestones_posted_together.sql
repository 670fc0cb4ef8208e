-- Milestones that come in one statement are posted together. One by one, each changed the sums of its partner once more, and every change
-- looked at those before it: two thousand of one partner took twelve seconds, and twice as many four times that.
CREATE FUNCTION tracker.post_new_milestones() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  ids bigint[];
  since timestamptz;
BEGIN
  SELECT array_agg(w.id ORDER BY w.id), min(w.created_at) INTO ids, since FROM written w;
  -- A replay is planned anew each time, which takes as long as posting one.
  IF cardinality(ids) = 1 THEN
    PERFORM tracker.post_or_replay(ids, since, since);
  ELSIF ids IS NOT NULL THEN
    PERFORM tracker.replay_figures(ids);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER milestones_post_figures_inserted ON milestones;
--> statement-breakpoint
CREATE TRIGGER milestones_post_figures_inserted AFTER INSERT ON milestones
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.post_new_milestones();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.post_milestone_figures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.post_or_replay(ARRAY[NEW.id], NEW.updated_at, NEW.updated_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tracker.trace_new_milestones() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_movements(array_agg(w.id), min(tracker.believed_quarter('-infinity', w.created_at)))
  FROM written w HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER milestones_trace_movements_inserted ON milestones;
--> statement-breakpoint
CREATE TRIGGER milestones_trace_movements_inserted AFTER INSERT ON milestones
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.trace_new_milestones();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.trace_milestone_movements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_movements(ARRAY[NEW.id], tracker.believed_quarter('-infinity', NEW.updated_at));
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.post_new_milestones(), tracker.trace_new_milestones() FROM PUBLIC;
