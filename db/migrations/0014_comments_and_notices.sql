CREATE TABLE "comment_edits" (
	"comment_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comment_edits_pkey" PRIMARY KEY("comment_id","version")
);
--> statement-breakpoint
CREATE TABLE "comment_mentions" (
	"comment_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "comment_mentions_pkey" PRIMARY KEY("comment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"milestone_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"deleted_by" uuid,
	"deletion_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"request_key" uuid,
	CONSTRAINT "comments_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "comments_text_fits" CHECK (btrim("comments"."text") <> '' and char_length("comments"."text") <= 6000),
	CONSTRAINT "comments_deleted_keep_no_text" CHECK (("comments"."text" is null) = ("comments"."deleted_at" is not null) and ("comments"."deleted_at" is null) = ("comments"."deleted_by" is null)),
	CONSTRAINT "comments_of_others_deleted_with_a_reason" CHECK (("comments"."deleted_by" is distinct from "comments"."author_id" and "comments"."deleted_by" is not null) = (btrim(coalesce("comments"."deletion_reason", '')) <> ''))
);
--> statement-breakpoint
CREATE TABLE "daily_work" (
	"day" date PRIMARY KEY NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"milestone_id" bigint NOT NULL,
	"assessment_id" bigint,
	"comment_id" bigint,
	"due_on" date,
	"actor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_kind_is_known" CHECK ("notices"."kind" in ('mentioned', 'returned', 'decided', 'waiting', 'recheck_due')),
	CONSTRAINT "notices_say_what_they_are_about" CHECK (("notices"."kind" = 'mentioned') = ("notices"."comment_id" is not null) and ("notices"."kind" in ('returned', 'decided', 'waiting')) = ("notices"."assessment_id" is not null) and ("notices"."kind" = 'recheck_due') = ("notices"."due_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "digest" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "digest_key" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_edits" ADD CONSTRAINT "comment_edits_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_deleted_by_people_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_milestone_fkey" FOREIGN KEY ("milestone_id","partner_iso3") REFERENCES "public"."milestones"("id","partner_iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_of_a_milestone" ON "comments" USING btree ("milestone_id","id");--> statement-breakpoint
CREATE INDEX "comments_partner" ON "comments" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "notices_of_a_person" ON "notices" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null and "notices"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "notices_mailed" ON "notices" USING btree ("person_id","mailed_at");--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" USING btree ("assessment_id") WHERE "notices"."kind" = 'waiting' and "notices"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_mention_once" ON "notices" USING btree ("comment_id","person_id") WHERE "notices"."kind" = 'mentioned';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_recheck_once" ON "notices" USING btree ("person_id","milestone_id","due_on") WHERE "notices"."kind" = 'recheck_due';