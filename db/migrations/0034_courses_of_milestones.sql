DROP INDEX "milestone_versions_known";--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "assessment_ids" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "effective_on" date[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "accepted_at" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "accepted_in_order" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "measured" numeric[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "progress" numeric[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "deliveries" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "verdicts" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "recheck_on" date[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "said_from" date[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "said_at" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "said_in_order" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "commitments" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "milestone_versions_known" ON "milestone_versions" USING btree ("known_from","known_to","partner_iso3");
--> statement-breakpoint
-- Courses keep words as their places in these lists, of one width and without their letters: lists of past days read a lot of them.
CREATE FUNCTION tracker.deliveries() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '{not_started,in_progress,completed,discontinued}'::text[] $$;
--> statement-breakpoint
CREATE FUNCTION tracker.verdicts() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '{ongoing,partially_fulfilled,fulfilled,not_fulfilled,reversed}'::text[] $$;
--> statement-breakpoint
CREATE FUNCTION tracker.commitments() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '{committed,paused,withdrawn}'::text[] $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.deliveries(), tracker.verdicts(), tracker.commitments() TO tracker_app;
--> statement-breakpoint
-- A row grows with its history and is read whole: it stays in one piece, and its page has room for what is accepted next.
ALTER TABLE milestone_versions SET (toast_tuple_target = 8160, fillfactor = 85);
--> statement-breakpoint
-- Keeps the course in each version of some milestones. What was accepted or said after a version was replaced is no part of it; earlier
-- versions change when somebody tells afterwards what was known long ago, as a seed does.
CREATE FUNCTION tracker.keep_courses(ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE milestone_versions kept SET
    assessment_ids = k.assessment_ids, effective_on = k.effective_on, accepted_at = k.accepted_at, accepted_in_order = k.accepted_in_order,
    measured = k.measured, progress = k.progress, deliveries = k.deliveries, verdicts = k.verdicts, recheck_on = k.recheck_on,
    said_from = k.said_from, said_at = k.said_at, said_in_order = k.said_in_order, commitments = k.commitments
  FROM (
    SELECT v.milestone_id, v.version, j.*, s.*
    FROM milestone_versions v
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(h.id), '{}') AS assessment_ids, coalesce(array_agg(h.effective_on), '{}') AS effective_on,
             coalesce(array_agg(h.accepted_at), '{}') AS accepted_at, coalesce(bool_and(h.in_order), true) AS accepted_in_order,
             coalesce(array_agg(h.value), '{}') AS measured,
             coalesce(array_agg(tracker.progress(h.value, v.baseline, v.target)), '{}') AS progress,
             coalesce(array_agg(array_position(tracker.deliveries(), h.delivery)::smallint), '{}') AS deliveries,
             coalesce(array_agg(array_position(tracker.verdicts(), h.verdict)::smallint), '{}') AS verdicts,
             coalesce(array_agg(h.recheck_on), '{}') AS recheck_on
      FROM (
        SELECT a.id, a.effective_on, a.accepted_at, a.value, a.delivery, a.verdict, a.recheck_on,
               a.accepted_at >= lag(a.accepted_at, 1, a.accepted_at) OVER w AS in_order
        FROM assessments a
        WHERE a.milestone_id = v.milestone_id AND a.state = 'accepted' AND (v.known_to IS NULL OR a.accepted_at < v.known_to)
        WINDOW w AS (ORDER BY a.effective_on, a.accepted_at, a.id) ORDER BY a.effective_on, a.accepted_at, a.id
      ) h
    ) j
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(h.from_on), '{}') AS said_from, coalesce(array_agg(h.recorded_at), '{}') AS said_at,
             coalesce(bool_and(h.in_order), true) AS said_in_order,
             coalesce(array_agg(array_position(tracker.commitments(), h.commitment)::smallint), '{}') AS commitments
      FROM (
        SELECT c.from_on, c.recorded_at, c.commitment, c.recorded_at >= lag(c.recorded_at, 1, c.recorded_at) OVER w AS in_order
        FROM milestone_commitments c
        WHERE c.milestone_id = v.milestone_id AND (v.known_to IS NULL OR c.recorded_at < v.known_to)
        WINDOW w AS (ORDER BY c.from_on, c.id) ORDER BY c.from_on, c.id
      ) h
    ) s
    WHERE v.milestone_id = ANY (ids)
  ) k
  WHERE kept.milestone_id = k.milestone_id AND kept.version = k.version
    AND (kept.assessment_ids, kept.effective_on, kept.accepted_at, kept.accepted_in_order, kept.measured, kept.progress, kept.deliveries,
         kept.verdicts, kept.recheck_on, kept.said_from, kept.said_at, kept.said_in_order, kept.commitments)
      IS DISTINCT FROM (k.assessment_ids, k.effective_on, k.accepted_at, k.accepted_in_order, k.measured, k.progress, k.deliveries,
                        k.verdicts, k.recheck_on, k.said_from, k.said_at, k.said_in_order, k.commitments);
END $$;
--> statement-breakpoint
-- Named to come after milestones_keep_version, which writes the version. Of a new milestone nothing can have been accepted or said.
CREATE FUNCTION tracker.trace_milestone_course() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_courses(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestones_trace_course_updated AFTER UPDATE OF version ON milestones
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION tracker.trace_milestone_course();
--> statement-breakpoint
CREATE FUNCTION tracker.trace_assessment_courses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_courses(array_agg(DISTINCT w.milestone_id)) FROM written w WHERE w.state = 'accepted' HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_trace_courses_inserted AFTER INSERT ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.trace_assessment_courses();
--> statement-breakpoint
CREATE TRIGGER assessments_trace_courses_updated AFTER UPDATE ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.trace_assessment_courses();
--> statement-breakpoint
CREATE FUNCTION tracker.trace_commitment_courses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.keep_courses(array_agg(DISTINCT w.milestone_id)) FROM written w HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_trace_courses AFTER INSERT ON milestone_commitments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.trace_commitment_courses();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.keep_courses(bigint[]), tracker.trace_milestone_course(), tracker.trace_assessment_courses(), tracker.trace_commitment_courses()
FROM PUBLIC;
--> statement-breakpoint
-- The plan in force, and beside it what held by then: a place in the course of the milestone. Where things came to be known in the order of
-- the days that they are about, it is the smaller of two counts, those up to the day and those known by then; otherwise the last one
-- that is both. `HAVING true` says that a lookup is one row, so that a question that does not ask for it, such as how many there are,
-- leaves it out, and so are those by aggregates. When a reversal was accepted is no condition for the index: PostgreSQL 18 reckons a
-- second range in it as dear, and would rather read and sort all that a milestone has.
CREATE OR REPLACE VIEW past.milestones WITH (security_invoker = true) AS
SELECT v.milestone_id AS id, v.code, v.partner_iso3, v.area_code, v.template_code, v.title, v.description, v.nature, v.indicator, v.unit,
       v.scale_id, v.baseline, v.target, v.start_on, v.due_on, v.first_due_on, v.weight, v.lead_institution, v.source_url,
       v.known_from AS updated_at, v.version,
       v.assessment_ids[p.judged] AS current_assessment_id, v.measured[p.judged] AS current_value,
       (tracker.deliveries())[v.deliveries[p.judged]] AS current_delivery, (tracker.verdicts())[v.verdicts[p.judged]] AS current_verdict,
       v.effective_on[p.judged] AS current_effective_on, v.accepted_at[p.judged] AS current_accepted_at,
       v.progress[p.judged] AS current_progress, v.recheck_on[p.judged] AS current_recheck_on,
       r.effective_on AS current_reversed_on, u.effective_on AS current_undone_on, u.verdict AS current_undone_verdict,
       -- What waited then is not kept.
       0 AS waiting_count,
       coalesce((tracker.commitments())[v.commitments[p.said]], 'committed') AS current_commitment,
       CASE WHEN (tracker.commitments())[v.commitments[p.said]] <> 'committed' THEN v.said_from[p.said] END AS current_aside_on
FROM public.milestone_versions v
LEFT JOIN LATERAL (
  SELECT CASE WHEN v.accepted_in_order
           THEN least(width_bucket((SELECT tracker.as_of_day()), v.effective_on),
                      width_bucket((SELECT tracker.known_before() - interval '1 microsecond'), v.accepted_at))
           ELSE (SELECT max(k.place)::int FROM unnest(v.effective_on, v.accepted_at) WITH ORDINALITY k (on_day, at, place)
                 WHERE k.on_day <= (SELECT tracker.as_of_day()) AND k.at < (SELECT tracker.known_before())) END AS judged,
         CASE WHEN v.said_in_order
           THEN least(width_bucket((SELECT tracker.as_of_day()), v.said_from),
                      width_bucket((SELECT tracker.known_before() - interval '1 microsecond'), v.said_at))
           ELSE (SELECT max(k.place)::int FROM unnest(v.said_from, v.said_at) WITH ORDINALITY k (on_day, at, place)
                 WHERE k.on_day <= (SELECT tracker.as_of_day()) AND k.at < (SELECT tracker.known_before())) END AS said
  HAVING true
) p ON true
LEFT JOIN LATERAL (
  SELECT max(x.effective_on) AS effective_on, max(x.accepted_at) AS accepted_at, max(x.id) AS id
  FROM (
    SELECT h.effective_on, h.accepted_at, h.id FROM public.assessments h
    WHERE h.milestone_id = v.milestone_id AND h.state = 'accepted' AND h.verdict = 'reversed'
      AND coalesce(h.accepted_at, 'infinity') < (SELECT tracker.known_before()) AND h.effective_on <= (SELECT tracker.as_of_day())
    ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
  ) x
  WHERE NOT EXISTS (
    SELECT FROM public.assessments f
    WHERE f.milestone_id = v.milestone_id AND f.state = 'accepted' AND f.verdict = 'fulfilled'
      AND coalesce(f.accepted_at, 'infinity') < (SELECT tracker.known_before()) AND f.effective_on <= (SELECT tracker.as_of_day())
      AND (f.effective_on, f.accepted_at, f.id) > (x.effective_on, x.accepted_at, x.id))
) r ON true
LEFT JOIN LATERAL (
  SELECT max(x.effective_on) AS effective_on, max(x.verdict) AS verdict
  FROM (
    SELECT h.effective_on, h.verdict FROM public.assessments h
    WHERE h.milestone_id = v.milestone_id AND h.state = 'accepted' AND coalesce(h.accepted_at, 'infinity') < (SELECT tracker.known_before())
      AND (h.effective_on, h.accepted_at, h.id) < (r.effective_on, r.accepted_at, r.id)
    ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
  ) x
) u ON true
WHERE v.known_from < (SELECT tracker.known_before()) AND (v.known_to IS NULL OR v.known_to >= (SELECT tracker.known_before()));
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
  DELETE FROM figure_postings;
  DELETE FROM figure_balances;
  PERFORM tracker.replay_figures(array_agg(id ORDER BY id)) FROM milestones;
  PERFORM tracker.keep_courses(array_agg(id ORDER BY id)) FROM milestones;
  -- As they lie when they are written as they come: what came to be known in a month is read together. At the end, since nobody reads
  -- them meanwhile.
  CLUSTER figure_postings USING figure_postings_known;
END $$;
--> statement-breakpoint
-- What is here already.
SELECT set_config('tracker.system', 'on', true);
--> statement-breakpoint
SELECT tracker.keep_courses(coalesce(array_agg(id ORDER BY id), '{}')) FROM milestones;
--> statement-breakpoint
SELECT set_config('tracker.system', '', true);
--> statement-breakpoint
CLUSTER figure_postings USING figure_postings_known;
--> statement-breakpoint
ANALYZE milestone_versions;
