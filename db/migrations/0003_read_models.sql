-- The summaries behind the charts, kept in the transaction of the change that moves them, whoever writes.
-- docs/methodology.md states the formulas; lib/completion/rules.ts computes the same from the history, and a test compares.
CREATE FUNCTION tracker.progress(value numeric, baseline numeric, target numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- Half away from zero, in whole millionths: a quotient rounded twice could differ in its last digit.
  SELECT CASE WHEN target <> baseline
    THEN sign(value - baseline) * sign(target - baseline) * 0.000001
         * div(2000000 * abs(value - baseline) + abs(target - baseline), 2 * abs(target - baseline)) END
$$;
--> statement-breakpoint
-- What one milestone adds to its partner and area, quarter by quarter, by its plan now in force and its accepted assessments
-- but for those left out.
CREATE FUNCTION tracker.steps_of(milestone milestones, left_out bigint[])
RETURNS TABLE (quarter_on date, milestones int, assessed int, fulfilled int, weight numeric, weighted_progress numeric)
LANGUAGE sql STABLE AS $$
  WITH judged AS (
    SELECT DISTINCT ON (q.quarter_on) q.quarter_on, a.delivery, a.verdict,
           tracker.progress(a.value, milestone.baseline, milestone.target) AS progress
    FROM assessments a
    CROSS JOIN LATERAL (SELECT date_trunc('quarter', greatest(a.effective_on, milestone.start_on)::timestamp)::date AS quarter_on) q
    WHERE a.milestone_id = milestone.id AND a.state = 'accepted' AND a.id <> ALL (left_out)
    ORDER BY q.quarter_on, a.effective_on DESC, a.accepted_at DESC, a.id DESC
  ), held AS (
    SELECT j.quarter_on,
           (j.delivery <> 'discontinued')::int AS milestones,
           (j.delivery <> 'discontinued')::int AS assessed,
           (j.delivery <> 'discontinued' AND j.verdict = 'fulfilled')::int AS fulfilled,
           CASE WHEN j.delivery <> 'discontinued' AND j.progress IS NOT NULL THEN milestone.weight ELSE 0 END AS weight,
           CASE WHEN j.delivery <> 'discontinued' AND j.progress IS NOT NULL
                THEN least(greatest(j.progress, 0), 1) * milestone.weight ELSE 0 END AS weighted_progress
    FROM judged j
    UNION ALL
    SELECT started.quarter_on, 1, 0, 0, CASE WHEN milestone.target <> milestone.baseline THEN milestone.weight ELSE 0 END, 0
    FROM (SELECT date_trunc('quarter', milestone.start_on::timestamp)::date AS quarter_on) started
    WHERE NOT EXISTS (SELECT 1 FROM judged j WHERE j.quarter_on = started.quarter_on)
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
CREATE TYPE tracker.step AS (
  partner_iso3 text, area_code text, quarter_on date,
  milestones int, assessed int, fulfilled int, weight numeric, weighted_progress numeric
);
--> statement-breakpoint
-- Rows are taken in one order by everybody, so that two decisions wait for each other rather than deadlock.
CREATE FUNCTION tracker.add_steps(steps tracker.step[]) RETURNS void
LANGUAGE sql VOLATILE AS $$
  INSERT INTO completion_steps AS kept
    (partner_iso3, area_code, quarter_on, milestones, assessed, fulfilled, weight, weighted_progress)
  SELECT s.partner_iso3, s.area_code, s.quarter_on, sum(s.milestones), sum(s.assessed), sum(s.fulfilled), sum(s.weight), sum(s.weighted_progress)
  FROM unnest(steps) s
  GROUP BY s.partner_iso3, s.area_code, s.quarter_on
  HAVING (sum(s.milestones), sum(s.assessed), sum(s.fulfilled), sum(s.weight), sum(s.weighted_progress)) <> (0, 0, 0, 0, 0)
  ORDER BY s.partner_iso3, s.area_code, s.quarter_on
  ON CONFLICT (partner_iso3, area_code, quarter_on) DO UPDATE SET
    milestones = kept.milestones + excluded.milestones,
    assessed = kept.assessed + excluded.assessed,
    fulfilled = kept.fulfilled + excluded.fulfilled,
    weight = kept.weight + excluded.weight,
    weighted_progress = kept.weighted_progress + excluded.weighted_progress
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.keep_assessments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  accepted bigint[];
  touched bigint[];
BEGIN
  -- An accepted assessment never changes, so that every accepted row of an update is newly so.
  SELECT coalesce(array_agg(n.id) FILTER (WHERE n.state = 'accepted'), '{}'), coalesce(array_agg(DISTINCT n.milestone_id), '{}')
    INTO accepted, touched FROM written n;

  IF accepted <> '{}' THEN
    IF EXISTS (
      SELECT 1 FROM (
        SELECT a.verdict, lag(a.verdict) OVER (PARTITION BY a.milestone_id ORDER BY a.effective_on, a.accepted_at, a.id) AS before
        FROM assessments a WHERE a.state = 'accepted'
          AND a.milestone_id IN (SELECT n.milestone_id FROM written n WHERE n.state = 'accepted')
      ) history
      WHERE history.verdict = 'reversed' AND coalesce(history.before, 'none') NOT IN ('fulfilled', 'partially_fulfilled')
    ) THEN
      PERFORM tracker.refuse('assessments_reversed_after_fulfilled', 'reversed can follow only fulfilled or partially fulfilled');
    END IF;
    PERFORM tracker.add_steps(array_agg(change.step)) FROM (
      SELECT (m.partner_iso3, m.area_code, s.quarter_on, s.milestones, s.assessed, s.fulfilled, s.weight, s.weighted_progress)::tracker.step AS step
      FROM milestones m, tracker.steps_of(m, '{}') s
      WHERE m.id IN (SELECT n.milestone_id FROM written n WHERE n.state = 'accepted')
      UNION ALL
      SELECT (m.partner_iso3, m.area_code, s.quarter_on, -s.milestones, -s.assessed, -s.fulfilled, -s.weight, -s.weighted_progress)::tracker.step
      FROM milestones m, tracker.steps_of(m, accepted) s
      WHERE m.id IN (SELECT n.milestone_id FROM written n WHERE n.state = 'accepted')
    ) change;
  END IF;

  PERFORM tracker.refresh_current(touched);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Brings `current_*` and `waiting_count` of the milestones up to the assessments as they are.
CREATE FUNCTION tracker.refresh_current(ids bigint[]) RETURNS void
LANGUAGE sql VOLATILE AS $$
  WITH latest AS (
    SELECT m.id, a.id AS assessment_id, a.value, a.delivery, a.verdict, a.effective_on, a.accepted_at,
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
    current_effective_on = l.effective_on, current_accepted_at = l.accepted_at, current_progress = l.progress, waiting_count = l.waiting
  FROM latest l
  WHERE m.id = l.id AND (m.current_assessment_id, m.current_progress, m.waiting_count) IS DISTINCT FROM (l.assessment_id, l.progress, l.waiting)
$$;
--> statement-breakpoint
CREATE TRIGGER assessments_keep_inserted AFTER INSERT ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_assessments();
--> statement-breakpoint
CREATE TRIGGER assessments_keep_updated AFTER UPDATE ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_assessments();
--> statement-breakpoint
CREATE FUNCTION tracker.is_open(delivery text, verdict text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT verdict IS DISTINCT FROM 'fulfilled' AND delivery IS DISTINCT FROM 'discontinued'
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.tally(partner text, area text, delivery text, verdict text, milestones int) RETURNS void
LANGUAGE sql VOLATILE AS $$
  INSERT INTO milestone_tallies AS kept (partner_iso3, area_code, delivery, verdict, milestones)
  VALUES ($1, $2, coalesce($3, 'not_assessed'), coalesce($4, 'none'), $5)
  ON CONFLICT (partner_iso3, area_code, delivery, verdict) DO UPDATE SET milestones = kept.milestones + excluded.milestones
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.tally_due(partner text, due date, open_milestones int) RETURNS void
LANGUAGE sql VOLATILE AS $$
  INSERT INTO due_tallies AS kept (partner_iso3, month_on, open_milestones)
  VALUES ($1, date_trunc('month', $2::timestamp)::date, $3)
  ON CONFLICT (partner_iso3, month_on) DO UPDATE SET open_milestones = kept.open_milestones + excluded.open_milestones
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.keep_milestone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  was_open boolean := TG_OP = 'UPDATE' AND tracker.is_open(OLD.current_delivery, OLD.current_verdict);
  opens boolean := tracker.is_open(NEW.current_delivery, NEW.current_verdict);
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tracker.add_steps(array_agg((NEW.partner_iso3, NEW.area_code, s.quarter_on, s.milestones, s.assessed, s.fulfilled, s.weight, s.weighted_progress)::tracker.step))
      FROM tracker.steps_of(NEW, '{}') s;
    PERFORM tracker.tally(NEW.partner_iso3, NEW.area_code, NEW.current_delivery, NEW.current_verdict, 1);
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
  IF (NEW.current_delivery, NEW.current_verdict) IS DISTINCT FROM (OLD.current_delivery, OLD.current_verdict) THEN
    PERFORM tracker.tally(moved.partner, moved.area, moved.delivery, moved.verdict, moved.milestones)
    FROM (SELECT * FROM (VALUES (OLD.partner_iso3, OLD.area_code, OLD.current_delivery, OLD.current_verdict, -1),
                                (NEW.partner_iso3, NEW.area_code, NEW.current_delivery, NEW.current_verdict, 1))
            AS m (partner, area, delivery, verdict, milestones)
          ORDER BY delivery NULLS FIRST, verdict NULLS FIRST) moved;
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
CREATE TRIGGER milestones_keep_inserted AFTER INSERT ON milestones FOR EACH ROW EXECUTE FUNCTION tracker.keep_milestone();
--> statement-breakpoint
CREATE TRIGGER milestones_keep_updated
  AFTER UPDATE OF start_on, due_on, baseline, target, weight, current_delivery, current_verdict ON milestones
  FOR EACH ROW EXECUTE FUNCTION tracker.keep_milestone();
--> statement-breakpoint
-- Everything anew from the history; the figures must come out the same.
CREATE FUNCTION tracker.rebuild_read_models() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  LOCK TABLE milestones, assessments IN SHARE ROW EXCLUSIVE MODE;
  PERFORM tracker.refresh_current(array_agg(id)) FROM milestones;
  DELETE FROM completion_steps;
  DELETE FROM milestone_tallies;
  DELETE FROM due_tallies;
  INSERT INTO completion_steps
  SELECT m.partner_iso3, m.area_code, s.quarter_on, sum(s.milestones), sum(s.assessed), sum(s.fulfilled), sum(s.weight), sum(s.weighted_progress)
  FROM milestones m, tracker.steps_of(m, '{}') s GROUP BY 1, 2, 3;
  INSERT INTO milestone_tallies
  SELECT partner_iso3, area_code, coalesce(current_delivery, 'not_assessed'), coalesce(current_verdict, 'none'), count(*)
  FROM milestones GROUP BY 1, 2, 3, 4;
  INSERT INTO due_tallies
  SELECT partner_iso3, date_trunc('month', due_on::timestamp)::date, count(*)
  FROM milestones WHERE tracker.is_open(current_delivery, current_verdict) GROUP BY 1, 2;
END $$;
