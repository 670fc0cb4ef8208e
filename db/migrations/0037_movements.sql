CREATE TABLE "movement_steps" (
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"nature" text NOT NULL,
	"quarter_on" date NOT NULL,
	"kind" text NOT NULL,
	"milestones" integer NOT NULL,
	"counted" integer NOT NULL,
	"assessed" integer NOT NULL,
	"weight" numeric(24, 3) NOT NULL,
	"weighted_progress" numeric(30, 9) NOT NULL,
	CONSTRAINT "movement_steps_pkey" PRIMARY KEY("partner_iso3","area_code","nature","quarter_on","kind"),
	CONSTRAINT "movement_steps_quarter_starts" CHECK ("movement_steps"."quarter_on" = date_trunc('quarter', "movement_steps"."quarter_on"::timestamp)::date)
);
--> statement-breakpoint
CREATE TABLE "movements" (
	"milestone_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"nature" text NOT NULL,
	"quarter_on" date NOT NULL,
	"kind" text NOT NULL,
	"counted" integer NOT NULL,
	"assessed" integer NOT NULL,
	"weight" numeric(24, 3) NOT NULL,
	"weighted_progress" numeric(30, 9) NOT NULL,
	CONSTRAINT "movements_pkey" PRIMARY KEY("milestone_id","quarter_on","kind"),
	CONSTRAINT "movements_kind_is_known" CHECK ("movements"."kind" in ('new', 'advanced', 'fulfilled', 'fell_back', 'reversed', 'rebaselined', 'withdrawn', 'assessed'))
);
--> statement-breakpoint
ALTER TABLE "movement_steps" ADD CONSTRAINT "movement_steps_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movement_steps" ADD CONSTRAINT "movement_steps_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "movements_partner" ON "movements" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "movements_of_quarter" ON "movements" USING btree ("quarter_on","kind","milestone_id");--> statement-breakpoint
-- At the end of which quarter a fact is believed: it is about a day of it or of an earlier one, and known by then.
CREATE FUNCTION tracker.believed_quarter(about date, known timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_trunc('quarter', greatest(about::timestamp, known AT TIME ZONE 'UTC'))::date
$$;
--> statement-breakpoint
-- The weight of what is achieved; nothing of what cannot be measured.
CREATE FUNCTION tracker.earned(value numeric, baseline numeric, target numeric, weight numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN target <> baseline
    THEN least(greatest(tracker.progress(coalesce(value, baseline), baseline, target), 0), 1) * weight ELSE 0 END
$$;
--> statement-breakpoint
-- How some milestones moved completion, from a quarter on. Each is seen at the end of every quarter in which it can have changed, as it
-- was believed then, and held against the time before. Of one that counts at both ends a new plan and a new assessment are told apart:
-- first what was measured before by the new plan, then what is measured now. How sums of them become
-- shares of completion is said in lib/movements/rules.ts.
CREATE FUNCTION tracker.movements_of(ids bigint[], since date)
RETURNS TABLE (milestone_id bigint, partner_iso3 text, area_code text, nature text, quarter_on date, kind text, counted int, assessed int,
               weight numeric, weighted_progress numeric)
LANGUAGE sql STABLE AS $$
  WITH turning AS (
    SELECT i.id, (since - interval '3 months')::date AS quarter_on FROM unnest(ids) i (id)
    UNION
    SELECT v.milestone_id, t.quarter_on FROM milestone_versions v
    CROSS JOIN LATERAL (VALUES (tracker.believed_quarter('-infinity', v.known_from)), (tracker.believed_quarter(v.start_on, v.known_from))) t (quarter_on)
    WHERE v.milestone_id = ANY (ids) AND t.quarter_on >= since
    UNION
    SELECT a.milestone_id, tracker.believed_quarter(a.effective_on, a.accepted_at) FROM assessments a
    WHERE a.milestone_id = ANY (ids) AND a.state = 'accepted' AND tracker.believed_quarter(a.effective_on, a.accepted_at) >= since
    UNION
    SELECT c.milestone_id, tracker.believed_quarter(c.from_on, c.recorded_at) FROM milestone_commitments c
    WHERE c.milestone_id = ANY (ids) AND tracker.believed_quarter(c.from_on, c.recorded_at) >= since
  ), held AS (
    SELECT t.id, t.quarter_on, v.baseline, v.target, v.weight, j.id AS judged, j.value, j.verdict,
           j.delivery IS NOT DISTINCT FROM 'discontinued' OR s.commitment IS NOT DISTINCT FROM 'withdrawn' AS given_up,
           v.start_on IS NOT NULL AND v.start_on < e.on_day AND j.delivery IS DISTINCT FROM 'discontinued'
             AND s.commitment IS DISTINCT FROM 'withdrawn' AS counted
    FROM turning t
    CROSS JOIN LATERAL (
      SELECT (t.quarter_on + interval '3 months')::date AS on_day, (t.quarter_on + interval '3 months') AT TIME ZONE 'UTC' AS at
    ) e
    LEFT JOIN milestone_versions v ON v.milestone_id = t.id AND v.known_from < e.at AND (v.known_to IS NULL OR v.known_to >= e.at)
    LEFT JOIN LATERAL (
      SELECT a.id, a.value, a.delivery, a.verdict FROM assessments a
      WHERE a.milestone_id = t.id AND a.state = 'accepted' AND a.effective_on < e.on_day AND a.accepted_at < e.at
      ORDER BY a.effective_on DESC, a.accepted_at DESC, a.id DESC LIMIT 1
    ) j ON true
    LEFT JOIN LATERAL (
      SELECT c.commitment FROM milestone_commitments c
      WHERE c.milestone_id = t.id AND c.from_on < e.on_day AND c.recorded_at < e.at
      ORDER BY c.from_on DESC, c.id DESC LIMIT 1
    ) s ON true
  ), moved AS (
    SELECT h.*, lag(h.counted, 1, false) OVER w AS was_counted, lag(h.baseline) OVER w AS old_baseline, lag(h.target) OVER w AS old_target,
           lag(h.weight) OVER w AS old_weight, lag(h.judged) OVER w AS old_judged, lag(h.value) OVER w AS old_value, lag(h.verdict) OVER w AS old_verdict
    FROM held h WINDOW w AS (PARTITION BY h.id ORDER BY h.quarter_on)
  ), parts AS (
    SELECT m.id, m.quarter_on, 'new' AS kind, 1 AS counted, (m.judged IS NOT NULL)::int AS assessed,
           CASE WHEN m.target <> m.baseline THEN m.weight ELSE 0 END AS weight, tracker.earned(m.value, m.baseline, m.target, m.weight) AS weighted_progress
    FROM moved m WHERE m.counted AND NOT m.was_counted
    UNION ALL
    SELECT m.id, m.quarter_on, CASE WHEN m.given_up THEN 'withdrawn' ELSE 'rebaselined' END, -1, -(m.old_judged IS NOT NULL)::int,
           CASE WHEN m.old_target <> m.old_baseline THEN -m.old_weight ELSE 0 END, -tracker.earned(m.old_value, m.old_baseline, m.old_target, m.old_weight)
    FROM moved m WHERE m.was_counted AND NOT m.counted
    UNION ALL
    SELECT m.id, m.quarter_on, 'rebaselined', 0, 0,
           CASE WHEN m.target <> m.baseline THEN m.weight ELSE 0 END - CASE WHEN m.old_target <> m.old_baseline THEN m.old_weight ELSE 0 END,
           tracker.earned(m.old_value, m.baseline, m.target, m.weight) - tracker.earned(m.old_value, m.old_baseline, m.old_target, m.old_weight)
    FROM moved m
    WHERE m.was_counted AND m.counted AND (m.baseline, m.target, m.weight) IS DISTINCT FROM (m.old_baseline, m.old_target, m.old_weight)
    UNION ALL
    SELECT m.id, m.quarter_on, j.kind, 0, (m.judged IS NOT NULL)::int - (m.old_judged IS NOT NULL)::int, 0, e.change
    FROM moved m
    CROSS JOIN LATERAL (
      SELECT tracker.earned(m.value, m.baseline, m.target, m.weight) - tracker.earned(m.old_value, m.baseline, m.target, m.weight) AS change
    ) e
    CROSS JOIN LATERAL (
      SELECT CASE WHEN m.verdict = 'fulfilled' AND m.old_verdict IS DISTINCT FROM 'fulfilled' THEN 'fulfilled'
                  WHEN m.verdict = 'reversed' AND m.old_verdict IS DISTINCT FROM 'reversed' THEN 'reversed'
                  WHEN e.change > 0 THEN 'advanced'
                  WHEN e.change < 0 THEN 'fell_back'
                  WHEN m.old_judged IS NULL THEN 'assessed' END AS kind
    ) j
    WHERE m.was_counted AND m.counted AND m.judged IS DISTINCT FROM m.old_judged AND j.kind IS NOT NULL
  )
  SELECT p.id, n.partner_iso3, n.area_code, n.nature, p.quarter_on, p.kind, p.counted, p.assessed, p.weight, p.weighted_progress
  FROM parts p JOIN milestones n ON n.id = p.id
  WHERE p.quarter_on >= since
$$;
--> statement-breakpoint
-- Makes the movements of some milestones anew from a quarter on, and brings the sums along. These are taken in one order by everybody,
-- all at once, so that two decisions wait for each other rather than deadlock. A plan is made once for a connection: it takes ten times
-- as long as what it plans, and PostgreSQL, which reckons with ten milestones where there is one, would make it anew each time.
CREATE FUNCTION tracker.keep_movements(ids bigint[], since date) RETURNS void
LANGUAGE plpgsql VOLATILE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  gone movements[];
BEGIN
  WITH removed AS (
    DELETE FROM movements m WHERE m.milestone_id = ANY (ids) AND m.quarter_on >= since RETURNING m
  )
  SELECT array_agg(r.m) INTO gone FROM removed r;
  INSERT INTO movements (milestone_id, partner_iso3, area_code, nature, quarter_on, kind, counted, assessed, weight, weighted_progress)
  SELECT m.milestone_id, m.partner_iso3, m.area_code, m.nature, m.quarter_on, m.kind, m.counted, m.assessed, m.weight, m.weighted_progress
  FROM tracker.movements_of(ids, since) m;
  INSERT INTO movement_steps AS kept
    (partner_iso3, area_code, nature, quarter_on, kind, milestones, counted, assessed, weight, weighted_progress)
  SELECT d.partner_iso3, d.area_code, d.nature, d.quarter_on, d.kind, sum(d.sign), sum(d.sign * d.counted), sum(d.sign * d.assessed),
         sum(d.sign * d.weight), sum(d.sign * d.weighted_progress)
  FROM (
    SELECT 1 AS sign, m.* FROM movements m WHERE m.milestone_id = ANY (ids) AND m.quarter_on >= since
    UNION ALL
    SELECT -1, g.* FROM unnest(gone) g
  ) d
  GROUP BY 1, 2, 3, 4, 5
  HAVING (sum(d.sign), sum(d.sign * d.counted), sum(d.sign * d.assessed), sum(d.sign * d.weight), sum(d.sign * d.weighted_progress)) <> (0, 0, 0, 0, 0)
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (partner_iso3, area_code, nature, quarter_on, kind) DO UPDATE SET
    milestones = kept.milestones + excluded.milestones, counted = kept.counted + excluded.counted, assessed = kept.assessed + excluded.assessed,
    weight = kept.weight + excluded.weight, weighted_progress = kept.weighted_progress + excluded.weighted_progress;
END $$;
--> statement-breakpoint
-- The triggers are named to come after those that keep versions, figures and courses.
CREATE FUNCTION tracker.trace_milestone_movements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_movements(ARRAY[NEW.id], tracker.believed_quarter('-infinity', CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestones_trace_movements_inserted AFTER INSERT ON milestones
  FOR EACH ROW EXECUTE FUNCTION tracker.trace_milestone_movements();
--> statement-breakpoint
CREATE TRIGGER milestones_trace_movements_updated AFTER UPDATE OF version ON milestones
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION tracker.trace_milestone_movements();
--> statement-breakpoint
CREATE FUNCTION tracker.trace_assessment_movements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_movements(array_agg(DISTINCT w.milestone_id), min(tracker.believed_quarter(w.effective_on, w.accepted_at)))
  FROM written w WHERE w.state = 'accepted' HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_trace_movements_inserted AFTER INSERT ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.trace_assessment_movements();
--> statement-breakpoint
CREATE TRIGGER assessments_trace_movements_updated AFTER UPDATE ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.trace_assessment_movements();
--> statement-breakpoint
CREATE FUNCTION tracker.trace_commitment_movements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_movements(array_agg(DISTINCT w.milestone_id), min(tracker.believed_quarter(w.from_on, w.recorded_at)))
  FROM written w HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_trace_movements AFTER INSERT ON milestone_commitments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.trace_commitment_movements();
--> statement-breakpoint
-- All movements and their sums anew.
CREATE FUNCTION tracker.rebuild_movements() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  LOCK TABLE milestones, assessments, milestone_commitments IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM movements;
  DELETE FROM movement_steps;
  INSERT INTO movements (milestone_id, partner_iso3, area_code, nature, quarter_on, kind, counted, assessed, weight, weighted_progress)
  SELECT m.* FROM tracker.movements_of((SELECT array_agg(id) FROM milestones), '-infinity') m;
  INSERT INTO movement_steps (partner_iso3, area_code, nature, quarter_on, kind, milestones, counted, assessed, weight, weighted_progress)
  SELECT m.partner_iso3, m.area_code, m.nature, m.quarter_on, m.kind, count(*), sum(m.counted), sum(m.assessed), sum(m.weight), sum(m.weighted_progress)
  FROM movements m GROUP BY 1, 2, 3, 4, 5;
END $$;
--> statement-breakpoint
ALTER TABLE movements ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE movements FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY movements_installation ON movements USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY movements_read ON movements FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON movements TO tracker_app;
--> statement-breakpoint
ALTER TABLE movement_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE movement_steps FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY movement_steps_installation ON movement_steps USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY movement_steps_read ON movement_steps FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON movement_steps TO tracker_app;
--> statement-breakpoint
-- Of a past day the quarters that had ended by then, if their ends are among what was known: what is believed at an end stays as it is.
CREATE VIEW past.movements WITH (security_invoker = true) AS
SELECT m.* FROM public.movements m
WHERE m.quarter_on + interval '3 months' <= (SELECT tracker.as_of_day() + interval '1 day')
  AND (m.quarter_on + interval '3 months') AT TIME ZONE 'UTC' <= (SELECT tracker.known_before());
--> statement-breakpoint
CREATE VIEW past.movement_steps WITH (security_invoker = true) AS
SELECT s.* FROM public.movement_steps s
WHERE s.quarter_on + interval '3 months' <= (SELECT tracker.as_of_day() + interval '1 day')
  AND (s.quarter_on + interval '3 months') AT TIME ZONE 'UTC' <= (SELECT tracker.known_before());
--> statement-breakpoint
GRANT SELECT ON past.movements, past.movement_steps TO tracker_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.believed_quarter(date, timestamptz), tracker.earned(numeric, numeric, numeric, numeric), tracker.movements_of(bigint[], date),
  tracker.keep_movements(bigint[], date), tracker.trace_milestone_movements(), tracker.trace_assessment_movements(),
  tracker.trace_commitment_movements(), tracker.rebuild_movements()
FROM PUBLIC;
--> statement-breakpoint
SELECT set_config('tracker.system', 'on', true);
--> statement-breakpoint
SELECT tracker.rebuild_movements();
--> statement-breakpoint
SELECT set_config('tracker.system', '', true);
