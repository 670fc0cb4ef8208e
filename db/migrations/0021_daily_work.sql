ALTER TABLE "daily_work" ADD COLUMN "mailed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "notices_rechecks" ON "notices" USING btree ("milestone_id") WHERE "notices"."kind" = 'recheck_due' and "notices"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "people_digest_key_is_unique" ON "people" USING btree ("digest_key");
--> statement-breakpoint
-- Tells who has to look again at what is fulfilled: once a person, milestone and due day. That is each analyst assigned to the
-- partner, who can do it; where nobody is, the managers, so that no re-check is due in silence. A notice whose re-check is no
-- longer due, or is somebody else's now, is settled, and taken up again should it come back. Answers how many people's notices
-- that opened; the daily work of the owner calls it.
CREATE FUNCTION tracker.refresh_recheck_notices() RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  opened bigint;
BEGIN
  WITH assigned AS (
    SELECT a.partner_iso3, p.id AS person_id
    FROM assignments a JOIN people p ON p.id = a.person_id
    WHERE p.role = 'analyst' AND p.deactivated_at IS NULL
  ), told AS (
    SELECT partner_iso3, person_id FROM assigned
    UNION ALL
    SELECT r.iso3, p.id
    FROM partners r JOIN people p ON p.role = 'manager' AND p.deactivated_at IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM assigned a WHERE a.partner_iso3 = r.iso3)
  ), due AS (
    SELECT t.person_id, m.id AS milestone_id, m.current_recheck_on AS due_on
    FROM milestones m JOIN told t ON t.partner_iso3 = m.partner_iso3
    WHERE m.current_recheck_on <= current_date
  ), ended AS (
    UPDATE notices n SET settled_at = clock_timestamp()
    WHERE n.kind = 'recheck_due' AND n.settled_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM due d WHERE d.person_id = n.person_id AND d.milestone_id = n.milestone_id AND d.due_on = n.due_on)
  )
  INSERT INTO notices (person_id, kind, milestone_id, due_on)
  SELECT d.person_id, 'recheck_due', d.milestone_id, d.due_on
  FROM due d
  WHERE NOT EXISTS (
    SELECT 1 FROM notices n
    WHERE n.kind = 'recheck_due' AND n.settled_at IS NULL
      AND n.person_id = d.person_id AND n.milestone_id = d.milestone_id AND n.due_on = d.due_on)
  ON CONFLICT (person_id, milestone_id, due_on) WHERE kind = 'recheck_due' DO UPDATE SET settled_at = NULL;
  GET DIAGNOSTICS opened = ROW_COUNT;
  RETURN opened;
END $$;
--> statement-breakpoint
-- A re-check that was made is due no longer, from the moment in which its assessment is accepted.
CREATE FUNCTION tracker.settle_recheck_notices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notices SET settled_at = clock_timestamp()
  WHERE milestone_id = NEW.id AND kind = 'recheck_due' AND settled_at IS NULL AND due_on IS DISTINCT FROM NEW.current_recheck_on;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestones_settle_recheck AFTER UPDATE OF current_recheck_on ON milestones
  FOR EACH ROW WHEN (OLD.current_recheck_on IS DISTINCT FROM NEW.current_recheck_on AND OLD.current_recheck_on IS NOT NULL)
  EXECUTE FUNCTION tracker.settle_recheck_notices();
--> statement-breakpoint
-- Whether the digest is on for the person who holds this key; null when nobody does.
CREATE FUNCTION tracker.digest_of_key(p_key uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT digest FROM people WHERE digest_key = p_key
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.refresh_recheck_notices(), tracker.settle_recheck_notices(), tracker.digest_of_key(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.digest_of_key(uuid) TO tracker_app;
