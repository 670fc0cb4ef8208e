DROP INDEX "milestone_versions_known";--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "assessment_ids" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "effective_on" date[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "accepted_at" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "accepted_in_order" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "measured" numeric[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "progress" numeric[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "deliveries" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "verdicts" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "recheck_on" date[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "said_from" date[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "said_at" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "said_in_order" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD COLUMN "commitments" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "milestone_versions_known" ON "milestone_versions" USING btree ("known_from","known_to","partner_iso3");