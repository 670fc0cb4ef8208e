-- Replays the figures of an installation in time that grows with its assessments. A moment at which one was accepted changes what holds
-- from its day to the day of the next one that was known; only there is it asked what held before and after.

-- What a milestone adds to the figures of a day by its plan, by the assessment that holds and by what its partner says. It counts in
-- the set from the quarter of its start on, as in completion_steps, which sums of postings have to equal.
CREATE FUNCTION tracker.figures_on(on_day date, start_on date, due_on date, baseline numeric, target numeric, full_weight numeric,
                                   assessment bigint, value numeric, delivery text, verdict text, commitment text)
RETURNS TABLE (completed int, in_progress int, not_started int, not_assessed int, discontinued int, paused int, withdrawn int, counted int,
               assessed int, fulfilled int, shown int, overdue int, weight numeric, weighted_progress numeric)
LANGUAGE sql STABLE AS $$
  SELECT (g.segment = 'completed')::int,
         (g.segment = 'in_progress')::int,
         (g.segment = 'not_started')::int,
         (g.segment = 'not_assessed')::int,
         (g.segment = 'discontinued')::int,
         (g.segment = 'paused')::int,
         (g.segment = 'withdrawn')::int,
         g.belongs::int,
         (g.belongs AND $7 IS NOT NULL)::int,
         (g.belongs AND $10 IS NOT DISTINCT FROM 'fulfilled')::int,
         (g.segment <> 'withdrawn' AND $10 IS NOT DISTINCT FROM 'fulfilled')::int,
         ($1 > $3 AND tracker.is_open($9, $10, coalesce($11, 'committed')))::int,
         CASE WHEN g.belongs AND $5 <> $4 THEN $6 ELSE 0 END,
         CASE WHEN g.belongs AND $7 IS NOT NULL AND $5 <> $4
              THEN least(greatest(tracker.progress($8, $4, $5), 0), 1) * $6 ELSE 0 END
  FROM (
    SELECT CASE WHEN $11 IN ('paused', 'withdrawn') THEN $11 ELSE coalesce($9, 'not_assessed') END AS segment,
           $9 IS DISTINCT FROM 'discontinued' AND $11 IS DISTINCT FROM 'withdrawn'
             AND $1 >= date_trunc('quarter', $2::timestamp)::date AS belongs
  ) g
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.figures_of(milestone bigint, known timestamptz)
RETURNS TABLE (effective_on date, completed int, in_progress int, not_started int, not_assessed int, discontinued int, paused int, withdrawn int, counted
               int, assessed int, fulfilled int, shown int, overdue int, weight numeric, weighted_progress numeric)
LANGUAGE sql STABLE AS $$
  WITH plan AS (
    SELECT v.* FROM milestone_versions v
    WHERE v.milestone_id = milestone AND v.known_from <= known AND (v.known_to IS NULL OR v.known_to > known)
  ), turning AS (
    SELECT t.on_day FROM plan p CROSS JOIN LATERAL (
      SELECT '-infinity'::date UNION SELECT date_trunc('quarter', p.start_on::timestamp)::date UNION SELECT p.due_on + 1
      UNION SELECT a.effective_on FROM assessments a
        WHERE a.milestone_id = milestone AND a.state = 'accepted' AND a.accepted_at <= known
      UNION SELECT c.from_on FROM milestone_commitments c WHERE c.milestone_id = milestone AND c.recorded_at <= known
    ) t (on_day)
  ), held AS (
    SELECT t.on_day, f.*
    FROM plan p
    CROSS JOIN turning t
    LEFT JOIN LATERAL (
      SELECT a.id, a.value, a.delivery, a.verdict FROM assessments a
      WHERE a.milestone_id = milestone AND a.state = 'accepted' AND a.accepted_at <= known AND a.effective_on <= t.on_day
      ORDER BY a.effective_on DESC, a.accepted_at DESC, a.id DESC LIMIT 1
    ) j ON true
    LEFT JOIN LATERAL (
      SELECT c.commitment FROM milestone_commitments c
      WHERE c.milestone_id = milestone AND c.recorded_at <= known AND c.from_on <= t.on_day
      ORDER BY c.from_on DESC, c.id DESC LIMIT 1
    ) s ON true
    CROSS JOIN LATERAL tracker.figures_on(t.on_day, p.start_on, p.due_on, p.baseline, p.target, p.weight,
                                          j.id, j.value, j.delivery, j.verdict, s.commitment) f
  )
  SELECT h.on_day, h.completed - lag(h.completed, 1, 0) OVER w, h.in_progress - lag(h.in_progress, 1, 0) OVER w, h.not_started -
         lag(h.not_started, 1, 0) OVER w, h.not_assessed - lag(h.not_assessed, 1, 0) OVER w, h.discontinued - lag(h.discontinued, 1,
         0) OVER w, h.paused - lag(h.paused, 1, 0) OVER w, h.withdrawn - lag(h.withdrawn, 1, 0) OVER w, h.counted - lag(h.counted,
         1, 0) OVER w, h.assessed - lag(h.assessed, 1, 0) OVER w, h.fulfilled - lag(h.fulfilled, 1, 0) OVER w, h.shown -
         lag(h.shown, 1, 0) OVER w, h.overdue - lag(h.overdue, 1, 0) OVER w, h.weight - lag(h.weight, 1, 0::numeric) OVER w,
         h.weighted_progress - lag(h.weighted_progress, 1, 0::numeric) OVER w
  FROM held h WINDOW w AS (ORDER BY h.on_day)
$$;
--> statement-breakpoint
-- Posts the figures of some milestones anew. Moment by moment at which something came to be known of one: what held from then on, less
-- what had held until the microsecond before, on the days that it can have changed. A plan or a saying of the partner can change them
-- all; assessments those from the first of their days to the next day of one that was known. Of none later than the last known day is
-- asked, so that histories told in the order of their days are not searched over and over. Some hundred at a time, one partner and
-- area after the other: what a statement holds in memory stays bounded, and its rows lie together.
CREATE OR REPLACE FUNCTION tracker.replay_figures(ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  batch bigint[];
BEGIN
  DELETE FROM figure_postings f WHERE f.milestone_id = ANY (ids);
  FOR batch IN
    SELECT array_agg(n.id) FROM (
      SELECT m.id, (row_number() OVER (ORDER BY m.partner_iso3, m.area_code, m.id) - 1) / 500 AS part FROM milestones m WHERE m.id = ANY (ids)
    ) n GROUP BY n.part ORDER BY n.part
  LOOP
    WITH facts AS (
      SELECT v.milestone_id, v.known_from AS known, NULL::date AS judged_on FROM milestone_versions v WHERE v.milestone_id = ANY (batch)
      UNION ALL
      SELECT c.milestone_id, c.recorded_at, NULL FROM milestone_commitments c WHERE c.milestone_id = ANY (batch)
      UNION ALL
      SELECT a.milestone_id, a.accepted_at, a.effective_on FROM assessments a WHERE a.milestone_id = ANY (batch) AND a.state = 'accepted'
    ), moments AS (
      SELECT f.milestone_id, f.known, bool_or(f.judged_on IS NULL) AS whole, min(f.judged_on) AS first_on, max(f.judged_on) AS last_on,
             max(max(f.judged_on)) OVER (PARTITION BY f.milestone_id ORDER BY f.known) AS known_to_on
      FROM facts f GROUP BY 1, 2
    ), changed AS MATERIALIZED (
      SELECT m.milestone_id, m.known, m.known_to_on, CASE WHEN m.whole THEN '-infinity' ELSE m.first_on END AS from_on,
             CASE WHEN m.whole OR m.last_on = m.known_to_on THEN 'infinity' ELSE (
               SELECT min(a.effective_on) FROM assessments a
               WHERE a.milestone_id = m.milestone_id AND a.state = 'accepted' AND a.effective_on > m.last_on AND a.accepted_at <= m.known
             ) END AS until_on
      FROM moments m
    ), held AS (
      SELECT c.milestone_id, p.partner_iso3, p.area_code, c.known, s.sign, t.on_day, f.*
      FROM changed c
      CROSS JOIN LATERAL (VALUES (1, c.known), (-1, c.known - interval '1 microsecond')) s (sign, known)
      JOIN milestone_versions p ON p.milestone_id = c.milestone_id AND p.known_from <= s.known AND (p.known_to IS NULL OR p.known_to > s.known)
      CROSS JOIN LATERAL (
        SELECT c.from_on
        UNION ALL SELECT k.on_day FROM (VALUES (date_trunc('quarter', p.start_on::timestamp)::date), (p.due_on + 1)) k (on_day)
          WHERE k.on_day > c.from_on AND k.on_day < c.until_on
        UNION ALL SELECT o.from_on FROM milestone_commitments o
          WHERE o.milestone_id = c.milestone_id AND o.recorded_at <= s.known AND o.from_on > c.from_on AND o.from_on < c.until_on
        UNION ALL SELECT a.effective_on FROM assessments a
          WHERE a.milestone_id = c.milestone_id AND a.state = 'accepted' AND a.accepted_at <= s.known
            AND c.known_to_on > c.from_on AND a.effective_on > c.from_on AND a.effective_on < c.until_on AND a.effective_on <= c.known_to_on
      ) t (on_day)
      LEFT JOIN LATERAL (
        SELECT a.id, a.value, a.delivery, a.verdict FROM assessments a
        WHERE a.milestone_id = c.milestone_id AND a.state = 'accepted' AND a.accepted_at <= s.known
          AND a.effective_on <= least(t.on_day, c.known_to_on)
        ORDER BY a.effective_on DESC, a.accepted_at DESC, a.id DESC LIMIT 1
      ) j ON true
      LEFT JOIN LATERAL (
        SELECT o.commitment FROM milestone_commitments o
        WHERE o.milestone_id = c.milestone_id AND o.recorded_at <= s.known AND o.from_on <= t.on_day
        ORDER BY o.from_on DESC, o.id DESC LIMIT 1
      ) w ON true
      CROSS JOIN LATERAL tracker.figures_on(t.on_day, p.start_on, p.due_on, p.baseline, p.target, p.weight,
                                            j.id, j.value, j.delivery, j.verdict, w.commitment) f
      UNION ALL
      -- From here on nothing is otherwise than before.
      SELECT c.milestone_id, p.partner_iso3, p.area_code, c.known, s.sign, c.until_on, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
      FROM changed c JOIN milestones p ON p.id = c.milestone_id CROSS JOIN (VALUES (1), (-1)) s (sign)
      WHERE c.until_on < 'infinity'
    )
    INSERT INTO figure_postings
      (milestone_id, partner_iso3, area_code, known_at, effective_on,
      completed, in_progress, not_started, not_assessed, discontinued, paused, withdrawn, counted, assessed, fulfilled, shown,
      overdue, weight, weighted_progress)
    SELECT d.milestone_id, d.partner_iso3, d.area_code, d.known, d.on_day,
           sum(d.completed), sum(d.in_progress), sum(d.not_started), sum(d.not_assessed), sum(d.discontinued), sum(d.paused),
           sum(d.withdrawn), sum(d.counted), sum(d.assessed), sum(d.fulfilled), sum(d.shown), sum(d.overdue), sum(d.weight),
           sum(d.weighted_progress)
    FROM (
      SELECT h.milestone_id, h.partner_iso3, h.area_code, h.known, h.on_day,
             h.sign * (h.completed - lag(h.completed, 1, 0) OVER w) AS completed, h.sign * (h.in_progress - lag(h.in_progress, 1, 0)
             OVER w) AS in_progress, h.sign * (h.not_started - lag(h.not_started, 1, 0) OVER w) AS not_started, h.sign *
             (h.not_assessed - lag(h.not_assessed, 1, 0) OVER w) AS not_assessed, h.sign * (h.discontinued - lag(h.discontinued, 1, 0)
             OVER w) AS discontinued, h.sign * (h.paused - lag(h.paused, 1, 0) OVER w) AS paused, h.sign * (h.withdrawn -
             lag(h.withdrawn, 1, 0) OVER w) AS withdrawn, h.sign * (h.counted - lag(h.counted, 1, 0) OVER w) AS counted, h.sign *
             (h.assessed - lag(h.assessed, 1, 0) OVER w) AS assessed, h.sign * (h.fulfilled - lag(h.fulfilled, 1, 0) OVER w) AS
             fulfilled, h.sign * (h.shown - lag(h.shown, 1, 0) OVER w) AS shown, h.sign * (h.overdue - lag(h.overdue, 1, 0) OVER w) AS
             overdue, h.sign * (h.weight - lag(h.weight, 1, 0::numeric) OVER w) AS weight, h.sign * (h.weighted_progress -
             lag(h.weighted_progress, 1, 0::numeric) OVER w) AS weighted_progress
      FROM held h WINDOW w AS (PARTITION BY h.milestone_id, h.known, h.sign ORDER BY h.on_day)
    ) d
    GROUP BY 1, 4, 5, 2, 3
    HAVING (sum(d.completed), sum(d.in_progress), sum(d.not_started), sum(d.not_assessed), sum(d.discontinued), sum(d.paused),
            sum(d.withdrawn), sum(d.counted), sum(d.assessed), sum(d.fulfilled), sum(d.shown), sum(d.overdue), sum(d.weight),
            sum(d.weighted_progress))
           <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  END LOOP;
END $$;
--> statement-breakpoint
-- Balances are taken in one order by everybody, so that two decisions wait for each other rather than deadlock. Those of a year and of
-- all are summed up from those of its months.
CREATE OR REPLACE FUNCTION tracker.keep_balances() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  sign int := TG_ARGV[0]::int;
BEGIN
  INSERT INTO figure_balances AS kept
    (grain, known_on, partner_iso3, area_code, quarter_on,
    completed, in_progress, not_started, not_assessed, discontinued, paused, withdrawn, counted, assessed, fulfilled, shown,
    overdue, weight, weighted_progress)
  SELECT g.grain, CASE g.grain WHEN 'all' THEN '-infinity' ELSE date_trunc(g.grain, m.month_on)::date END AS known_on, m.partner_iso3, m.area_code,
         m.quarter_on,
         sign * sum(m.completed), sign * sum(m.in_progress), sign * sum(m.not_started), sign * sum(m.not_assessed), sign *
         sum(m.discontinued), sign * sum(m.paused), sign * sum(m.withdrawn), sign * sum(m.counted), sign * sum(m.assessed), sign *
         sum(m.fulfilled), sign * sum(m.shown), sign * sum(m.overdue), sign * sum(m.weight), sign * sum(m.weighted_progress)
  FROM (
    SELECT date_trunc('month', m.known_at AT TIME ZONE 'UTC') AS month_on, m.partner_iso3, m.area_code,
           date_trunc('quarter', m.effective_on::timestamp)::date AS quarter_on,
           sum(m.completed) AS completed, sum(m.in_progress) AS in_progress, sum(m.not_started) AS not_started, sum(m.not_assessed) AS
           not_assessed, sum(m.discontinued) AS discontinued, sum(m.paused) AS paused, sum(m.withdrawn) AS withdrawn, sum(m.counted)
           AS counted, sum(m.assessed) AS assessed, sum(m.fulfilled) AS fulfilled, sum(m.shown) AS shown, sum(m.overdue) AS overdue,
           sum(m.weight) AS weight, sum(m.weighted_progress) AS weighted_progress
    FROM moved m GROUP BY 1, 2, 3, 4
  ) m CROSS JOIN (VALUES ('all'), ('year'), ('month')) g (grain)
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (grain, known_on, partner_iso3, area_code, quarter_on) DO UPDATE SET
    completed = kept.completed + excluded.completed, in_progress = kept.in_progress + excluded.in_progress, not_started =
    kept.not_started + excluded.not_started, not_assessed = kept.not_assessed + excluded.not_assessed, discontinued =
    kept.discontinued + excluded.discontinued, paused = kept.paused + excluded.paused, withdrawn = kept.withdrawn +
    excluded.withdrawn, counted = kept.counted + excluded.counted, assessed = kept.assessed + excluded.assessed, fulfilled =
    kept.fulfilled + excluded.fulfilled, shown = kept.shown + excluded.shown, overdue = kept.overdue + excluded.overdue, weight =
    kept.weight + excluded.weight, weighted_progress = kept.weighted_progress + excluded.weighted_progress;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Everything anew from the history. While postings are made in bulk their triggers rest, and the balances are summed up once at the end.
CREATE OR REPLACE FUNCTION tracker.rebuild_read_models() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  LOCK TABLE milestones, assessments, milestone_commitments, figure_postings IN SHARE ROW EXCLUSIVE MODE;
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
  ALTER TABLE figure_postings DISABLE TRIGGER USER;
  DELETE FROM figure_postings;
  PERFORM tracker.replay_figures(array_agg(id ORDER BY id)) FROM milestones;
  ALTER TABLE figure_postings ENABLE TRIGGER USER;
  DELETE FROM figure_balances;
  INSERT INTO figure_balances
    (grain, known_on, partner_iso3, area_code, quarter_on,
    completed, in_progress, not_started, not_assessed, discontinued, paused, withdrawn, counted, assessed, fulfilled, shown,
    overdue, weight, weighted_progress)
  SELECT g.grain, CASE g.grain WHEN 'all' THEN '-infinity' ELSE date_trunc(g.grain, m.month_on)::date END, m.partner_iso3, m.area_code, m.quarter_on,
         sum(m.completed), sum(m.in_progress), sum(m.not_started), sum(m.not_assessed), sum(m.discontinued), sum(m.paused),
         sum(m.withdrawn), sum(m.counted), sum(m.assessed), sum(m.fulfilled), sum(m.shown), sum(m.overdue), sum(m.weight),
         sum(m.weighted_progress)
  FROM (
    SELECT date_trunc('month', p.known_at AT TIME ZONE 'UTC') AS month_on, p.partner_iso3, p.area_code,
           date_trunc('quarter', p.effective_on::timestamp)::date AS quarter_on,
           sum(p.completed) AS completed, sum(p.in_progress) AS in_progress, sum(p.not_started) AS not_started, sum(p.not_assessed)
           AS not_assessed, sum(p.discontinued) AS discontinued, sum(p.paused) AS paused, sum(p.withdrawn) AS withdrawn,
           sum(p.counted) AS counted, sum(p.assessed) AS assessed, sum(p.fulfilled) AS fulfilled, sum(p.shown) AS shown,
           sum(p.overdue) AS overdue, sum(p.weight) AS weight, sum(p.weighted_progress) AS weighted_progress
    FROM figure_postings p GROUP BY 1, 2, 3, 4
  ) m CROSS JOIN (VALUES ('all'), ('year'), ('month')) g (grain)
  GROUP BY 1, 2, 3, 4, 5;
  PERFORM tracker.keep_courses(array_agg(id ORDER BY id)) FROM milestones;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.figures_on(date, date, date, numeric, numeric, numeric, bigint, numeric, text, text, text)
FROM PUBLIC;
