DROP INDEX "assessments_unaccepted";--> statement-breakpoint
CREATE INDEX "assessments_milestone" ON "assessments" USING btree ("milestone_id");