CREATE TABLE "partner_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "partner_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"assessment_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"stance" text NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_key" uuid,
	CONSTRAINT "partner_views_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "partner_views_stance_is_known" CHECK ("partner_views"."stance" in ('agrees', 'agrees_in_part', 'disagrees', 'no_comment')),
	CONSTRAINT "partner_views_say_what_is_not_agreed" CHECK ("partner_views"."stance" not in ('agrees_in_part', 'disagrees') or btrim("partner_views"."text") <> '')
);
--> statement-breakpoint
ALTER TABLE "partner_views" ADD CONSTRAINT "partner_views_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_views" ADD CONSTRAINT "partner_views_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_views" ADD CONSTRAINT "partner_views_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partner_views_latest" ON "partner_views" USING btree ("assessment_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "partner_views_disagreements" ON "partner_views" USING btree ("assessment_id") WHERE "partner_views"."stance" = 'disagrees';--> statement-breakpoint
CREATE INDEX "partner_views_partner" ON "partner_views" USING btree ("partner_iso3");--> statement-breakpoint
-- The partner whose voice somebody is: that of a liaison, and nobody else's.
CREATE FUNCTION tracker.spoken_partners() RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN tracker.viewer_role() = 'liaison' THEN tracker.viewer_partners() ELSE '{}' END
$$;
--> statement-breakpoint
-- A partner's view answers an accepted assessment of its own. It is followed by a newer one, never changed and never removed.
CREATE FUNCTION tracker.guard_partner_view() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  answered assessments;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM tracker.refuse('partner_views_are_kept', 'a view of a partner is followed by a newer one, never changed or removed');
  END IF;
  -- Two liaisons of one partner answer one after the other: the later row is then the newer view.
  PERFORM pg_advisory_xact_lock(hashtextextended('partner view ' || NEW.assessment_id, 0));
  SELECT * INTO answered FROM assessments WHERE id = NEW.assessment_id;
  IF answered.state IS DISTINCT FROM 'accepted' OR answered.partner_iso3 IS DISTINCT FROM NEW.partner_iso3 THEN
    PERFORM tracker.refuse('partner_views_answer_accepted', 'a view answers an accepted assessment of the same partner');
  END IF;
  IF NOT tracker.is_system() THEN
    NEW.author_id := tracker.viewer_id();
    NEW.recorded_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER partner_views_guard BEFORE INSERT OR UPDATE OR DELETE ON partner_views
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_partner_view();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.spoken_partners(), tracker.guard_partner_view() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.spoken_partners() TO tracker_app;
--> statement-breakpoint
ALTER TABLE partner_views ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE partner_views FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY partner_views_installation ON partner_views USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY partner_views_read ON partner_views FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
CREATE POLICY partner_views_record ON partner_views FOR INSERT WITH CHECK (partner_iso3 = ANY ((SELECT tracker.spoken_partners())::text[]));
--> statement-breakpoint
GRANT SELECT, INSERT ON partner_views TO tracker_app;
