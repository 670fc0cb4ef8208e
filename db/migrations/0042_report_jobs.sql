CREATE TABLE "report_jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"requester_id" uuid NOT NULL,
	"made_by_order" jsonb NOT NULL,
	"asked" text NOT NULL,
	"title" text NOT NULL,
	"format" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"steps_done" integer DEFAULT 0 NOT NULL,
	"steps_all" integer NOT NULL,
	"fault" text,
	"file_name" text,
	"media_type" text,
	"check_code" text,
	"size" integer,
	"content" "bytea",
	"ordered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "report_jobs_state_is_known" CHECK ("report_jobs"."state" in ('waiting', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "report_jobs_format_is_known" CHECK ("report_jobs"."format" in ('pdf', 'docx', 'xlsx', 'csv', 'json')),
	CONSTRAINT "report_jobs_fault_is_known" CHECK ("report_jobs"."fault" in ('right_lost', 'gone', 'fault')),
	CONSTRAINT "report_jobs_fault_is_of_a_failure" CHECK (("report_jobs"."fault" is null) = ("report_jobs"."state" <> 'failed')),
	CONSTRAINT "report_jobs_end_when_they_are_over" CHECK (("report_jobs"."ended_at" is null) = ("report_jobs"."state" in ('waiting', 'running'))),
	CONSTRAINT "report_jobs_steps_are_counted" CHECK ("report_jobs"."steps_done" between 0 and "report_jobs"."steps_all"),
	CONSTRAINT "report_jobs_done_has_a_file" CHECK (("report_jobs"."state" = 'done') = ("report_jobs"."file_name" is not null and "report_jobs"."media_type" is not null and "report_jobs"."check_code" is not null and "report_jobs"."size" is not null)),
	CONSTRAINT "report_jobs_content_is_of_what_is_done" CHECK ("report_jobs"."content" is null or ("report_jobs"."state" = 'done' and octet_length("report_jobs"."content") = "report_jobs"."size" and "report_jobs"."size" <= 52428800)),
	CONSTRAINT "report_jobs_texts_are_limited" CHECK (length("report_jobs"."asked") <= 8000 and length("report_jobs"."title") <= 300)
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_is_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_say_what_they_are_about";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "report_job_id" bigint;--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_requester_id_people_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_jobs_under_way_once" ON "report_jobs" USING btree ("requester_id",md5("asked")) WHERE "report_jobs"."state" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "report_jobs_of_a_person" ON "report_jobs" USING btree ("requester_id","id");--> statement-breakpoint
CREATE INDEX "report_jobs_with_a_file" ON "report_jobs" USING btree ("ended_at") WHERE "report_jobs"."content" is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_report_job_id_report_jobs_id_fk" FOREIGN KEY ("report_job_id") REFERENCES "public"."report_jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_is_known" CHECK ("notices"."kind" in ('mentioned', 'returned', 'decided', 'waiting', 'recheck_due', 'proposed', 'adopted', 'declined', 'paused', 'withdrawn', 'taken_up', 'report_ready', 'report_failed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_say_what_they_are_about" CHECK (("notices"."kind" = 'mentioned') = ("notices"."comment_id" is not null) and ("notices"."kind" in ('returned', 'decided', 'waiting')) = ("notices"."assessment_id" is not null) and ("notices"."kind" = 'recheck_due') = ("notices"."due_on" is not null) and ("notices"."kind" in ('proposed', 'adopted', 'declined')) = ("notices"."proposal_id" is not null) and ("notices"."kind" in ('report_ready', 'report_failed')) = ("notices"."report_job_id" is not null) and num_nonnulls("notices"."milestone_id", "notices"."proposal_id", "notices"."report_job_id") = 1);--> statement-breakpoint
-- Content that is already pressed gains nothing from being pressed again.
ALTER TABLE report_jobs ALTER COLUMN content SET STORAGE EXTERNAL;
--> statement-breakpoint
-- What may follow what. Its requester may end it, the worker alone moves it on, and nobody changes what was asked for.
CREATE FUNCTION tracker.guard_report_job() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.requester_id, NEW.made_by_order, NEW.asked) IS DISTINCT FROM (OLD.requester_id, OLD.made_by_order, OLD.asked) THEN
    PERFORM tracker.refuse('report_jobs_keep_their_order', 'what a report was asked for by whom does not change');
  END IF;
  IF NEW.state <> OLD.state THEN
    IF NOT ((OLD.state = 'waiting' AND NEW.state IN ('running', 'failed', 'cancelled'))
            OR (OLD.state = 'running' AND NEW.state IN ('done', 'failed', 'cancelled'))) THEN
      PERFORM tracker.refuse('report_jobs_follow_their_states', 'a report that is ' || OLD.state || ' cannot become ' || NEW.state);
    END IF;
    IF NEW.state <> 'cancelled' AND NOT tracker.is_system() THEN
      PERFORM tracker.refuse('report_jobs_are_made_by_the_worker', 'only the worker makes a report');
    END IF;
    IF NEW.state = 'running' THEN
      NEW.started_at := clock_timestamp();
    ELSE
      NEW.ended_at := clock_timestamp();
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Where it stands and what came of it is nobody's to say who asks for one.
CREATE FUNCTION tracker.begin_report_job() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.state := 'waiting'; NEW.attempt := 0; NEW.steps_done := 0; NEW.fault := NULL; NEW.content := NULL; NEW.size := NULL;
  NEW.file_name := NULL; NEW.media_type := NULL; NEW.check_code := NULL;
  NEW.ordered_at := now(); NEW.started_at := NULL; NEW.ended_at := NULL;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_jobs_begin BEFORE INSERT ON report_jobs
  FOR EACH ROW EXECUTE FUNCTION tracker.begin_report_job();
--> statement-breakpoint
CREATE TRIGGER report_jobs_guard BEFORE UPDATE ON report_jobs
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_report_job();
--> statement-breakpoint
CREATE FUNCTION tracker.enqueue_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.enqueue_job('make_report', jsonb_build_object('reportJobId', NEW.id), 'report_job_' || NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_jobs_enqueue AFTER INSERT ON report_jobs
  FOR EACH ROW EXECUTE FUNCTION tracker.enqueue_report();
--> statement-breakpoint
-- Who cancels knows.
CREATE FUNCTION tracker.notify_of_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notices (person_id, kind, report_job_id)
  VALUES (NEW.requester_id, CASE NEW.state WHEN 'done' THEN 'report_ready' ELSE 'report_failed' END, NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_jobs_notify AFTER UPDATE OF state ON report_jobs
  FOR EACH ROW WHEN (NEW.state <> OLD.state AND NEW.state IN ('done', 'failed'))
  EXECUTE FUNCTION tracker.notify_of_report();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.begin_report_job(), tracker.guard_report_job(), tracker.enqueue_report(), tracker.notify_of_report() FROM PUBLIC;
--> statement-breakpoint
ALTER TABLE report_jobs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_jobs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_jobs_installation ON report_jobs
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- One's own and nobody else's, whatever the role: a foreword is a draft until it is sent.
CREATE POLICY report_jobs_read ON report_jobs FOR SELECT
  USING (requester_id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
CREATE POLICY report_jobs_order ON report_jobs FOR INSERT
  WITH CHECK (requester_id = (SELECT tracker.viewer_id()) AND (SELECT tracker.viewer_role()) IN ('manager', 'admin'));
--> statement-breakpoint
CREATE POLICY report_jobs_cancel ON report_jobs FOR UPDATE
  USING (requester_id = (SELECT tracker.viewer_id())) WITH CHECK (requester_id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (state) ON report_jobs TO tracker_app;
--> statement-breakpoint
ALTER POLICY notices_read ON notices USING (person_id = (SELECT tracker.viewer_id())
  AND (report_job_id IS NOT NULL OR EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id) OR EXISTS (SELECT 1 FROM milestone_proposals p WHERE p.id = proposal_id)));
--> statement-breakpoint
ALTER POLICY notices_mark ON notices USING (person_id = (SELECT tracker.viewer_id())
  AND (report_job_id IS NOT NULL OR EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id) OR EXISTS (SELECT 1 FROM milestone_proposals p WHERE p.id = proposal_id)));
