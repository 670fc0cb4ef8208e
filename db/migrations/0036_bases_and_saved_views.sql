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
       v.assessment_ids[p.judged] AS current_assessment_id, v.measured[p.judged] AS current_value,
       (tracker.deliveries())[v.deliveries[p.judged]] AS current_delivery, (tracker.verdicts())[v.verdicts[p.judged]] AS current_verdict,
       v.effective_on[p.judged] AS current_effective_on, v.accepted_at[p.judged] AS current_accepted_at,
       v.progress[p.judged] AS current_progress, v.recheck_on[p.judged] AS current_recheck_on,
       r.effective_on AS current_reversed_on, u.effective_on AS current_undone_on, u.verdict AS current_undone_verdict,
       -- What waited then is not kept.
       0 AS waiting_count,
       coalesce((tracker.commitments())[v.commitments[p.said]], 'committed') AS current_commitment,
       CASE WHEN (tracker.commitments())[v.commitments[p.said]] <> 'committed' THEN v.said_from[p.said] END AS current_aside_on,
       v.basis
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
CREATE TABLE "saved_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"request_key" uuid,
	CONSTRAINT "saved_views_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "saved_views_have_a_name" CHECK (btrim("saved_views"."name") <> '' and char_length("saved_views"."name") <= 80),
	CONSTRAINT "saved_views_stay_on_this_site" CHECK ("saved_views"."address" ~ '^/([a-zA-Z-]+(/[a-zA-Z-]+)?)?([?][^#[:cntrl:]\\]*)?$' and char_length("saved_views"."address") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "start_views" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"view_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "start_views" ADD CONSTRAINT "start_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "start_views" ADD CONSTRAINT "start_views_view_id_saved_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."saved_views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name_is_unique" ON "saved_views" USING btree ("owner_id",lower("name"));--> statement-breakpoint
CREATE INDEX "saved_views_shared" ON "saved_views" USING btree ("id") WHERE "saved_views"."shared";--> statement-breakpoint
CREATE INDEX "start_views_view" ON "start_views" USING btree ("view_id");--> statement-breakpoint
-- One's own, and what colleagues share who read every partner as well: a name may speak of any of them.
ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE saved_views FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY saved_views_installation ON saved_views USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY saved_views_read ON saved_views FOR SELECT USING (owner_id = (SELECT tracker.viewer_id()) OR (shared AND (SELECT tracker.reads_every_partner())));
--> statement-breakpoint
CREATE POLICY saved_views_save ON saved_views FOR INSERT WITH CHECK (owner_id = (SELECT tracker.viewer_id()) AND (NOT shared OR (SELECT tracker.reads_every_partner())));
--> statement-breakpoint
CREATE POLICY saved_views_change ON saved_views FOR UPDATE USING (owner_id = (SELECT tracker.viewer_id()))
  WITH CHECK (owner_id = (SELECT tracker.viewer_id()) AND (NOT shared OR (SELECT tracker.reads_every_partner())));
--> statement-breakpoint
CREATE POLICY saved_views_delete ON saved_views FOR DELETE USING (owner_id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON saved_views TO tracker_app;
--> statement-breakpoint
GRANT UPDATE (name, shared, version) ON saved_views TO tracker_app;
--> statement-breakpoint
ALTER TABLE start_views ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE start_views FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY start_views_installation ON start_views USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Begun with is only what may be opened: the policy of the views is asked too.
CREATE POLICY start_views_own ON start_views USING (person_id = (SELECT tracker.viewer_id()))
  WITH CHECK (person_id = (SELECT tracker.viewer_id()) AND EXISTS (SELECT FROM saved_views v WHERE v.id = view_id));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON start_views TO tracker_app;
