CREATE TABLE "issued_reports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "issued_reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" integer DEFAULT 0 NOT NULL,
	"ordinal" integer DEFAULT 0 NOT NULL,
	"number" text GENERATED ALWAYS AS ('R-' || year::text || '-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0')) STORED NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"title" text NOT NULL,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"check_code" text NOT NULL,
	"made_by_order" jsonb NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_key" uuid NOT NULL,
	CONSTRAINT "issued_reports_request_applies_once" UNIQUE("request_key"),
	CONSTRAINT "issued_reports_numbered_by_year" UNIQUE("year","ordinal"),
	CONSTRAINT "issued_reports_number_is_unique" UNIQUE("number"),
	CONSTRAINT "issued_reports_kind_is_known" CHECK ("issued_reports"."kind" in ('partner', 'portfolio', 'period', 'milestone')),
	CONSTRAINT "issued_reports_format_is_known" CHECK ("issued_reports"."format" in ('pdf', 'docx', 'xlsx', 'csv', 'json')),
	CONSTRAINT "issued_reports_hash_is_of_the_content" CHECK ("issued_reports"."sha256" = encode(sha256("issued_reports"."content"), 'hex')),
	CONSTRAINT "issued_reports_size_is_of_the_content" CHECK ("issued_reports"."size" = octet_length("issued_reports"."content")),
	CONSTRAINT "issued_reports_size_is_limited" CHECK ("issued_reports"."size" between 1 and 52428800),
	CONSTRAINT "issued_reports_check_code_is_one" CHECK ("issued_reports"."check_code" ~ '^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$'),
	CONSTRAINT "issued_reports_ordinal_is_positive" CHECK ("issued_reports"."ordinal" > 0)
);
--> statement-breakpoint
ALTER TABLE "issued_reports" ADD CONSTRAINT "issued_reports_issued_by_people_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "issued_reports_check_code" ON "issued_reports" USING btree ("check_code");--> statement-breakpoint
CREATE INDEX "issued_reports_hash" ON "issued_reports" USING btree ("sha256");--> statement-breakpoint
-- Content that is already pressed gains nothing from being pressed again.
ALTER TABLE issued_reports ALTER COLUMN content SET STORAGE EXTERNAL;
--> statement-breakpoint
-- The numbers of a year follow one another without a gap: one report is issued after the other. Who issued it, when and under which
-- number is nobody's to say.
CREATE FUNCTION tracker.number_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('issued_reports', 0));
  NEW.issued_at := now();
  NEW.issued_by := tracker.viewer_id();
  NEW.year := extract(year FROM NEW.issued_at AT TIME ZONE 'UTC')::int;
  NEW.ordinal := (SELECT coalesce(max(r.ordinal), 0) + 1 FROM issued_reports r WHERE r.year = NEW.year);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER issued_reports_number BEFORE INSERT ON issued_reports
  FOR EACH ROW EXECUTE FUNCTION tracker.number_report();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_issued_report() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.refuse('issued_reports_are_final', 'a report that was issued never changes and is never removed');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER issued_reports_guard BEFORE UPDATE OR DELETE ON issued_reports
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_issued_report();
--> statement-breakpoint
CREATE TRIGGER issued_reports_guard_all BEFORE TRUNCATE ON issued_reports
  FOR EACH STATEMENT EXECUTE FUNCTION tracker.guard_issued_report();
--> statement-breakpoint
ALTER TABLE issued_reports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE issued_reports FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY issued_reports_installation ON issued_reports
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Managers and administrators see every partner, and so whatever one of them has issued.
CREATE POLICY issued_reports_read ON issued_reports FOR SELECT
  USING ((SELECT tracker.viewer_role()) IN ('manager', 'admin'));
--> statement-breakpoint
CREATE POLICY issued_reports_issue ON issued_reports FOR INSERT
  WITH CHECK ((SELECT tracker.viewer_role()) IN ('manager', 'admin') AND issued_by = (SELECT tracker.viewer_id()));
--> statement-breakpoint
GRANT SELECT, INSERT ON issued_reports TO tracker_app;
--> statement-breakpoint
-- Whether a file in hand is an issued one is told to everybody who is signed in, and no more of it than who has it knows already.
CREATE FUNCTION tracker.check_report(p_check_code text, p_sha256 text)
RETURNS TABLE (number text, format text, issued_at timestamptz, code_matches boolean, file_matches boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT r.number, r.format, r.issued_at, coalesce(r.check_code = p_check_code, false), coalesce(r.sha256 = p_sha256, false)
  FROM issued_reports r
  WHERE tracker.viewer_role() IS NOT NULL AND (r.check_code = p_check_code OR r.sha256 = p_sha256)
  ORDER BY r.id
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.number_report(), tracker.guard_issued_report(), tracker.check_report(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.check_report(text, text) TO tracker_app;
