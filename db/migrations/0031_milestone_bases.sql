ALTER TABLE "milestone_templates" ADD COLUMN "basis" text DEFAULT 'de_facto' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "basis" text DEFAULT 'de_facto' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "basis" text DEFAULT 'de_facto' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD CONSTRAINT "milestone_templates_basis_is_known" CHECK ("milestone_templates"."basis" in ('de_jure', 'de_facto'));--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_basis_is_known" CHECK ("milestones"."basis" in ('de_jure', 'de_facto'));--> statement-breakpoint
ALTER TABLE "milestone_versions" ALTER COLUMN "basis" DROP DEFAULT;--> statement-breakpoint
-- What is here already: the catalogue's entries as db/seed/reference/bases.ts has them, everything else by what measures it, as
-- lib/milestones/basis.ts says. The plan does not change by it, so that no version is counted and nothing is marked as updated.
SELECT set_config('tracker.system', 'on', true);
--> statement-breakpoint
UPDATE milestone_templates t SET basis = 'de_jure'
WHERE CASE WHEN t.is_own THEN t.scale_id IN (SELECT s.id FROM scales s WHERE s.code IN ('legislative', 'defence_plan', 'action_plan', 'security_agreement'))
           ELSE t.code IN ('CIV-01', 'CIV-05', 'CIV-06', 'CIV-08', 'INT-01', 'INT-02', 'INT-12', 'BIN-02', 'CRM-01', 'CRM-03', 'ROL-01', 'ROL-04', 'ROL-07', 'ROL-10', 'EAI-01', 'EAI-02', 'EAI-05', 'EAI-06') END;
--> statement-breakpoint
ALTER TABLE milestones DISABLE TRIGGER milestones_guard;
--> statement-breakpoint
UPDATE milestones m SET basis = 'de_jure'
WHERE CASE WHEN m.template_code IS NULL
             THEN m.scale_id IN (SELECT s.id FROM scales s WHERE s.code IN ('legislative', 'defence_plan', 'action_plan', 'security_agreement'))
           ELSE m.template_code IN (SELECT t.code FROM milestone_templates t WHERE t.basis = 'de_jure') END;
--> statement-breakpoint
ALTER TABLE milestones ENABLE TRIGGER milestones_guard;
--> statement-breakpoint
UPDATE milestone_versions v SET basis = m.basis FROM milestones m WHERE m.id = v.milestone_id AND m.basis <> v.basis;
--> statement-breakpoint
SELECT set_config('tracker.system', '', true);
--> statement-breakpoint
GRANT UPDATE (basis) ON milestones TO tracker_app;
--> statement-breakpoint
GRANT UPDATE (basis) ON milestone_templates TO tracker_app;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.keep_milestone_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  since timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE milestone_versions SET known_to = since WHERE milestone_id = NEW.id AND known_to IS NULL;
  END IF;
  INSERT INTO milestone_versions
    (milestone_id, version, known_from, code, partner_iso3, area_code, template_code, title, description, nature, basis, indicator, unit,
     scale_id, baseline, target, start_on, due_on, first_due_on, weight, lead_institution, source_url)
  VALUES
    (NEW.id, NEW.version, since, NEW.code, NEW.partner_iso3, NEW.area_code, NEW.template_code, NEW.title, NEW.description, NEW.nature,
     NEW.basis, NEW.indicator, NEW.unit, NEW.scale_id, NEW.baseline, NEW.target, NEW.start_on, NEW.due_on, NEW.first_due_on, NEW.weight,
     NEW.lead_institution, NEW.source_url);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- As before, with the basis of the plan of then.
CREATE OR REPLACE VIEW past.milestones WITH (security_invoker = true) AS
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
       CASE WHEN c.commitment <> 'committed' THEN c.from_on END AS current_aside_on,
       v.basis
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
