CREATE TABLE "period_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "period_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"quarter_on" date NOT NULL,
	"kind" text NOT NULL,
	"follows" integer NOT NULL,
	"reason" text,
	"until_on" date,
	"done_by" uuid,
	"done_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "period_events_one_after_the_other" UNIQUE("quarter_on","follows"),
	CONSTRAINT "period_events_kind_is_known" CHECK ("period_events"."kind" in ('closed', 'reopened')),
	CONSTRAINT "period_events_quarter_starts" CHECK ("period_events"."quarter_on" = date_trunc('quarter', "period_events"."quarter_on"::timestamp)::date),
	CONSTRAINT "period_events_reopened_with_reason_and_end" CHECK (("period_events"."kind" = 'reopened') = ("period_events"."reason" is not null) and ("period_events"."kind" = 'reopened') = ("period_events"."until_on" is not null) and btrim("period_events"."reason") <> '' and char_length("period_events"."reason") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "period_figures" (
	"event_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"in_totals" boolean NOT NULL,
	"milestones" integer NOT NULL,
	"assessed" integer NOT NULL,
	"fulfilled" integer NOT NULL,
	"weight" numeric(24, 3) NOT NULL,
	"weighted_progress" numeric(30, 9) NOT NULL,
	CONSTRAINT "period_figures_pkey" PRIMARY KEY("event_id","partner_iso3","area_code")
);
--> statement-breakpoint
ALTER TABLE "period_events" ADD CONSTRAINT "period_events_done_by_people_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_figures" ADD CONSTRAINT "period_figures_event_id_period_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."period_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_figures" ADD CONSTRAINT "period_figures_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_figures" ADD CONSTRAINT "period_figures_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "period_figures_partner" ON "period_figures" USING btree ("partner_iso3");
--> statement-breakpoint
-- Whether the quarter of a day is closed: by its latest event, or because the time for which it was reopened is over.
CREATE FUNCTION tracker.is_locked(day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT e.kind = 'closed' OR e.until_on < (now() AT TIME ZONE 'UTC')::date
    FROM period_events e WHERE e.quarter_on = date_trunc('quarter', day::timestamp)::date
    ORDER BY e.follows DESC LIMIT 1), false)
$$;
--> statement-breakpoint
-- Refuses what is effective on a day of a closed quarter. Whoever writes shares a lock that whoever closes takes alone: what was
-- written before a quarter was closed is in its figures, and nothing comes in between.
CREATE FUNCTION tracker.refuse_locked(day date) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  quarter date := date_trunc('quarter', day::timestamp)::date;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('period ' || quarter, 0));
  IF tracker.is_locked(day) THEN
    PERFORM tracker.refuse('periods_closed_are_not_written', 'the quarter of ' || day || ' is closed');
  END IF;
END $$;
--> statement-breakpoint
-- Taking an assessment back, or returning it, writes nothing into the quarter; its author can then move it out.
CREATE FUNCTION tracker.guard_assessment_period() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'submitted' AND NEW.state IN ('draft', 'returned') THEN
    RETURN NEW;
  END IF;
  PERFORM tracker.refuse_locked(NEW.effective_on);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_period_guard BEFORE INSERT OR UPDATE ON assessments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_assessment_period();
--> statement-breakpoint
-- A milestone counts from its start on: none begins in a closed quarter afterwards, and none moves in or out.
CREATE FUNCTION tracker.guard_start_period() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM tracker.refuse_locked(OLD.start_on);
  END IF;
  PERFORM tracker.refuse_locked(NEW.start_on);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestones_period_guard_inserted BEFORE INSERT ON milestones
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_start_period();
--> statement-breakpoint
CREATE TRIGGER milestones_period_guard_moved BEFORE UPDATE OF start_on ON milestones
  FOR EACH ROW WHEN (OLD.start_on <> NEW.start_on) EXECUTE FUNCTION tracker.guard_start_period();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_commitment_period() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.refuse_locked(NEW.from_on);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_period_guard BEFORE INSERT ON milestone_commitments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_commitment_period();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_period_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  last period_events;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM tracker.refuse('period_events_are_kept', 'what happened to a quarter is followed by something newer, never changed or removed');
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('period ' || NEW.quarter_on, 0));
  SELECT * INTO last FROM period_events e WHERE e.quarter_on = NEW.quarter_on ORDER BY e.follows DESC LIMIT 1;
  IF NEW.follows <> coalesce(last.follows + 1, 0) THEN
    PERFORM tracker.refuse('period_events_follow_the_last', 'something else has happened to the quarter since');
  END IF;
  IF NEW.kind = 'closed' AND (NEW.quarter_on + interval '3 months')::date > today THEN
    PERFORM tracker.refuse('period_events_close_what_is_over', 'a quarter is closed once it is over');
  END IF;
  IF NEW.kind = 'closed' AND last.kind = 'closed' THEN
    PERFORM tracker.refuse('period_events_close_what_is_open', 'the quarter is closed already');
  END IF;
  IF NEW.kind = 'reopened' AND last.kind IS NULL THEN
    PERFORM tracker.refuse('period_events_reopen_what_was_closed', 'only a quarter that was closed is reopened');
  END IF;
  IF NOT tracker.is_system() THEN
    NEW.done_by := tracker.viewer_id();
    NEW.done_at := clock_timestamp();
    IF NEW.until_on < today THEN
      PERFORM tracker.refuse('period_events_reopen_into_the_future', 'a quarter is reopened until today or a day to come');
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER period_events_guard BEFORE INSERT OR UPDATE OR DELETE ON period_events
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_period_event();
--> statement-breakpoint
-- Closing keeps the figures of that moment, of every partner and area, as the charts show them.
CREATE FUNCTION tracker.keep_period_figures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO period_figures (event_id, partner_iso3, area_code, in_totals, milestones, assessed, fulfilled, weight, weighted_progress)
  SELECT NEW.id, s.partner_iso3, s.area_code,
         EXISTS (SELECT 1 FROM status_spells p, (SELECT (NEW.quarter_on + interval '3 months')::date - 1 AS last_on) q
                 WHERE p.partner_iso3 = s.partner_iso3 AND p.standing = 'active' AND p.from_on <= q.last_on AND (p.to_on IS NULL OR p.to_on > q.last_on)),
         sum(s.milestones), sum(s.assessed), sum(s.fulfilled), sum(s.weight), sum(s.weighted_progress)
  FROM completion_steps s WHERE s.quarter_on <= NEW.quarter_on
  GROUP BY s.partner_iso3, s.area_code HAVING sum(s.milestones) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER period_events_keep_figures AFTER INSERT ON period_events
  FOR EACH ROW WHEN (NEW.kind = 'closed') EXECUTE FUNCTION tracker.keep_period_figures();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_period_figures() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.refuse('period_figures_are_kept', 'the figures of a closed quarter stay as they were');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER period_figures_guard BEFORE UPDATE OR DELETE ON period_figures
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_period_figures();
--> statement-breakpoint
ALTER TABLE period_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE period_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY period_events_installation ON period_events USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY period_events_read ON period_events FOR SELECT USING ((SELECT tracker.viewer_role()) IS NOT NULL);
--> statement-breakpoint
CREATE POLICY period_events_add ON period_events FOR INSERT WITH CHECK ((SELECT tracker.viewer_role()) = 'manager');
--> statement-breakpoint
GRANT SELECT, INSERT ON period_events TO tracker_app;
--> statement-breakpoint
ALTER TABLE period_figures ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE period_figures FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY period_figures_installation ON period_figures USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY period_figures_read ON period_figures FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON period_figures TO tracker_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.is_locked(date), tracker.refuse_locked(date), tracker.guard_assessment_period(), tracker.guard_start_period(),
  tracker.guard_commitment_period(), tracker.guard_period_event(), tracker.keep_period_figures(), tracker.guard_period_figures()
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.is_locked(date), tracker.refuse_locked(date) TO tracker_app;
