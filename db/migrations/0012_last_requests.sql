ALTER TABLE "assessments" ADD COLUMN "last_request" text;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "last_request" text;--> statement-breakpoint
GRANT UPDATE (last_request) ON assessments, milestones TO tracker_app;
