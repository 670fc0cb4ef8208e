CREATE TABLE "unfinished_assessments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "unfinished_assessments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"milestone_id" bigint NOT NULL,
	"assessment_id" bigint,
	"typed" jsonb NOT NULL,
	"form_key" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unfinished_assessments_one_a_form" UNIQUE NULLS NOT DISTINCT("person_id","milestone_id","assessment_id"),
	CONSTRAINT "unfinished_assessments_are_fields" CHECK (jsonb_typeof("unfinished_assessments"."typed") = 'object'),
	CONSTRAINT "unfinished_assessments_are_small" CHECK (octet_length("unfinished_assessments"."typed"::text) <= 65536)
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "recheck_on" date;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "current_recheck_on" date;--> statement-breakpoint
ALTER TABLE "unfinished_assessments" ADD CONSTRAINT "unfinished_assessments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unfinished_assessments" ADD CONSTRAINT "unfinished_assessments_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unfinished_assessments" ADD CONSTRAINT "unfinished_assessments_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unfinished_assessments_milestone" ON "unfinished_assessments" USING btree ("milestone_id");--> statement-breakpoint
CREATE INDEX "unfinished_assessments_assessment" ON "unfinished_assessments" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "assessments_of_author" ON "assessments" USING btree ("author_id","state") WHERE "assessments"."state" <> 'accepted';--> statement-breakpoint
CREATE INDEX "milestones_recheck" ON "milestones" USING btree ("current_recheck_on","partner_iso3") WHERE "milestones"."current_recheck_on" is not null;--> statement-breakpoint
-- What was fulfilled before gets the day it would have got. The rules that keep accepted assessments as they are stand aside for
-- this one statement, and nothing else of the rows changes.
SELECT set_config('tracker.system', 'on', true);
--> statement-breakpoint
ALTER TABLE assessments DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE assessments SET recheck_on = (effective_on + interval '12 months')::date WHERE verdict = 'fulfilled';
--> statement-breakpoint
ALTER TABLE assessments ENABLE TRIGGER USER;
--> statement-breakpoint
ALTER TABLE milestones DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE milestones m SET current_recheck_on = a.recheck_on FROM assessments a WHERE a.id = m.current_assessment_id AND a.recheck_on IS NOT NULL;
--> statement-breakpoint
ALTER TABLE milestones ENABLE TRIGGER USER;
--> statement-breakpoint
SELECT set_config('tracker.system', '', true);
--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_recheck_of_fulfilled" CHECK (("assessments"."verdict" = 'fulfilled') = ("assessments"."recheck_on" is not null));--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_recheck_after_its_day" CHECK ("assessments"."recheck_on" >= "assessments"."effective_on");
--> statement-breakpoint
-- A fulfilled milestone is looked at again: a year later unless its author says when. Who decides moves the day as little as
-- anything else that was submitted.
CREATE FUNCTION tracker.guard_recheck() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'submitted' AND NEW.state IN ('accepted', 'returned')
     AND NEW.recheck_on IS DISTINCT FROM OLD.recheck_on AND NOT tracker.is_system() THEN
    PERFORM tracker.refuse('assessments_decided_as_submitted', 'who decides an assessment does not change it');
  END IF;
  IF NEW.verdict = 'fulfilled' AND NEW.recheck_on IS NULL THEN
    NEW.recheck_on := (NEW.effective_on + interval '12 months')::date;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_recheck_guard BEFORE INSERT OR UPDATE OF verdict, effective_on, recheck_on ON assessments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_recheck();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.guard_recheck() FROM PUBLIC;
--> statement-breakpoint
GRANT UPDATE (recheck_on) ON assessments TO tracker_app;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.refresh_current(ids bigint[]) RETURNS void
LANGUAGE sql VOLATILE AS $$
  WITH latest AS (
    SELECT m.id, a.id AS assessment_id, a.value, a.delivery, a.verdict, a.effective_on, a.accepted_at, a.recheck_on,
           tracker.progress(a.value, m.baseline, m.target) AS progress,
           (SELECT count(*) FROM assessments w WHERE w.milestone_id = m.id AND w.state = 'submitted') AS waiting
    FROM milestones m
    LEFT JOIN LATERAL (
      SELECT * FROM assessments h WHERE h.milestone_id = m.id AND h.state = 'accepted'
      ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
    ) a ON true
    WHERE m.id = ANY (ids)
  )
  UPDATE milestones m SET
    current_assessment_id = l.assessment_id, current_value = l.value, current_delivery = l.delivery, current_verdict = l.verdict,
    current_effective_on = l.effective_on, current_accepted_at = l.accepted_at, current_progress = l.progress,
    current_recheck_on = l.recheck_on, waiting_count = l.waiting
  FROM latest l
  WHERE m.id = l.id AND (m.current_assessment_id, m.current_progress, m.current_recheck_on, m.waiting_count)
    IS DISTINCT FROM (l.assessment_id, l.progress, l.recheck_on, l.waiting)
$$;
--> statement-breakpoint
ALTER TABLE unfinished_assessments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE unfinished_assessments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY unfinished_assessments_installation ON unfinished_assessments USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- What somebody types is theirs alone, whatever else they may read.
CREATE POLICY unfinished_assessments_read ON unfinished_assessments FOR SELECT USING (person_id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
CREATE POLICY unfinished_assessments_discard ON unfinished_assessments FOR DELETE USING (person_id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
CREATE POLICY unfinished_assessments_keep ON unfinished_assessments FOR INSERT WITH CHECK (
  person_id = (SELECT tracker.viewer_id())
  AND EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id AND m.partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]))
  AND (assessment_id IS NULL OR EXISTS (
    SELECT 1 FROM assessments a
    WHERE a.id = assessment_id AND a.milestone_id = unfinished_assessments.milestone_id AND a.author_id = (SELECT tracker.viewer_id()))));
--> statement-breakpoint
CREATE POLICY unfinished_assessments_keep_newer ON unfinished_assessments FOR UPDATE
  USING (person_id = (SELECT tracker.viewer_id()))
  WITH CHECK (
    person_id = (SELECT tracker.viewer_id())
    AND EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id AND m.partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[])));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON unfinished_assessments TO tracker_app;
--> statement-breakpoint
GRANT UPDATE (typed, form_key, version, updated_at) ON unfinished_assessments TO tracker_app;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.guard_milestone() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  -- What the triggers of the read model keep is no change of the plan.
  kept text[] := ARRAY['current_assessment_id', 'current_value', 'current_delivery', 'current_verdict',
                       'current_effective_on', 'current_accepted_at', 'current_progress', 'current_recheck_on',
                       'waiting_count'];
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
      NEW.current_recheck_on := NULL;
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
