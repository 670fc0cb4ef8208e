-- What the application's role may do at all (grants), and with which rows (policies). FORCE holds the owner to the policies as
-- well: work of the installation announces itself (tracker.is_system), and a statement that forgot to shows and changes nothing.
-- Sub-selects let PostgreSQL ask each question about the viewer once a statement rather than once a row.
GRANT USAGE ON SCHEMA public, tracker TO tracker_app;
--> statement-breakpoint
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA tracker FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  tracker.is_system(), tracker.viewer_id(), tracker.viewer_role(), tracker.viewer_partners(), tracker.reads_every_partner(),
  tracker.plans_every_partner(), tracker.assessed_partners(), tracker.refuse(text, text), tracker.lock_milestone(bigint),
  tracker.append_audit(text, text, text, text, jsonb, jsonb), tracker.find_account(text), tracker.open_session(text, uuid),
  tracker.end_session(text), tracker.resolve_session(text), tracker.progress(numeric, numeric, numeric), tracker.is_open(text, text)
TO tracker_app;
--> statement-breakpoint
-- Reference data is the same for everybody.
GRANT SELECT ON objectives, reform_areas, programmes, scales, scale_stages, evidence_types, milestone_templates, outcome_indicators, installation TO tracker_app;
--> statement-breakpoint
-- Sign-in attempts are counted before there is a viewer; they hold a key and a number.
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempts TO tracker_app;
--> statement-breakpoint
ALTER TABLE partners ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE partners FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY partners_installation ON partners USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY partners_read ON partners FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON partners TO tracker_app;
--> statement-breakpoint
ALTER TABLE status_spells ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE status_spells FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY status_spells_installation ON status_spells USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY status_spells_read ON status_spells FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON status_spells TO tracker_app;
--> statement-breakpoint
ALTER TABLE partner_programmes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE partner_programmes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY partner_programmes_installation ON partner_programmes USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY partner_programmes_read ON partner_programmes FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON partner_programmes TO tracker_app;
--> statement-breakpoint
ALTER TABLE outcome_values ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE outcome_values FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY outcome_values_installation ON outcome_values USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY outcome_values_read ON outcome_values FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON outcome_values TO tracker_app;
--> statement-breakpoint
ALTER TABLE completion_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE completion_steps FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY completion_steps_installation ON completion_steps USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY completion_steps_read ON completion_steps FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON completion_steps TO tracker_app;
--> statement-breakpoint
ALTER TABLE milestone_tallies ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestone_tallies FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestone_tallies_installation ON milestone_tallies USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestone_tallies_read ON milestone_tallies FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON milestone_tallies TO tracker_app;
--> statement-breakpoint
ALTER TABLE due_tallies ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE due_tallies FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY due_tallies_installation ON due_tallies USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY due_tallies_read ON due_tallies FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON due_tallies TO tracker_app;
--> statement-breakpoint
ALTER TABLE milestones ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestones FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestones_installation ON milestones USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestones_read ON milestones FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestones_add ON milestones FOR INSERT WITH CHECK ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestones_edit ON milestones FOR UPDATE USING ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[])) WITH CHECK ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
-- Added whole, its guard setting what the viewer may not; changed only in what may change, never what the read model keeps.
GRANT SELECT, INSERT ON milestones TO tracker_app;
--> statement-breakpoint
GRANT UPDATE (title, description, indicator, unit, baseline, target, start_on, due_on, weight, lead_institution, source_url, version)
  ON milestones TO tracker_app;
--> statement-breakpoint
ALTER TABLE milestone_changes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestone_changes FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestone_changes_installation ON milestone_changes USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestone_changes_read ON milestone_changes FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
CREATE POLICY milestone_changes_add ON milestone_changes FOR INSERT WITH CHECK ((SELECT tracker.plans_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
GRANT SELECT, INSERT ON milestone_changes TO tracker_app;
--> statement-breakpoint
ALTER TABLE assessments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE assessments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY assessments_installation ON assessments USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- A draft is its author's own; a liaison sees what was accepted, and of its partner only, whatever it wrote in another role.
CREATE POLICY assessments_read ON assessments FOR SELECT USING (
  ((state <> 'draft' OR author_id = (SELECT tracker.viewer_id())) AND (SELECT tracker.reads_every_partner()))
  OR (state = 'accepted' AND partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[])));
--> statement-breakpoint
CREATE POLICY assessments_record ON assessments FOR INSERT
  WITH CHECK (author_id = (SELECT tracker.viewer_id()) AND partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
CREATE POLICY assessments_edit ON assessments FOR UPDATE
  USING (state <> 'accepted' AND (
    (author_id = (SELECT tracker.viewer_id()) AND partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]))
    OR (state = 'submitted' AND (SELECT tracker.viewer_role()) = 'manager')))
  WITH CHECK (partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]) OR (SELECT tracker.viewer_role()) = 'manager');
--> statement-breakpoint
GRANT SELECT, INSERT ON assessments TO tracker_app;
--> statement-breakpoint
GRANT UPDATE (state, effective_on, value, delivery, verdict, narrative, return_reason, version) ON assessments TO tracker_app;
--> statement-breakpoint
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY evidence_installation ON evidence USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Evidence is seen by whoever sees its assessment.
CREATE POLICY evidence_read ON evidence FOR SELECT
  USING (EXISTS (SELECT 1 FROM assessments a WHERE a.id = assessment_id));
--> statement-breakpoint
CREATE POLICY evidence_add ON evidence FOR INSERT WITH CHECK (partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
CREATE POLICY evidence_remove ON evidence FOR DELETE USING (partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON evidence TO tracker_app;
--> statement-breakpoint
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE people FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY people_installation ON people USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Names stand beside what people wrote. Addresses and password hashes are not for reading.
-- viewer_role() reads this table itself, as the owner: CASE keeps it from asking itself, whatever order policies are held in.
CREATE POLICY people_read ON people FOR SELECT
  USING (CASE WHEN (SELECT tracker.is_system()) THEN true ELSE (SELECT tracker.viewer_role()) IS NOT NULL END);
--> statement-breakpoint
CREATE POLICY people_edit_own ON people FOR UPDATE USING (id = (SELECT tracker.viewer_id())) WITH CHECK (id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
GRANT SELECT (id, name, role, language, is_demonstration, deactivated_at), UPDATE (language) ON people TO tracker_app;
--> statement-breakpoint
ALTER TABLE assignments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE assignments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY assignments_installation ON assignments USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY assignments_read ON assignments FOR SELECT
  USING ((SELECT tracker.viewer_role()) IN ('manager', 'admin') OR person_id = (SELECT tracker.viewer_id()));
--> statement-breakpoint
GRANT SELECT ON assignments TO tracker_app;
--> statement-breakpoint
-- Sessions have no grant: they are reached through functions only.
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY sessions_installation ON sessions USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY audit_events_installation ON audit_events USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY audit_events_read ON audit_events FOR SELECT USING ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
GRANT SELECT ON audit_events TO tracker_app;
--> statement-breakpoint
ALTER TABLE audit_chains ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_chains FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY audit_chains_installation ON audit_chains USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
