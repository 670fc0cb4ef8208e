-- Who is asking. The application says only which person it acts for; role and partners are looked up here, so that a role
-- lost a moment ago is lost in the next statement. Work of the installation itself (migrations, seeds, shell commands)
-- announces itself, and is believed only of the owner.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE SCHEMA tracker;
--> statement-breakpoint
ALTER TABLE status_spells ADD CONSTRAINT status_spells_do_not_overlap
  EXCLUDE USING gist (partner_iso3 WITH =, daterange(from_on, to_on, '[)') WITH &&);
--> statement-breakpoint
CREATE FUNCTION tracker.is_system() RETURNS boolean
LANGUAGE sql STABLE AS $$
  -- A function of the owner, called by the application, runs as the owner within another role's connection.
  SELECT pg_has_role(current_user, (SELECT nspowner FROM pg_namespace WHERE nspname = 'tracker'), 'USAGE')
     AND (session_user <> current_user OR coalesce(current_setting('tracker.system', true), '') = 'on')
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.viewer_id() RETURNS uuid
LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('tracker.person_id', true), '')::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.viewer_role() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT role FROM people WHERE id = tracker.viewer_id() AND deactivated_at IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.viewer_partners() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(a.partner_iso3), '{}')
  FROM assignments a JOIN people p ON p.id = a.person_id AND p.deactivated_at IS NULL
  WHERE a.person_id = tracker.viewer_id()
$$;
--> statement-breakpoint
-- Analysts, managers and administrators read every partner; a liaison reads the one it speaks for.
CREATE FUNCTION tracker.reads_every_partner() RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT tracker.is_system() OR coalesce(tracker.viewer_role() IN ('analyst', 'manager', 'admin'), false)
$$;
--> statement-breakpoint
-- Managers write the plan of every partner; analysts that of the partners assigned to them (below).
CREATE FUNCTION tracker.plans_every_partner() RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT tracker.is_system() OR coalesce(tracker.viewer_role() = 'manager', false)
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.assessed_partners() RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN tracker.viewer_role() = 'analyst' THEN tracker.viewer_partners() ELSE '{}' END
$$;
