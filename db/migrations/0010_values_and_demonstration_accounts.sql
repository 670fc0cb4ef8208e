-- A share is one of a hundred, whoever writes it.
CREATE FUNCTION tracker.guard_percentage() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.value NOT BETWEEN 0 AND 100
     AND EXISTS (SELECT 1 FROM milestones m WHERE m.id = NEW.milestone_id AND m.unit = 'percent') THEN
    PERFORM tracker.refuse('assessments_percentages_lie_within_100', 'a percentage lies between 0 and 100');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_percentage_guard BEFORE INSERT OR UPDATE OF value ON assessments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_percentage();
--> statement-breakpoint
-- Signing in asks whether an account is of the demonstration, whose password is published.
DROP FUNCTION tracker.find_account(text);
--> statement-breakpoint
CREATE FUNCTION tracker.find_account(p_email text)
RETURNS TABLE (person_id uuid, password_hash text, is_demonstration boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.id, p.password_hash, p.is_demonstration FROM people p WHERE lower(p.email) = lower(p_email) AND p.deactivated_at IS NULL
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.find_account(text), tracker.guard_percentage() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.find_account(text) TO tracker_app;
