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
