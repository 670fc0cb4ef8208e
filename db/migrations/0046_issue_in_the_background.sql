ALTER TABLE "report_jobs" DROP CONSTRAINT "report_jobs_fault_is_known";--> statement-breakpoint
ALTER TABLE "report_jobs" DROP CONSTRAINT "report_jobs_done_has_a_file";--> statement-breakpoint
ALTER TABLE "report_jobs" DROP CONSTRAINT "report_jobs_texts_are_limited";--> statement-breakpoint
DROP INDEX "report_jobs_under_way_once";--> statement-breakpoint
ALTER TABLE "report_jobs" ADD COLUMN "request_key" uuid;--> statement-breakpoint
ALTER TABLE "report_jobs" ADD COLUMN "issued_number" text;--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_issued_number_issued_reports_number_fk" FOREIGN KEY ("issued_number") REFERENCES "public"."issued_reports"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_jobs_under_way_once" ON "report_jobs" USING btree ("requester_id",md5("asked")) WHERE "report_jobs"."state" in ('waiting', 'running') and "report_jobs"."request_key" is null;--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_request_applies_once" UNIQUE("request_key");--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_issued_has_a_number" CHECK (("report_jobs"."state" = 'done' and "report_jobs"."request_key" is not null) = ("report_jobs"."issued_number" is not null));--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_issued_keeps_no_file" CHECK ("report_jobs"."request_key" is null or num_nonnulls("report_jobs"."file_name", "report_jobs"."media_type", "report_jobs"."check_code", "report_jobs"."size", "report_jobs"."content") = 0);--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_fault_is_known" CHECK ("report_jobs"."fault" in ('right_lost', 'gone', 'marked', 'fault'));--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_done_has_a_file" CHECK (("report_jobs"."state" = 'done' and "report_jobs"."request_key" is null) = ("report_jobs"."file_name" is not null and "report_jobs"."media_type" is not null and "report_jobs"."check_code" is not null and "report_jobs"."size" is not null));--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_texts_are_limited" CHECK (length("report_jobs"."asked") <= 20000 and length("report_jobs"."title") <= 300);--> statement-breakpoint
-- What is to be issued ends in the transaction that issues it, in its requester's name and not the worker's: there is never the one
-- without the other. The number is that of the report issued on the same request, and of none else.
CREATE OR REPLACE FUNCTION tracker.guard_report_job() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.requester_id, NEW.made_by_order, NEW.asked, NEW.request_key) IS DISTINCT FROM (OLD.requester_id, OLD.made_by_order, OLD.asked, OLD.request_key) THEN
    PERFORM tracker.refuse('report_jobs_keep_their_order', 'what a report was asked for by whom does not change');
  END IF;
  IF NEW.issued_number IS DISTINCT FROM OLD.issued_number
     AND NOT EXISTS (SELECT 1 FROM issued_reports r WHERE r.number = NEW.issued_number AND r.request_key = NEW.request_key) THEN
    PERFORM tracker.refuse('report_jobs_have_the_number_of_their_report', 'no such report was issued on this request');
  END IF;
  IF NEW.state <> OLD.state THEN
    IF NOT ((OLD.state = 'waiting' AND NEW.state IN ('running', 'failed', 'cancelled'))
            OR (OLD.state = 'running' AND NEW.state IN ('done', 'failed', 'cancelled'))) THEN
      PERFORM tracker.refuse('report_jobs_follow_their_states', 'a report that is ' || OLD.state || ' cannot become ' || NEW.state);
    END IF;
    IF NEW.state <> 'cancelled' AND NEW.issued_number IS NULL AND NOT tracker.is_system() THEN
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
CREATE OR REPLACE FUNCTION tracker.begin_report_job() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.state := 'waiting'; NEW.attempt := 0; NEW.steps_done := 0; NEW.fault := NULL; NEW.content := NULL; NEW.size := NULL;
  NEW.file_name := NULL; NEW.media_type := NULL; NEW.check_code := NULL; NEW.issued_number := NULL;
  NEW.ordered_at := now(); NEW.started_at := NULL; NEW.ended_at := NULL;
  RETURN NEW;
END $$;
--> statement-breakpoint
GRANT UPDATE (issued_number) ON report_jobs TO tracker_app;
