CREATE INDEX "assessments_accepted" ON "assessments" USING btree ("accepted_at","milestone_id") WHERE "assessments"."state" = 'accepted';--> statement-breakpoint
CREATE INDEX "assessments_reversals" ON "assessments" USING btree ("milestone_id") WHERE "assessments"."state" = 'accepted' and "assessments"."verdict" = 'reversed';--> statement-breakpoint
-- The past as it stood: for a day, and by what had come to be known before a moment. Each view has the name and the columns of the
-- table that says how things are now, so that the queries of pages and exports read either; what has no past is read as it is.
-- The views run with the rights of whoever asks, so that the policies of the tables below them apply.
CREATE SCHEMA past;
--> statement-breakpoint
GRANT USAGE ON SCHEMA past TO tracker_app;
--> statement-breakpoint
CREATE FUNCTION tracker.as_of_day() RETURNS date
LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('tracker.as_of_day', true), '')::date $$;
--> statement-breakpoint
CREATE FUNCTION tracker.known_before() RETURNS timestamptz
LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('tracker.known_before', true), '')::timestamptz $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.as_of_day(), tracker.known_before() TO tracker_app;
--> statement-breakpoint
CREATE VIEW past.assessments WITH (security_invoker = true) AS
SELECT a.* FROM public.assessments a
WHERE a.state = 'accepted' AND a.accepted_at < (SELECT tracker.known_before()) AND a.effective_on <= (SELECT tracker.as_of_day());
--> statement-breakpoint
CREATE VIEW past.evidence WITH (security_invoker = true) AS
SELECT e.id, e.assessment_id, e.partner_iso3, e.url, e.file_sha256, e.file_name, e.title, e.type_code, e.reliability, e.credibility,
       e.dated_on, e.note, e.added_by, e.added_at,
       CASE WHEN e.struck_at < k.before THEN e.struck_at END AS struck_at,
       CASE WHEN e.struck_at < k.before THEN e.struck_by END AS struck_by,
       CASE WHEN e.struck_at < k.before THEN e.struck_reason END AS struck_reason
FROM public.evidence e CROSS JOIN (SELECT tracker.known_before() AS before) k;
--> statement-breakpoint
CREATE VIEW past.partner_views WITH (security_invoker = true) AS
SELECT v.* FROM public.partner_views v WHERE v.recorded_at < (SELECT tracker.known_before());
--> statement-breakpoint
CREATE VIEW past.milestone_commitments WITH (security_invoker = true) AS
SELECT c.* FROM public.milestone_commitments c
WHERE c.recorded_at < (SELECT tracker.known_before()) AND c.from_on <= (SELECT tracker.as_of_day());
--> statement-breakpoint
CREATE VIEW past.milestone_changes WITH (security_invoker = true) AS
SELECT c.* FROM public.milestone_changes c WHERE c.changed_at < (SELECT tracker.known_before());
--> statement-breakpoint
-- What was said, in the words of then. Of a comment that was deleted since, the words are nowhere any more.
CREATE VIEW past.comments WITH (security_invoker = true) AS
SELECT c.id, c.milestone_id, c.partner_iso3, c.author_id, CASE WHEN c.edited_at >= k.before THEN e.text ELSE c.text END AS text, c.written_at,
       CASE WHEN c.edited_at >= k.before THEN nullif(e.written_at, c.written_at) ELSE c.edited_at END AS edited_at,
       c.deleted_at, c.deleted_by, c.deletion_reason, CASE WHEN c.edited_at >= k.before THEN e.version ELSE c.version END AS version
FROM public.comments c
CROSS JOIN (SELECT tracker.known_before() AS before) k
LEFT JOIN LATERAL (
  SELECT e.version, e.text, e.written_at FROM public.comment_edits e
  WHERE e.comment_id = c.id AND e.written_at < k.before ORDER BY e.version DESC LIMIT 1
) e ON true
WHERE c.written_at < k.before;
--> statement-breakpoint
CREATE VIEW past.comment_edits WITH (security_invoker = true) AS
SELECT e.* FROM public.comment_edits e
WHERE EXISTS (
    SELECT FROM public.comment_edits l
    WHERE l.comment_id = e.comment_id AND l.version > e.version AND l.written_at < (SELECT tracker.known_before()))
  OR EXISTS (SELECT FROM public.comments c WHERE c.id = e.comment_id AND c.edited_at < (SELECT tracker.known_before()));
--> statement-breakpoint
CREATE VIEW past.people WITH (security_invoker = true) AS
SELECT p.id, coalesce(v.name, p.name) AS name, coalesce(v.role, p.role) AS role
FROM public.people p
CROSS JOIN (SELECT tracker.known_before() AS before) k
LEFT JOIN public.people_versions v ON v.person_id = p.id AND v.known_from < k.before AND (v.known_to IS NULL OR v.known_to >= k.before);
--> statement-breakpoint
CREATE VIEW past.status_spells WITH (security_invoker = true) AS
SELECT v.id, v.partner_iso3, v.standing, v.from_on, v.to_on, coalesce(s.precision, 'day') AS precision, coalesce(s.checked, false) AS checked, s.note
FROM public.status_spell_versions v
CROSS JOIN (SELECT tracker.known_before() AS before) k
LEFT JOIN public.status_spells s ON s.partner_iso3 = v.partner_iso3 AND s.from_on = v.from_on
WHERE v.known_from < k.before AND (v.known_to IS NULL OR v.known_to >= k.before) AND v.from_on <= (SELECT tracker.as_of_day());
--> statement-breakpoint
-- The plan in force, and beside it what held by then. The lookups are single rows by their aggregates: a question that does not ask for
-- them, such as how many there are, leaves them out. When it was accepted is no condition for the index: PostgreSQL 18 reckons a second
-- range in it as dear, and would rather read and sort all that a milestone has.
CREATE VIEW past.milestones WITH (security_invoker = true) AS
SELECT v.milestone_id AS id, v.code, v.partner_iso3, v.area_code, v.template_code, v.title, v.description, v.nature, v.indicator, v.unit,
       v.scale_id, v.baseline, v.target, v.start_on, v.due_on, v.first_due_on, v.weight, v.lead_institution, v.source_url,
       v.known_from AS updated_at, v.version,
       a.id AS current_assessment_id, a.value AS current_value, a.delivery AS current_delivery, a.verdict AS current_verdict,
       a.effective_on AS current_effective_on, a.accepted_at AS current_accepted_at,
       tracker.progress(a.value, v.baseline, v.target) AS current_progress, a.recheck_on AS current_recheck_on,
       r.effective_on AS current_reversed_on, u.effective_on AS current_undone_on, u.verdict AS current_undone_verdict,
       -- What waited then is not kept.
       0 AS waiting_count,
       coalesce(c.commitment, 'committed') AS current_commitment,
       CASE WHEN c.commitment <> 'committed' THEN c.from_on END AS current_aside_on
FROM public.milestone_versions v
LEFT JOIN LATERAL (
  SELECT max(x.id) AS id, max(x.value) AS value, max(x.delivery) AS delivery, max(x.verdict) AS verdict,
         max(x.effective_on) AS effective_on, max(x.accepted_at) AS accepted_at, max(x.recheck_on) AS recheck_on
  FROM (
    SELECT h.id, h.value, h.delivery, h.verdict, h.effective_on, h.accepted_at, h.recheck_on FROM public.assessments h
    WHERE h.milestone_id = v.milestone_id AND h.state = 'accepted' AND coalesce(h.accepted_at, 'infinity') < (SELECT tracker.known_before()) AND h.effective_on <= (SELECT tracker.as_of_day())
    ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
  ) x
) a ON true
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
LEFT JOIN LATERAL (
  SELECT max(x.commitment) AS commitment, max(x.from_on) AS from_on
  FROM (
    SELECT s.commitment, s.from_on FROM public.milestone_commitments s
    WHERE s.milestone_id = v.milestone_id AND s.recorded_at < (SELECT tracker.known_before()) AND s.from_on <= (SELECT tracker.as_of_day())
    ORDER BY s.from_on DESC, s.id DESC LIMIT 1
  ) x
) c ON true
WHERE v.known_from < (SELECT tracker.known_before()) AND (v.known_to IS NULL OR v.known_to >= (SELECT tracker.known_before()));
--> statement-breakpoint
CREATE FUNCTION tracker.known_year_on() RETURNS date
LANGUAGE sql STABLE AS $$ SELECT date_trunc('year', tracker.known_before() AT TIME ZONE 'UTC')::date $$;
--> statement-breakpoint
CREATE FUNCTION tracker.known_month_on() RETURNS date
LANGUAGE sql STABLE AS $$ SELECT date_trunc('month', tracker.known_before() AT TIME ZONE 'UTC')::date $$;
--> statement-breakpoint
-- When that month begins, as a moment.
CREATE FUNCTION tracker.known_month_at() RETURNS timestamptz
LANGUAGE sql STABLE AS $$ SELECT date_trunc('month', tracker.known_before() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' $$;
--> statement-breakpoint
CREATE FUNCTION tracker.next_quarter_on() RETURNS date
LANGUAGE sql STABLE AS $$ SELECT (date_trunc('quarter', tracker.as_of_day()::timestamp) + interval '3 months')::date $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.known_year_on(), tracker.known_month_on(), tracker.known_month_at(), tracker.next_quarter_on() TO tracker_app;
--> statement-breakpoint
-- Whether there are fewer years of knowing to be taken away than to be added up.
CREATE FUNCTION tracker.counts_back() RETURNS boolean
LANGUAGE sql STABLE AS $$ SELECT tracker.known_year_on() >= (date_trunc('year', now() AT TIME ZONE 'UTC') - interval '2 years')::date $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.counts_back() TO tracker_app;
--> statement-breakpoint
-- What is posted up to the day and was known before the moment, by the quarter that it is about. What came to be known in whole years and
-- months comes from their balances: added up from the beginning, or for recent moments taken away from all. What came to be known in the
-- last month is read posting by posting, and what the day's quarter has after the day goes.
CREATE VIEW past.figure_sums WITH (security_invoker = true) AS
SELECT b.partner_iso3, b.area_code, b.quarter_on,
       b.completed, b.in_progress, b.not_started, b.not_assessed, b.discontinued, b.paused, b.withdrawn, b.counted, b.assessed,
       b.fulfilled, b.shown, b.overdue, b.weight, b.weighted_progress
FROM public.figure_balances b
WHERE NOT (SELECT tracker.counts_back())
  AND b.grain = 'year' AND b.known_on < (SELECT tracker.known_year_on()) AND b.quarter_on < (SELECT tracker.next_quarter_on())
UNION ALL
SELECT b.partner_iso3, b.area_code, b.quarter_on,
       b.completed, b.in_progress, b.not_started, b.not_assessed, b.discontinued, b.paused, b.withdrawn, b.counted, b.assessed,
       b.fulfilled, b.shown, b.overdue, b.weight, b.weighted_progress
FROM public.figure_balances b
WHERE NOT (SELECT tracker.counts_back())
  AND b.grain = 'month' AND b.known_on >= (SELECT tracker.known_year_on()) AND b.known_on < (SELECT tracker.known_month_on())
  AND b.quarter_on < (SELECT tracker.next_quarter_on())
UNION ALL
SELECT b.partner_iso3, b.area_code, b.quarter_on,
       b.completed, b.in_progress, b.not_started, b.not_assessed, b.discontinued, b.paused, b.withdrawn, b.counted, b.assessed,
       b.fulfilled, b.shown, b.overdue, b.weight, b.weighted_progress
FROM public.figure_balances b
WHERE (SELECT tracker.counts_back()) AND b.grain = 'all' AND b.quarter_on < (SELECT tracker.next_quarter_on())
UNION ALL
SELECT b.partner_iso3, b.area_code, b.quarter_on,
       -b.completed, -b.in_progress, -b.not_started, -b.not_assessed, -b.discontinued, -b.paused, -b.withdrawn, -b.counted, -b.assessed,
       -b.fulfilled, -b.shown, -b.overdue, -b.weight, -b.weighted_progress
FROM public.figure_balances b
WHERE (SELECT tracker.counts_back())
  AND b.grain = 'year' AND b.known_on > (SELECT tracker.known_year_on()) AND b.quarter_on < (SELECT tracker.next_quarter_on())
UNION ALL
SELECT b.partner_iso3, b.area_code, b.quarter_on,
       -b.completed, -b.in_progress, -b.not_started, -b.not_assessed, -b.discontinued, -b.paused, -b.withdrawn, -b.counted, -b.assessed,
       -b.fulfilled, -b.shown, -b.overdue, -b.weight, -b.weighted_progress
FROM public.figure_balances b
WHERE (SELECT tracker.counts_back())
  AND b.grain = 'month' AND b.known_on >= (SELECT tracker.known_month_on())
  AND b.known_on < (SELECT tracker.known_year_on() + interval '1 year') AND b.quarter_on < (SELECT tracker.next_quarter_on())
UNION ALL
SELECT p.partner_iso3, p.area_code, date_trunc('quarter', p.effective_on::timestamp)::date,
       p.completed, p.in_progress, p.not_started, p.not_assessed, p.discontinued, p.paused, p.withdrawn, p.counted, p.assessed,
       p.fulfilled, p.shown, p.overdue, p.weight, p.weighted_progress
FROM public.figure_postings p
WHERE p.known_at >= (SELECT tracker.known_month_at()) AND p.known_at < (SELECT tracker.known_before())
  -- Almost all of that month, so that this is not to be looked for in an index.
  AND coalesce(p.effective_on, 'infinity') <= (SELECT tracker.as_of_day())
UNION ALL
SELECT p.partner_iso3, p.area_code, date_trunc('quarter', p.effective_on::timestamp)::date,
       -p.completed, -p.in_progress, -p.not_started, -p.not_assessed, -p.discontinued, -p.paused, -p.withdrawn, -p.counted, -p.assessed,
       -p.fulfilled, -p.shown, -p.overdue, -p.weight, -p.weighted_progress
FROM public.figure_postings p
WHERE p.effective_on > (SELECT tracker.as_of_day()) AND p.effective_on < (SELECT tracker.next_quarter_on())
  AND p.known_at < (SELECT tracker.known_month_at());
--> statement-breakpoint
-- How many milestones each partner has on its list: of what the table counts, the past is asked for this alone.
CREATE VIEW past.milestone_tallies WITH (security_invoker = true) AS
SELECT f.partner_iso3,
       f.completed + f.in_progress + f.not_started + f.not_assessed + f.discontinued + f.paused + f.withdrawn AS milestones
FROM past.figure_sums f;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA past TO tracker_app;
