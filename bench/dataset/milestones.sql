-- The plan: each partner adopts entries of the catalogue over and over. Everything drawn comes from a hash of the milestone's
-- number, so that a size is the same on every machine, and sizes differ in nothing but the count.
CREATE FUNCTION pg_temp.part(number bigint, question bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE AS 'SELECT (hashint8extended(number, question) & 1048575)::double precision / 1048576';

WITH template AS (
  SELECT t.*, a.letters, row_number() OVER (ORDER BY t.code) - 1 AS number, count(*) OVER () AS templates
  FROM milestone_templates t JOIN reform_areas a ON a.code = t.area_code
), adopted AS (
  SELECT p.iso3, per.partner * (p.place - 1) + nth AS id, nth
  FROM (SELECT iso3, row_number() OVER (ORDER BY iso3) AS place FROM partners) p,
       (SELECT current_setting('bench.milestones_a_partner')::bigint AS partner) per,
       generate_series(1, per.partner) nth
), dated AS (
  SELECT a.*, t.*,
         row_number() OVER (PARTITION BY a.iso3, t.letters ORDER BY a.id) AS number_in_area,
         -- Due over eight years, five of them past; agreed at least a year ago, so that there is a history to judge.
         current_setting('bench.day')::date - 1826 + (2922 * pg_temp.part(a.id, 2))::int AS due,
         CASE WHEN pg_temp.part(a.id, 3) < 0.12 THEN 30 + (300 * pg_temp.part(a.id, 4))::int ELSE 0 END AS slipped
  FROM adopted a JOIN template t ON t.number = floor(pg_temp.part(a.id, 1) * t.templates)
), started AS (
  SELECT d.*, least(d.due - d.slipped - d.typical_months * 30, current_setting('bench.day')::date - 400) AS start FROM dated d
)
INSERT INTO milestones (id, code, partner_iso3, area_code, template_code, title, description, nature, basis, indicator, unit, scale_id,
  baseline, target, start_on, due_on, first_due_on, weight, lead_institution, created_by, created_at, updated_at, version)
OVERRIDING SYSTEM VALUE
SELECT s.id, s.iso3 || '-' || s.letters || '-' || lpad(s.number_in_area::text, greatest(2, length(s.number_in_area::text)), '0'),
       s.iso3, s.area_code, s.code, s.title || ' (' || s.number_in_area || ')', s.description, s.nature, s.basis, s.indicator, s.unit, s.scale_id,
       CASE WHEN s.scale_id IS NULL
            THEN s.baseline_low + round((pg_temp.part(s.id, 5))::numeric * (s.baseline_high - s.baseline_low), 1)
            ELSE s.baseline_low END,
       s.target, s.start, s.due, s.due - s.slipped, 1 + floor(3 * pg_temp.part(s.id, 6)),
       (ARRAY['Ministry of Defence', 'General Staff', 'Parliament', 'Ministry of the Interior', 'National Security Council'])[1 + floor(5 * pg_temp.part(s.id, 7))],
       '00000000-0000-4000-8000-000000000001', s.start, s.start + (s.slipped > 0)::int, 1 + (s.slipped > 0)::int
FROM started s
ORDER BY s.id;

INSERT INTO milestone_changes (milestone_id, partner_iso3, milestone_version, field, old_value, new_value, reason, explanation, changed_by, changed_at)
SELECT id, partner_iso3, version, 'due_on', first_due_on, due_on, 'scope_change', 'The law has to pass a second reading.', created_by, updated_at
FROM milestones WHERE due_on <> first_due_on ORDER BY id;

SELECT setval('milestones_id_seq', max(id)) FROM milestones;

-- What the triggers would have kept of the plans: the first one, and the one in force since the due date moved.
INSERT INTO milestone_versions (milestone_id, version, known_from, known_to, code, partner_iso3, area_code, template_code, title, description,
  nature, basis, indicator, unit, scale_id, baseline, target, start_on, due_on, first_due_on, weight, lead_institution, source_url)
SELECT m.id, v.version, CASE v.version WHEN 1 THEN m.created_at ELSE m.updated_at END, CASE WHEN v.version < m.version THEN m.updated_at END,
       m.code, m.partner_iso3, m.area_code, m.template_code, m.title, m.description, m.nature, m.basis, m.indicator, m.unit, m.scale_id, m.baseline,
       m.target, m.start_on, CASE WHEN v.version < m.version THEN m.first_due_on ELSE m.due_on END, m.first_due_on, m.weight,
       m.lead_institution, m.source_url
FROM milestones m CROSS JOIN LATERAL generate_series(1, m.version) v (version) ORDER BY m.id, v.version;
