CREATE TABLE "milestone_dependencies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestone_dependencies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"partner_iso3" text NOT NULL,
	"milestone_id" bigint NOT NULL,
	"waits_for_id" bigint NOT NULL,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"request_key" uuid,
	"last_request" text,
	CONSTRAINT "milestone_dependencies_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "milestone_dependencies_not_on_itself" CHECK ("milestone_dependencies"."milestone_id" <> "milestone_dependencies"."waits_for_id"),
	CONSTRAINT "milestone_dependencies_end_after_begin" CHECK ("milestone_dependencies"."removed_at" >= "milestone_dependencies"."added_at")
);
--> statement-breakpoint
ALTER TABLE "milestone_dependencies" ADD CONSTRAINT "milestone_dependencies_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_dependencies" ADD CONSTRAINT "milestone_dependencies_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_dependencies" ADD CONSTRAINT "milestone_dependencies_milestone_fkey" FOREIGN KEY ("milestone_id","partner_iso3") REFERENCES "public"."milestones"("id","partner_iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_dependencies" ADD CONSTRAINT "milestone_dependencies_of_one_partner" FOREIGN KEY ("waits_for_id","partner_iso3") REFERENCES "public"."milestones"("id","partner_iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "milestone_dependencies_once" ON "milestone_dependencies" USING btree ("milestone_id","waits_for_id") WHERE "milestone_dependencies"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "milestone_dependencies_partner" ON "milestone_dependencies" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "milestone_dependencies_others" ON "milestone_dependencies" USING btree ("waits_for_id");--> statement-breakpoint
CREATE INDEX "milestone_changes_moves" ON "milestone_changes" USING btree ("partner_iso3","reason","milestone_id","changed_at","old_value","new_value") WHERE "milestone_changes"."field" = 'due_on';--> statement-breakpoint
CREATE INDEX "milestones_slippage" ON "milestones" USING btree ("partner_iso3","area_code","nature","due_on","first_due_on");--> statement-breakpoint
-- That a milestone waits for another one is added and ended, never changed. Those who write for one partner do it one after the other:
-- of two that would close a circle together, the second sees the first. Only the installation, which tells what was agreed before, dates it.
CREATE FUNCTION tracker.guard_dependency() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  ending text[] := ARRAY['removed_by', 'removed_at', 'version', 'last_request'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM tracker.refuse('milestone_dependencies_are_kept', 'a dependency is ended, never removed');
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.removed_at IS NOT NULL THEN
      PERFORM tracker.refuse('milestone_dependencies_end_once', 'this dependency has ended already');
    END IF;
    IF to_jsonb(NEW) - ending <> to_jsonb(OLD) - ending OR NEW.removed_at IS NULL OR NEW.version <> OLD.version + 1 THEN
      PERFORM tracker.refuse('milestone_dependencies_are_kept', 'a dependency is ended, and nothing else of it changes');
    END IF;
    IF NOT tracker.is_system() THEN
      NEW.removed_by := tracker.viewer_id();
      NEW.removed_at := clock_timestamp();
    END IF;
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('dependencies ' || NEW.partner_iso3, 0));
  IF NOT tracker.is_system() THEN
    NEW.added_by := tracker.viewer_id();
    NEW.added_at := clock_timestamp();
    NEW.removed_by := NULL;
    NEW.removed_at := NULL;
    NEW.version := 1;
  END IF;
  IF NEW.milestone_id <> NEW.waits_for_id AND EXISTS (
    WITH RECURSIVE behind (id) AS (
      SELECT NEW.waits_for_id
      UNION
      SELECT d.waits_for_id FROM behind b
      JOIN milestone_dependencies d ON d.milestone_id = b.id AND d.removed_at IS NULL
    )
    SELECT FROM behind b WHERE b.id = NEW.milestone_id
  ) THEN
    PERFORM tracker.refuse('milestone_dependencies_make_no_circle', 'the other milestone waits for this one already, if only by way of others');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_dependencies_guard BEFORE INSERT OR UPDATE OR DELETE ON milestone_dependencies
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_dependency();
--> statement-breakpoint
ALTER TABLE milestone_dependencies ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestone_dependencies FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestone_dependencies_installation ON milestone_dependencies USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestone_dependencies_read ON milestone_dependencies FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestone_dependencies_add ON milestone_dependencies FOR INSERT WITH CHECK ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestone_dependencies_end ON milestone_dependencies FOR UPDATE USING ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[])) WITH CHECK ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
GRANT SELECT, INSERT ON milestone_dependencies TO tracker_app;
--> statement-breakpoint
GRANT UPDATE (removed_by, removed_at, version, last_request) ON milestone_dependencies TO tracker_app;
--> statement-breakpoint
CREATE VIEW past.milestone_dependencies WITH (security_invoker = true) AS
SELECT d.id, d.partner_iso3, d.milestone_id, d.waits_for_id, d.added_by, d.added_at, NULL::uuid AS removed_by, NULL::timestamptz AS removed_at,
       1 AS version
FROM public.milestone_dependencies d
WHERE d.added_at < (SELECT tracker.known_before()) AND (d.removed_at IS NULL OR d.removed_at >= (SELECT tracker.known_before()));
--> statement-breakpoint
GRANT SELECT ON past.milestone_dependencies TO tracker_app;
