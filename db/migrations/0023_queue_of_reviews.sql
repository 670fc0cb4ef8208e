CREATE INDEX "assessments_queue" ON "assessments" USING btree ("submitted_at","id") WHERE "assessments"."state" = 'submitted';
--> statement-breakpoint
-- A manager writes decisions and nothing else: not even the own submission, from when it was an analyst's, is taken back.
ALTER POLICY assessments_edit ON assessments
  WITH CHECK (partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[])
              OR (state IN ('accepted', 'returned') AND (SELECT tracker.viewer_role()) = 'manager'));
