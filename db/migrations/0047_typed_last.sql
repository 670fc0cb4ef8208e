ALTER TABLE "unfinished_assessments" ADD COLUMN "typed_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
GRANT UPDATE (typed_at) ON unfinished_assessments TO tracker_app;
