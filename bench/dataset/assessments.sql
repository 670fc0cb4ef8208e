-- The history: accepted assessments from the start of each milestone to half a year after it was due, or to a month ago. Some
-- are discontinued at the end, some reversed, and one milestone in sixty has an assessment that waits for a decision.
WITH course AS (
  SELECT m.*, least(m.due_on + 180, current_setting('bench.day')::date - 30) - m.start_on AS days,
         1.25 * pg_temp.part(m.id, 11) - 0.05 AS reached, 0.6 + pg_temp.part(m.id, 12) AS bend,
         pg_temp.part(m.id, 14) < 0.04 AS given_up, pg_temp.part(m.id, 15) < 0.02 AS undone
  FROM milestones m ORDER BY m.id
), judged AS (
  SELECT c.*, nth, current_setting('bench.assessments_a_milestone')::int AS times,
         c.start_on + (c.days * nth / current_setting('bench.assessments_a_milestone')::int) - (5 * pg_temp.part(c.id * 100 + nth, 13))::int AS effective,
         c.reached * (nth / current_setting('bench.assessments_a_milestone')::double precision) ^ c.bend AS shown
  FROM course c CROSS JOIN LATERAL generate_series(1, current_setting('bench.assessments_a_milestone')::int) nth
), worded AS (
  SELECT j.*,
         CASE WHEN j.given_up AND j.nth >= j.times - 1 THEN 'discontinued'
              WHEN j.shown >= 1 THEN 'completed'
              WHEN j.shown < 0.05 AND j.nth <= 2 THEN 'not_started'
              ELSE 'in_progress' END AS delivery,
         CASE WHEN j.undone AND j.nth = j.times THEN 'reversed'
              WHEN j.undone AND j.nth = j.times - 1 THEN 'partially_fulfilled'
              WHEN j.shown >= 1 THEN 'fulfilled'
              WHEN j.shown >= 0.6 THEN 'partially_fulfilled'
              WHEN j.effective > j.due_on THEN 'not_fulfilled'
              ELSE 'ongoing' END AS verdict
  FROM judged j
)
INSERT INTO assessments (id, milestone_id, partner_iso3, state, effective_on, value, delivery, verdict, recheck_on, narrative, author_id,
  created_at, updated_at, submitted_at, decided_by, accepted_at, version)
OVERRIDING SYSTEM VALUE
SELECT w.times * (w.id - 1) + w.nth, w.id, w.partner_iso3, 'accepted', w.effective,
       CASE WHEN w.scale_id IS NULL THEN w.baseline + round(w.shown::numeric * (w.target - w.baseline), 2)
            ELSE w.baseline + round(least(greatest(w.shown, 0), 1)::numeric * (w.target - w.baseline)) END,
       w.delivery, w.verdict,
       -- A year later, as the product would have written it.
       CASE WHEN w.verdict = 'fulfilled' THEN (w.effective + interval '12 months')::date END,
       'Reading ' || w.nth || ': the responsible department reports on the measures agreed for the period, the working group has met, and what remains is planned for the next one.',
       '00000000-0000-4000-8000-000000000001', w.effective + 1, w.effective + 5, w.effective + 3,
       '00000000-0000-4000-8000-000000000002', w.effective + 5 + pg_temp.part(w.id * 100 + w.nth, 16) * interval '12 hours', 3
FROM worded w;

INSERT INTO evidence (assessment_id, partner_iso3, url, title, type_code, reliability, credibility, dated_on, added_by, added_at)
SELECT a.id, a.partner_iso3, 'https://gazette.example.org/' || a.id, 'Official gazette, number ' || a.id, 'official_gazette', 'B', 2,
       a.effective_on, a.author_id, a.created_at
FROM assessments a WHERE a.verdict = 'fulfilled' ORDER BY a.id;

SELECT setval('assessments_id_seq', max(id)) FROM assessments;

INSERT INTO assessments (milestone_id, partner_iso3, state, effective_on, value, delivery, verdict, narrative, author_id,
  created_at, updated_at, submitted_at, version)
SELECT m.id, m.partner_iso3, 'submitted', current_setting('bench.day')::date - 10, m.target, 'in_progress', 'ongoing',
       'The latest reading, not decided yet.', '00000000-0000-4000-8000-000000000001',
       current_setting('bench.day')::date - 9, current_setting('bench.day')::date - 8, current_setting('bench.day')::date - 8, 2
FROM milestones m WHERE pg_temp.part(m.id, 17) < 1.0 / 60 ORDER BY m.id;
