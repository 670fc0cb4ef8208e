CREATE TABLE "report_deliveries" (
	"run_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"file_name" text,
	"size" integer,
	"check_code" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "report_deliveries_pkey" PRIMARY KEY("run_id","person_id"),
	CONSTRAINT "report_deliveries_state_is_known" CHECK ("report_deliveries"."state" in ('waiting', 'handing', 'sent', 'refused', 'failed')),
	CONSTRAINT "report_deliveries_reason_is_known" CHECK ("report_deliveries"."reason" in ('closed', 'role', 'demonstration', 'content', 'owner', 'stopped', 'removed', 'ended', 'address', 'mail_server', 'report', 'unclear')),
	CONSTRAINT "report_deliveries_say_what_was_sent" CHECK (("report_deliveries"."state" = 'sent') = ("report_deliveries"."sent_at" is not null) and ("report_deliveries"."state" not in ('handing', 'sent') or "report_deliveries"."check_code" is not null)),
	CONSTRAINT "report_deliveries_say_why_not" CHECK (case "report_deliveries"."state" when 'refused' then "report_deliveries"."reason" is not null when 'failed' then "report_deliveries"."reason" is not null when 'waiting' then true else "report_deliveries"."reason" is null end)
);
--> statement-breakpoint
CREATE TABLE "report_schedule_recipients" (
	"schedule_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"stop_key" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "report_schedule_recipients_pkey" PRIMARY KEY("schedule_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "report_schedule_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_schedule_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"schedule_id" bigint NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "report_schedule_runs_each_moment_once" UNIQUE("schedule_id","due_at"),
	CONSTRAINT "report_schedule_runs_state_is_known" CHECK ("report_schedule_runs"."state" in ('open', 'sent', 'partly', 'failed')),
	CONSTRAINT "report_schedule_runs_open_ones_go_on" CHECK (("report_schedule_runs"."state" = 'open') = ("report_schedule_runs"."try_at" is not null) and ("report_schedule_runs"."state" = 'open') = ("report_schedule_runs"."finished_at" is null)),
	CONSTRAINT "report_schedule_runs_end_after_their_attempts" CHECK ("report_schedule_runs"."attempts" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_schedules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" uuid NOT NULL,
	"choices" jsonb NOT NULL,
	"scheduled_day" text NOT NULL,
	"rhythm" text NOT NULL,
	"weekday" smallint,
	"hour" smallint NOT NULL,
	"time_zone" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"next_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"request_key" uuid,
	"last_request" text,
	CONSTRAINT "report_schedules_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "report_schedules_rhythm_is_known" CHECK ("report_schedules"."rhythm" in ('quarterly', 'monthly', 'weekly')),
	CONSTRAINT "report_schedules_day_is_known" CHECK ("report_schedules"."scheduled_day" in ('sending', 'quarter_end')),
	CONSTRAINT "report_schedules_state_is_known" CHECK ("report_schedules"."state" in ('active', 'paused', 'ended')),
	CONSTRAINT "report_schedules_weekly_ones_have_a_weekday" CHECK (("report_schedules"."rhythm" = 'weekly') = ("report_schedules"."weekday" is not null) and coalesce("report_schedules"."weekday", 1) between 1 and 7),
	CONSTRAINT "report_schedules_hour_is_one" CHECK ("report_schedules"."hour" between 0 and 23),
	CONSTRAINT "report_schedules_zone_is_a_name" CHECK ("report_schedules"."time_zone" ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,60}$'),
	CONSTRAINT "report_schedules_active_ones_go_on" CHECK (("report_schedules"."state" = 'active') = ("report_schedules"."next_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_is_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_say_what_they_are_about";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "report_schedule_id" bigint;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_run_id_report_schedule_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."report_schedule_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule_recipients" ADD CONSTRAINT "report_schedule_recipients_schedule_id_report_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."report_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule_recipients" ADD CONSTRAINT "report_schedule_recipients_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedule_runs" ADD CONSTRAINT "report_schedule_runs_schedule_id_report_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."report_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedules" ADD CONSTRAINT "report_schedules_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_deliveries_person" ON "report_deliveries" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "report_schedule_recipients_person" ON "report_schedule_recipients" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_schedule_recipients_key_is_unique" ON "report_schedule_recipients" USING btree ("stop_key");--> statement-breakpoint
CREATE INDEX "report_schedule_runs_open" ON "report_schedule_runs" USING btree ("try_at") WHERE "report_schedule_runs"."state" = 'open';--> statement-breakpoint
CREATE INDEX "report_schedules_owner" ON "report_schedules" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "report_schedules_due" ON "report_schedules" USING btree ("next_at") WHERE "report_schedules"."state" = 'active';--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_report_schedule_id_report_schedules_id_fk" FOREIGN KEY ("report_schedule_id") REFERENCES "public"."report_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_is_known" CHECK ("notices"."kind" in ('mentioned', 'returned', 'decided', 'waiting', 'recheck_due', 'proposed', 'adopted', 'declined', 'paused', 'withdrawn', 'taken_up', 'report_ready', 'report_failed', 'schedule_failed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_say_what_they_are_about" CHECK (("notices"."kind" = 'mentioned') = ("notices"."comment_id" is not null) and ("notices"."kind" in ('returned', 'decided', 'waiting')) = ("notices"."assessment_id" is not null) and ("notices"."kind" = 'recheck_due') = ("notices"."due_on" is not null) and ("notices"."kind" in ('proposed', 'adopted', 'declined')) = ("notices"."proposal_id" is not null) and ("notices"."kind" in ('report_ready', 'report_failed')) = ("notices"."report_job_id" is not null) and ("notices"."kind" = 'schedule_failed') = ("notices"."report_schedule_id" is not null) and num_nonnulls("notices"."milestone_id", "notices"."proposal_id", "notices"."report_job_id", "notices"."report_schedule_id") = 1);--> statement-breakpoint
-- Whether the viewer is among those to whom a schedule is sent. It looks past the policies, which ask it.
CREATE FUNCTION tracker.receives_schedule(p_schedule bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM report_schedule_recipients r
                 WHERE r.schedule_id = p_schedule AND r.person_id = tracker.viewer_id() AND r.removed_at IS NULL)
$$;
--> statement-breakpoint
ALTER TABLE report_schedules ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_schedules FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_schedules_installation ON report_schedules
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Whoever may export figures sees the schedules of their own and those that are sent to them, administrators all.
CREATE POLICY report_schedules_read ON report_schedules FOR SELECT
  USING ((SELECT tracker.viewer_role()) = 'admin'
    OR ((SELECT tracker.viewer_role()) = 'manager' AND (owner_id = (SELECT tracker.viewer_id()) OR tracker.receives_schedule(id))));
--> statement-breakpoint
CREATE POLICY report_schedules_create ON report_schedules FOR INSERT
  WITH CHECK ((SELECT tracker.viewer_role()) IN ('manager', 'admin') AND owner_id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
-- What an administrator may do with somebody else's, the trigger says.
CREATE POLICY report_schedules_change ON report_schedules FOR UPDATE
  USING ((SELECT tracker.viewer_role()) = 'admin'
    OR ((SELECT tracker.viewer_role()) = 'manager' AND owner_id = (SELECT tracker.viewer_id())));
--> statement-breakpoint
GRANT SELECT, INSERT ON report_schedules TO tracker_app;
--> statement-breakpoint
GRANT UPDATE (choices, scheduled_day, rhythm, weekday, hour, time_zone, state, next_at, version, last_request) ON report_schedules TO tracker_app;
--> statement-breakpoint
CREATE FUNCTION tracker.guard_report_schedule() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state = 'ended' THEN
    PERFORM tracker.refuse('report_schedules_ended_are_final', 'a schedule that has ended is not taken up again');
  END IF;
  IF NOT tracker.is_system() AND OLD.owner_id <> tracker.viewer_id() AND (NEW.state <> 'ended'
    OR (NEW.choices, NEW.scheduled_day, NEW.rhythm, NEW.hour, NEW.time_zone) IS DISTINCT FROM
       (OLD.choices, OLD.scheduled_day, OLD.rhythm, OLD.hour, OLD.time_zone) OR NEW.weekday IS DISTINCT FROM OLD.weekday) THEN
    PERFORM tracker.refuse('report_schedules_changed_by_owner', 'an administrator ends somebody else''s schedule and does not change it');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_schedules_guard BEFORE UPDATE ON report_schedules
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_report_schedule();
--> statement-breakpoint
ALTER TABLE report_schedule_recipients ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_schedule_recipients FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_schedule_recipients_installation ON report_schedule_recipients
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Whoever sees a schedule sees to whom it is sent: the policy of the schedules is asked. That one asks this table, as the owner: CASE
-- keeps the two from asking each other without end, whatever order policies are held in.
CREATE POLICY report_schedule_recipients_read ON report_schedule_recipients FOR SELECT
  USING (CASE WHEN (SELECT tracker.is_system()) THEN true ELSE EXISTS (SELECT FROM report_schedules s WHERE s.id = schedule_id) END);
--> statement-breakpoint
CREATE POLICY report_schedule_recipients_choose ON report_schedule_recipients FOR INSERT
  WITH CHECK (EXISTS (SELECT FROM report_schedules s WHERE s.id = schedule_id AND s.owner_id = (SELECT tracker.viewer_id())));
--> statement-breakpoint
CREATE POLICY report_schedule_recipients_change ON report_schedule_recipients FOR UPDATE
  USING (EXISTS (SELECT FROM report_schedules s WHERE s.id = schedule_id
                 AND (s.owner_id = (SELECT tracker.viewer_id()) OR person_id = (SELECT tracker.viewer_id()))));
--> statement-breakpoint
-- The key of the link is nobody's to read: it travels in the mail.
GRANT SELECT (schedule_id, person_id, removed_at, stopped_at), INSERT (schedule_id, person_id), UPDATE (removed_at, stopped_at)
  ON report_schedule_recipients TO tracker_app;
--> statement-breakpoint
-- Sent is a report only to whoever may export it, which is asked again with each run. Who is sent it, the owner says; who has stopped it
-- for themselves, they alone.
CREATE FUNCTION tracker.guard_schedule_recipient() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  viewer uuid := tracker.viewer_id();
  owner uuid := (SELECT s.owner_id FROM report_schedules s WHERE s.id = NEW.schedule_id);
BEGIN
  IF NEW.removed_at IS NULL AND (TG_OP = 'INSERT' OR OLD.removed_at IS NOT NULL) AND NOT EXISTS (
    SELECT FROM people p WHERE p.id = NEW.person_id AND p.role IN ('manager', 'admin') AND p.deactivated_at IS NULL) THEN
    PERFORM tracker.refuse('report_schedule_recipients_may_export', 'a report is sent only to people who may export figures');
  END IF;
  IF TG_OP = 'UPDATE' AND viewer IS NOT NULL AND (
    (NEW.removed_at IS DISTINCT FROM OLD.removed_at AND viewer <> owner)
    OR (NEW.stopped_at IS DISTINCT FROM OLD.stopped_at AND viewer <> NEW.person_id)) THEN
    PERFORM tracker.refuse('report_schedule_recipients_stop_for_themselves', 'the owner chooses recipients, and each of them stops for themselves');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_schedule_recipients_guard BEFORE INSERT OR UPDATE ON report_schedule_recipients
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_schedule_recipient();
--> statement-breakpoint
ALTER TABLE report_schedule_runs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_schedule_runs FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_schedule_runs_installation ON report_schedule_runs
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY report_schedule_runs_read ON report_schedule_runs FOR SELECT
  USING (EXISTS (SELECT FROM report_schedules s WHERE s.id = schedule_id));
--> statement-breakpoint
GRANT SELECT ON report_schedule_runs TO tracker_app;
--> statement-breakpoint
ALTER TABLE report_deliveries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_deliveries FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY report_deliveries_installation ON report_deliveries
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY report_deliveries_read ON report_deliveries FOR SELECT
  USING (EXISTS (SELECT FROM report_schedule_runs r WHERE r.id = run_id));
--> statement-breakpoint
GRANT SELECT ON report_deliveries TO tracker_app;
--> statement-breakpoint
-- What somebody was sent stays sent: no attempt of a run sends it again.
CREATE FUNCTION tracker.guard_report_delivery() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.state IN ('sent', 'refused', 'failed') THEN
    PERFORM tracker.refuse('report_deliveries_are_final', 'what became of a delivery is settled once');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_deliveries_guard BEFORE UPDATE ON report_deliveries
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_report_delivery();
--> statement-breakpoint
-- Of a link in a mail: what it would stop, and whether that is stopped already. Whoever has the key was sent as much before.
CREATE FUNCTION tracker.schedule_of_key(p_key uuid)
RETURNS TABLE (kind text, subject text, title text, stopped boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT s.choices ->> 'kind', s.choices ->> 'subject', s.choices ->> 'title', r.stopped_at IS NOT NULL
  FROM report_schedule_recipients r JOIN report_schedules s ON s.id = r.schedule_id
  WHERE r.stop_key = p_key
$$;
--> statement-breakpoint
-- Answers whether the key is somebody's.
CREATE FUNCTION tracker.stop_schedule(p_key uuid, p_address text, p_client text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  found report_schedule_recipients;
BEGIN
  SELECT * INTO found FROM report_schedule_recipients WHERE stop_key = p_key FOR NO KEY UPDATE;
  IF found.person_id IS NULL THEN
    RETURN false;
  END IF;
  IF found.stopped_at IS NULL THEN
    -- Whoever is signed in elsewhere is not who asks: the key is.
    PERFORM set_config('tracker.person_id', '', true),
            set_config('tracker.address', coalesce(p_address, ''), true), set_config('tracker.client', coalesce(p_client, ''), true);
    UPDATE report_schedule_recipients SET stopped_at = clock_timestamp() WHERE stop_key = p_key;
    PERFORM tracker.append_audit('installation', 'schedule.stop_mail', 'schedule', found.schedule_id::text,
      jsonb_build_object('recipient', found.person_id, 'stopped', false), jsonb_build_object('recipient', found.person_id, 'stopped', true));
  END IF;
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.receives_schedule(bigint), tracker.guard_report_schedule(), tracker.guard_schedule_recipient(),
  tracker.guard_report_delivery(), tracker.schedule_of_key(uuid), tracker.stop_schedule(uuid, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.receives_schedule(bigint), tracker.schedule_of_key(uuid), tracker.stop_schedule(uuid, text, text) TO tracker_app;
--> statement-breakpoint
-- One's own, and only while what it is about shows: now a schedule too.
ALTER POLICY notices_read ON notices USING (person_id = (SELECT tracker.viewer_id())
  AND (report_job_id IS NOT NULL OR EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id) OR EXISTS (SELECT 1 FROM milestone_proposals p WHERE p.id = proposal_id)
    OR EXISTS (SELECT 1 FROM report_schedules s WHERE s.id = report_schedule_id)));
--> statement-breakpoint
ALTER POLICY notices_mark ON notices USING (person_id = (SELECT tracker.viewer_id())
  AND (report_job_id IS NOT NULL OR EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id) OR EXISTS (SELECT 1 FROM milestone_proposals p WHERE p.id = proposal_id)
    OR EXISTS (SELECT 1 FROM report_schedules s WHERE s.id = report_schedule_id)));
