CREATE TABLE "milestone_commitments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestone_commitments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"milestone_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"commitment" text NOT NULL,
	"from_on" date NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_key" uuid,
	CONSTRAINT "milestone_commitments_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "milestone_commitments_commitment_is_known" CHECK ("milestone_commitments"."commitment" in ('committed', 'paused', 'withdrawn')),
	CONSTRAINT "milestone_commitments_say_why" CHECK (btrim("milestone_commitments"."reason") <> '' and char_length("milestone_commitments"."reason") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "milestone_proposals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestone_proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"template_code" text,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"nature" text NOT NULL,
	"indicator" text NOT NULL,
	"unit" text,
	"scale_id" bigint,
	"baseline" numeric(18, 6) NOT NULL,
	"target" numeric(18, 6) NOT NULL,
	"start_on" date NOT NULL,
	"due_on" date NOT NULL,
	"lead_institution" text,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"milestone_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"request_key" uuid,
	CONSTRAINT "milestone_proposals_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "milestone_proposals_become_one_milestone" UNIQUE("milestone_id"),
	CONSTRAINT "milestone_proposals_state_is_known" CHECK ("milestone_proposals"."state" in ('open', 'adopted', 'declined', 'taken_back')),
	CONSTRAINT "milestone_proposals_nature_is_known" CHECK ("milestone_proposals"."nature" in ('milestone', 'target')),
	CONSTRAINT "milestone_proposals_measured_one_way" CHECK (("milestone_proposals"."nature" = 'milestone') = ("milestone_proposals"."scale_id" is not null) and ("milestone_proposals"."scale_id" is null) = ("milestone_proposals"."unit" is not null)),
	CONSTRAINT "milestone_proposals_percentages_lie_within_100" CHECK ("milestone_proposals"."unit" is distinct from 'percent' or ("milestone_proposals"."baseline" between 0 and 100 and "milestone_proposals"."target" between 0 and 100)),
	CONSTRAINT "milestone_proposals_title_is_not_empty" CHECK (btrim("milestone_proposals"."title") <> ''),
	CONSTRAINT "milestone_proposals_due_after_start" CHECK ("milestone_proposals"."due_on" > "milestone_proposals"."start_on"),
	CONSTRAINT "milestone_proposals_say_why" CHECK (btrim("milestone_proposals"."reason") <> '' and char_length("milestone_proposals"."reason") <= 2000),
	CONSTRAINT "milestone_proposals_ended_by_somebody" CHECK (("milestone_proposals"."state" = 'open') = ("milestone_proposals"."decided_at" is null) and ("milestone_proposals"."decided_at" is null) = ("milestone_proposals"."decided_by" is null)),
	CONSTRAINT "milestone_proposals_declined_with_a_reason" CHECK (("milestone_proposals"."state" = 'declined') = ("milestone_proposals"."decision_reason" is not null) and btrim("milestone_proposals"."decision_reason") <> '' and char_length("milestone_proposals"."decision_reason") <= 2000),
	CONSTRAINT "milestone_proposals_adopted_as_a_milestone" CHECK (("milestone_proposals"."state" = 'adopted') = ("milestone_proposals"."milestone_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "current_commitment" text DEFAULT 'committed' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "current_aside_on" date;--> statement-breakpoint
ALTER TABLE "milestone_tallies" ADD COLUMN "commitment" text DEFAULT 'committed' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_commitments" ADD CONSTRAINT "milestone_commitments_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_commitments" ADD CONSTRAINT "milestone_commitments_milestone_fkey" FOREIGN KEY ("milestone_id","partner_iso3") REFERENCES "public"."milestones"("id","partner_iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_template_code_milestone_templates_code_fk" FOREIGN KEY ("template_code") REFERENCES "public"."milestone_templates"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_scale_id_scales_id_fk" FOREIGN KEY ("scale_id") REFERENCES "public"."scales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_baseline_is_a_stage" FOREIGN KEY ("scale_id","baseline") REFERENCES "public"."scale_stages"("scale_id","value") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_proposals" ADD CONSTRAINT "milestone_proposals_target_is_a_stage" FOREIGN KEY ("scale_id","target") REFERENCES "public"."scale_stages"("scale_id","value") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "milestone_commitments_latest" ON "milestone_commitments" USING btree ("milestone_id","from_on" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "milestone_commitments_partner" ON "milestone_commitments" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "milestone_proposals_partner" ON "milestone_proposals" USING btree ("partner_iso3","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "milestone_proposals_open" ON "milestone_proposals" USING btree ("proposed_at") WHERE "milestone_proposals"."state" = 'open';--> statement-breakpoint
CREATE INDEX "milestones_aside" ON "milestones" USING btree ("partner_iso3") WHERE "milestones"."current_commitment" <> 'committed';--> statement-breakpoint
ALTER TABLE "milestone_tallies" DROP CONSTRAINT "milestone_tallies_pkey";
--> statement-breakpoint
ALTER TABLE "milestone_tallies" ADD CONSTRAINT "milestone_tallies_pkey" PRIMARY KEY("partner_iso3","area_code","delivery","verdict","commitment");--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_current_commitment_is_known" CHECK ("milestones"."current_commitment" in ('committed', 'paused', 'withdrawn'));
--> statement-breakpoint
-- A partner sets its own pace: it pauses a milestone, withdraws it, takes it up again. Such a day turns nothing red: what is set
-- aside is not open, so not overdue, and what is withdrawn leaves the set whose completion is computed.
CREATE FUNCTION tracker.is_open(delivery text, verdict text, commitment text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT verdict IS DISTINCT FROM 'fulfilled' AND delivery IS DISTINCT FROM 'discontinued' AND commitment = 'committed'
$$;
--> statement-breakpoint
DROP FUNCTION tracker.steps_of(milestones, bigint[]);
--> statement-breakpoint
-- What one milestone adds to its partner and area, quarter by quarter, by its plan now in force, its accepted assessments and what
-- its partner said of it, but for those left out.
CREATE FUNCTION tracker.steps_of(milestone milestones, left_out bigint[], commitments_left_out bigint[] DEFAULT '{}')
RETURNS TABLE (quarter_on date, milestones int, assessed int, fulfilled int, weight numeric, weighted_progress numeric)
LANGUAGE sql STABLE AS $$
  WITH turning AS (
    SELECT date_trunc('quarter', milestone.start_on::timestamp)::date AS quarter_on
    UNION SELECT date_trunc('quarter', greatest(a.effective_on, milestone.start_on)::timestamp)::date
      FROM assessments a WHERE a.milestone_id = milestone.id AND a.state = 'accepted' AND a.id <> ALL (left_out)
    UNION SELECT date_trunc('quarter', greatest(c.from_on, milestone.start_on)::timestamp)::date
      FROM milestone_commitments c WHERE c.milestone_id = milestone.id AND c.id <> ALL (commitments_left_out)
  ), held AS (
    SELECT t.quarter_on,
           belongs::int AS milestones,
           (belongs AND j.id IS NOT NULL)::int AS assessed,
           (belongs AND j.verdict IS NOT DISTINCT FROM 'fulfilled')::int AS fulfilled,
           CASE WHEN belongs AND milestone.target <> milestone.baseline THEN milestone.weight ELSE 0 END AS weight,
           CASE WHEN belongs AND j.id IS NOT NULL AND milestone.target <> milestone.baseline
                THEN least(greatest(tracker.progress(j.value, milestone.baseline, milestone.target), 0), 1) * milestone.weight
                ELSE 0 END AS weighted_progress
    FROM turning t
    CROSS JOIN LATERAL (SELECT (t.quarter_on + interval '3 months')::date AS on_day) next_quarter
    LEFT JOIN LATERAL (
      SELECT a.id, a.value, a.delivery, a.verdict FROM assessments a
      WHERE a.milestone_id = milestone.id AND a.state = 'accepted' AND a.id <> ALL (left_out) AND a.effective_on < next_quarter.on_day
      ORDER BY a.effective_on DESC, a.accepted_at DESC, a.id DESC LIMIT 1
    ) j ON true
    LEFT JOIN LATERAL (
      SELECT c.commitment FROM milestone_commitments c
      WHERE c.milestone_id = milestone.id AND c.id <> ALL (commitments_left_out) AND c.from_on < next_quarter.on_day
      ORDER BY c.from_on DESC, c.id DESC LIMIT 1
    ) s ON true
    CROSS JOIN LATERAL (
      SELECT j.delivery IS DISTINCT FROM 'discontinued' AND s.commitment IS DISTINCT FROM 'withdrawn' AS belongs
    ) set_of
  )
  SELECT h.quarter_on,
         h.milestones - coalesce(lag(h.milestones) OVER before, 0),
         h.assessed - coalesce(lag(h.assessed) OVER before, 0),
         h.fulfilled - coalesce(lag(h.fulfilled) OVER before, 0),
         h.weight - coalesce(lag(h.weight) OVER before, 0),
         h.weighted_progress - coalesce(lag(h.weighted_progress) OVER before, 0)
  FROM held h
  WINDOW before AS (ORDER BY h.quarter_on)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.refresh_current(ids bigint[]) RETURNS void
LANGUAGE sql VOLATILE AS $$
  WITH latest AS (
    SELECT m.id, a.id AS assessment_id, a.value, a.delivery, a.verdict, a.effective_on, a.accepted_at, a.recheck_on,
           tracker.progress(a.value, m.baseline, m.target) AS progress,
           (SELECT count(*) FROM assessments w WHERE w.milestone_id = m.id AND w.state = 'submitted') AS waiting,
           coalesce(c.commitment, 'committed') AS commitment,
           CASE WHEN c.commitment <> 'committed' THEN c.from_on END AS aside_on
    FROM milestones m
    LEFT JOIN LATERAL (
      SELECT * FROM assessments h WHERE h.milestone_id = m.id AND h.state = 'accepted'
      ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
    ) a ON true
    LEFT JOIN LATERAL (
      SELECT s.commitment, s.from_on FROM milestone_commitments s WHERE s.milestone_id = m.id
      ORDER BY s.from_on DESC, s.id DESC LIMIT 1
    ) c ON true
    WHERE m.id = ANY (ids)
  )
  UPDATE milestones m SET
    current_assessment_id = l.assessment_id, current_value = l.value, current_delivery = l.delivery, current_verdict = l.verdict,
    current_effective_on = l.effective_on, current_accepted_at = l.accepted_at, current_progress = l.progress,
    current_recheck_on = l.recheck_on, waiting_count = l.waiting, current_commitment = l.commitment, current_aside_on = l.aside_on
  FROM latest l
  WHERE m.id = l.id
    AND (m.current_assessment_id, m.current_progress, m.current_recheck_on, m.waiting_count, m.current_commitment, m.current_aside_on)
      IS DISTINCT FROM (l.assessment_id, l.progress, l.recheck_on, l.waiting, l.commitment, l.aside_on)
$$;
--> statement-breakpoint
DROP FUNCTION tracker.tally(text, text, text, text, int);
--> statement-breakpoint
CREATE FUNCTION tracker.tally(partner text, area text, delivery text, verdict text, commitment text, milestones int) RETURNS void
LANGUAGE sql VOLATILE AS $$
  INSERT INTO milestone_tallies AS kept (partner_iso3, area_code, delivery, verdict, commitment, milestones)
  VALUES ($1, $2, coalesce($3, 'not_assessed'), coalesce($4, 'none'), $5, $6)
  ON CONFLICT (partner_iso3, area_code, delivery, verdict, commitment) DO UPDATE SET milestones = kept.milestones + excluded.milestones
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.keep_milestone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  was_open boolean := TG_OP = 'UPDATE' AND tracker.is_open(OLD.current_delivery, OLD.current_verdict, OLD.current_commitment);
  opens boolean := tracker.is_open(NEW.current_delivery, NEW.current_verdict, NEW.current_commitment);
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tracker.add_steps(array_agg((NEW.partner_iso3, NEW.area_code, s.quarter_on, s.milestones, s.assessed, s.fulfilled, s.weight, s.weighted_progress)::tracker.step))
      FROM tracker.steps_of(NEW, '{}') s;
    PERFORM tracker.tally(NEW.partner_iso3, NEW.area_code, NEW.current_delivery, NEW.current_verdict, NEW.current_commitment, 1);
    PERFORM tracker.tally_due(NEW.partner_iso3, NEW.due_on, opens::int);
    RETURN NULL;
  END IF;

  IF (NEW.start_on, NEW.baseline, NEW.target, NEW.weight) IS DISTINCT FROM (OLD.start_on, OLD.baseline, OLD.target, OLD.weight) THEN
    PERFORM tracker.add_steps(array_agg(change.step)) FROM (
      SELECT (NEW.partner_iso3, NEW.area_code, s.quarter_on, s.milestones, s.assessed, s.fulfilled, s.weight, s.weighted_progress)::tracker.step AS step
      FROM tracker.steps_of(NEW, '{}') s
      UNION ALL
      SELECT (OLD.partner_iso3, OLD.area_code, s.quarter_on, -s.milestones, -s.assessed, -s.fulfilled, -s.weight, -s.weighted_progress)::tracker.step
      FROM tracker.steps_of(OLD, '{}') s
    ) change;
    PERFORM tracker.refresh_current(ARRAY[NEW.id]);
  END IF;
  IF (NEW.current_delivery, NEW.current_verdict, NEW.current_commitment)
      IS DISTINCT FROM (OLD.current_delivery, OLD.current_verdict, OLD.current_commitment) THEN
    PERFORM tracker.tally(moved.partner, moved.area, moved.delivery, moved.verdict, moved.commitment, moved.milestones)
    FROM (SELECT * FROM (VALUES (OLD.partner_iso3, OLD.area_code, OLD.current_delivery, OLD.current_verdict, OLD.current_commitment, -1),
                                (NEW.partner_iso3, NEW.area_code, NEW.current_delivery, NEW.current_verdict, NEW.current_commitment, 1))
            AS m (partner, area, delivery, verdict, commitment, milestones)
          ORDER BY delivery NULLS FIRST, verdict NULLS FIRST, commitment) moved;
  END IF;
  IF (opens, NEW.due_on) IS DISTINCT FROM (was_open, OLD.due_on) THEN
    PERFORM tracker.tally_due(moved.partner, moved.due, moved.open_milestones)
    FROM (SELECT * FROM (VALUES (OLD.partner_iso3, OLD.due_on, -was_open::int), (NEW.partner_iso3, NEW.due_on, opens::int))
            AS m (partner, due, open_milestones)
          WHERE open_milestones <> 0 ORDER BY due) moved;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER milestones_keep_updated ON milestones;
--> statement-breakpoint
CREATE TRIGGER milestones_keep_updated
  AFTER UPDATE OF start_on, due_on, baseline, target, weight, current_delivery, current_verdict, current_commitment ON milestones
  FOR EACH ROW EXECUTE FUNCTION tracker.keep_milestone();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.rebuild_read_models() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  LOCK TABLE milestones, assessments, milestone_commitments IN SHARE ROW EXCLUSIVE MODE;
  PERFORM tracker.refresh_current(array_agg(id)) FROM milestones;
  DELETE FROM completion_steps;
  DELETE FROM milestone_tallies;
  DELETE FROM due_tallies;
  INSERT INTO completion_steps
  SELECT m.partner_iso3, m.area_code, s.quarter_on, sum(s.milestones), sum(s.assessed), sum(s.fulfilled), sum(s.weight), sum(s.weighted_progress)
  FROM milestones m, tracker.steps_of(m, '{}') s GROUP BY 1, 2, 3;
  INSERT INTO milestone_tallies (partner_iso3, area_code, delivery, verdict, commitment, milestones)
  SELECT partner_iso3, area_code, coalesce(current_delivery, 'not_assessed'), coalesce(current_verdict, 'none'), current_commitment, count(*)
  FROM milestones GROUP BY 1, 2, 3, 4, 5;
  INSERT INTO due_tallies
  SELECT partner_iso3, date_trunc('month', due_on::timestamp)::date, count(*)
  FROM milestones WHERE tracker.is_open(current_delivery, current_verdict, current_commitment) GROUP BY 1, 2;
END $$;
--> statement-breakpoint
DROP FUNCTION tracker.is_open(text, text);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.lock_milestone(milestone bigint) RETURNS milestones
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT m.* FROM milestones m
  WHERE m.id = milestone
    AND (pg_has_role(session_user, current_user, 'USAGE') OR tracker.viewer_role() = 'manager'
         OR m.partner_iso3 = ANY (tracker.assessed_partners()) OR m.partner_iso3 = ANY (tracker.spoken_partners()))
  FOR NO KEY UPDATE
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.guard_milestone() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  -- What the triggers of the read model keep is no change of the plan.
  kept text[] := ARRAY['current_assessment_id', 'current_value', 'current_delivery', 'current_verdict',
                       'current_effective_on', 'current_accepted_at', 'current_progress', 'current_recheck_on',
                       'waiting_count', 'current_commitment', 'current_aside_on'];
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
      NEW.current_commitment := 'committed';
      NEW.current_aside_on := NULL;
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
--> statement-breakpoint
-- What the partner says of a milestone holds from the day on which it is said. Only the installation, which tells what was said
-- before, dates it itself: not into days to come, and not before what was said last.
CREATE FUNCTION tracker.guard_commitment() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  today date := (now() AT TIME ZONE 'UTC')::date;
  last milestone_commitments;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM tracker.refuse('milestone_commitments_are_kept', 'what a partner said of a milestone is followed by something newer, never changed or removed');
  END IF;
  PERFORM tracker.lock_milestone(NEW.milestone_id);
  IF NOT tracker.is_system() THEN
    NEW.recorded_by := tracker.viewer_id();
    NEW.recorded_at := clock_timestamp();
    NEW.from_on := today;
  END IF;
  SELECT * INTO last FROM milestone_commitments c WHERE c.milestone_id = NEW.milestone_id ORDER BY c.from_on DESC, c.id DESC LIMIT 1;
  IF NEW.commitment = coalesce(last.commitment, 'committed') THEN
    PERFORM tracker.refuse('milestone_commitments_say_something_new', 'this is how the partner stands to the milestone already');
  END IF;
  IF NEW.from_on < last.from_on OR NEW.from_on > today THEN
    PERFORM tracker.refuse('milestone_commitments_in_order', 'it holds neither from before what was said last nor from a day to come');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_guard BEFORE INSERT OR UPDATE OR DELETE ON milestone_commitments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_commitment();
--> statement-breakpoint
CREATE FUNCTION tracker.keep_commitments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  added bigint[];
  touched bigint[];
BEGIN
  SELECT coalesce(array_agg(w.id), '{}'), coalesce(array_agg(DISTINCT w.milestone_id), '{}') INTO added, touched FROM written w;
  PERFORM tracker.add_steps(array_agg(change.step)) FROM (
    SELECT (m.partner_iso3, m.area_code, s.quarter_on, s.milestones, s.assessed, s.fulfilled, s.weight, s.weighted_progress)::tracker.step AS step
    FROM milestones m, tracker.steps_of(m, '{}') s WHERE m.id = ANY (touched)
    UNION ALL
    SELECT (m.partner_iso3, m.area_code, s.quarter_on, -s.milestones, -s.assessed, -s.fulfilled, -s.weight, -s.weighted_progress)::tracker.step
    FROM milestones m, tracker.steps_of(m, '{}', added) s WHERE m.id = ANY (touched)
  ) change;
  PERFORM tracker.refresh_current(touched);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_keep AFTER INSERT ON milestone_commitments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_commitments();
--> statement-breakpoint
-- Nothing is claimed of a withdrawn milestone for a day on which it was withdrawn. Named to come after assessments_guard, which
-- holds the milestone: a withdrawal at the same time comes before or after, never in between.
CREATE FUNCTION tracker.guard_withdrawn() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF 'withdrawn' = (
    SELECT c.commitment FROM milestone_commitments c WHERE c.milestone_id = NEW.milestone_id AND c.from_on <= NEW.effective_on
    ORDER BY c.from_on DESC, c.id DESC LIMIT 1
  ) THEN
    PERFORM tracker.refuse('assessments_not_of_withdrawn', 'the partner has withdrawn the milestone before that day');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_withdrawn_guard BEFORE INSERT OR UPDATE OF state, effective_on ON assessments
  FOR EACH ROW WHEN (NEW.state IN ('submitted', 'accepted')) EXECUTE FUNCTION tracker.guard_withdrawn();
--> statement-breakpoint
ALTER TABLE milestone_commitments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestone_commitments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestone_commitments_installation ON milestone_commitments USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestone_commitments_read ON milestone_commitments FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestone_commitments_change ON milestone_commitments FOR INSERT WITH CHECK (partner_iso3 = ANY ((SELECT tracker.spoken_partners())::text[]));
--> statement-breakpoint
GRANT SELECT, INSERT ON milestone_commitments TO tracker_app;
--> statement-breakpoint
-- A proposal stays as it was made. Its partner takes it back; who plans for the partner adopts it as a milestone, or declines it.
CREATE FUNCTION tracker.guard_proposal() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  ending text[] := ARRAY['state', 'decided_by', 'decided_at', 'decision_reason', 'milestone_id', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM tracker.refuse('milestone_proposals_are_kept', 'a proposal is taken back or declined, never removed');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT tracker.is_system() THEN
      NEW.proposed_by := tracker.viewer_id();
      NEW.proposed_at := clock_timestamp();
      NEW.state := 'open';
      NEW.decided_by := NULL;
      NEW.decided_at := NULL;
      NEW.decision_reason := NULL;
      NEW.milestone_id := NULL;
      NEW.version := 1;
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'open' THEN
    PERFORM tracker.refuse('milestone_proposals_end_once', 'this proposal was decided or taken back');
  END IF;
  IF to_jsonb(NEW) - ending <> to_jsonb(OLD) - ending OR NEW.state = 'open' THEN
    PERFORM tracker.refuse('milestone_proposals_stay_as_made', 'a proposal stays as it was made');
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    PERFORM tracker.refuse('milestone_proposals_version_counts', 'a change raises the version by one');
  END IF;
  IF NEW.milestone_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM milestones m WHERE m.id = NEW.milestone_id AND m.partner_iso3 = NEW.partner_iso3
  ) THEN
    PERFORM tracker.refuse('milestone_proposals_of_the_same_partner', 'a proposal becomes a milestone of its own partner');
  END IF;
  IF NOT tracker.is_system() THEN
    IF NEW.state = 'taken_back' AND NOT NEW.partner_iso3 = ANY (tracker.spoken_partners()) THEN
      PERFORM tracker.refuse('milestone_proposals_taken_back_by_partner', 'only the partner takes its proposal back');
    END IF;
    IF NEW.state <> 'taken_back' AND NOT (tracker.plans_every_partner() OR NEW.partner_iso3 = ANY (tracker.assessed_partners())) THEN
      PERFORM tracker.refuse('milestone_proposals_decided_by_planners', 'only who plans for the partner adopts or declines its proposal');
    END IF;
    NEW.decided_by := tracker.viewer_id();
    NEW.decided_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_proposals_guard BEFORE INSERT OR UPDATE OR DELETE ON milestone_proposals
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_proposal();
--> statement-breakpoint
ALTER TABLE milestone_proposals ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestone_proposals FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestone_proposals_installation ON milestone_proposals USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestone_proposals_read ON milestone_proposals FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestone_proposals_propose ON milestone_proposals FOR INSERT WITH CHECK (partner_iso3 = ANY ((SELECT tracker.spoken_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestone_proposals_end ON milestone_proposals FOR UPDATE
  USING ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[])
         OR partner_iso3 = ANY ((SELECT tracker.spoken_partners())::text[]));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (state, decision_reason, milestone_id, version) ON milestone_proposals TO tracker_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.is_open(text, text, text), tracker.steps_of(milestones, bigint[], bigint[]), tracker.tally(text, text, text, text, text, int),
  tracker.guard_commitment(), tracker.keep_commitments(), tracker.guard_withdrawn(), tracker.guard_proposal()
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.is_open(text, text, text) TO tracker_app;
