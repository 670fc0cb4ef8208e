-- PostgreSQL looks for a table, the catalogue's too, among the session's temporary ones first. Who may make one could so put it
-- in the place of a table that a rule asks, and be taken for the installation. Rules name their tables or look in no other place.
CREATE OR REPLACE FUNCTION tracker.is_system() RETURNS boolean
LANGUAGE sql STABLE AS $$
  -- A function of the owner, called by the application, runs as the owner within another role's connection.
  SELECT pg_catalog.pg_has_role(current_user, (SELECT n.nspowner FROM pg_catalog.pg_namespace n WHERE n.nspname = 'tracker'), 'USAGE')
     AND (session_user <> current_user OR coalesce(pg_catalog.current_setting('tracker.system', true), '') = 'on')
$$;
--> statement-breakpoint
ALTER FUNCTION tracker.guard_assessment() SET search_path = public, pg_temp;
--> statement-breakpoint
ALTER FUNCTION tracker.guard_evidence() SET search_path = public, pg_temp;
--> statement-breakpoint
ALTER FUNCTION tracker.guard_milestone() SET search_path = public, pg_temp;
--> statement-breakpoint
ALTER FUNCTION tracker.guard_milestone_change() SET search_path = public, pg_temp;
--> statement-breakpoint
ALTER FUNCTION tracker.guard_scale_stage() SET search_path = public, pg_temp;
--> statement-breakpoint
ALTER FUNCTION tracker.guard_assignment() SET search_path = public, pg_temp;
--> statement-breakpoint
ALTER FUNCTION tracker.guard_liaison() SET search_path = public, pg_temp;
