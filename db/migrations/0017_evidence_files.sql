CREATE TABLE "evidence_files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_files_hash_is_of_the_content" CHECK ("evidence_files"."sha256" = encode(sha256("evidence_files"."content"), 'hex')),
	CONSTRAINT "evidence_files_size_is_of_the_content" CHECK ("evidence_files"."size" = octet_length("evidence_files"."content")),
	CONSTRAINT "evidence_files_size_is_limited" CHECK ("evidence_files"."size" between 1 and 20971520),
	CONSTRAINT "evidence_files_media_type_is_known" CHECK ("evidence_files"."media_type" in ('application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'image/png', 'image/jpeg', 'text/csv', 'text/plain'))
);
--> statement-breakpoint
CREATE TABLE "evidence_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"person_id" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_uploads_file_name_is_plain" CHECK (char_length("evidence_uploads"."file_name") between 1 and 150 and "evidence_uploads"."file_name" !~ '[/\\[:cntrl:]]')
);
--> statement-breakpoint
ALTER TABLE "evidence" ALTER COLUMN "url" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "file_sha256" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "struck_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "struck_by" uuid;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "struck_reason" text;--> statement-breakpoint
ALTER TABLE "evidence_uploads" ADD CONSTRAINT "evidence_uploads_sha256_evidence_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."evidence_files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_uploads" ADD CONSTRAINT "evidence_uploads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_uploads_file" ON "evidence_uploads" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "evidence_uploads_person" ON "evidence_uploads" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_file_sha256_evidence_files_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "public"."evidence_files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_struck_by_people_id_fk" FOREIGN KEY ("struck_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_file" ON "evidence" USING btree ("file_sha256") WHERE "evidence"."file_sha256" is not null;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_is_a_link_or_a_file" CHECK (("evidence"."url" is null) <> ("evidence"."file_sha256" is null) and ("evidence"."file_sha256" is null) = ("evidence"."file_name" is null));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_file_name_is_plain" CHECK (char_length("evidence"."file_name") between 1 and 150 and "evidence"."file_name" !~ '[/\\[:cntrl:]]');--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_note_says_something" CHECK (btrim("evidence"."note") <> '' and char_length("evidence"."note") <= 2000);--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_struck_with_a_reason" CHECK (num_nulls("evidence"."struck_at", "evidence"."struck_by", "evidence"."struck_reason") in (0, 3) and btrim("evidence"."struck_reason") <> '');
--> statement-breakpoint
-- Files behind assessments, and striking evidence out. Content that is already pressed gains nothing from being pressed again,
-- and EXTERNAL lets a part of it be read without the rest.
ALTER TABLE evidence_files ALTER COLUMN content SET STORAGE EXTERNAL;
--> statement-breakpoint
CREATE FUNCTION tracker.guard_evidence_file() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.refuse('evidence_files_are_final', 'a file that was kept never changes');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER evidence_files_guard BEFORE UPDATE ON evidence_files
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_evidence_file();
--> statement-breakpoint
-- Keeps a file once, however often it is sent, and answers what its sender may attach. The hash is the database's own: nobody
-- comes by the right to a file by naming it, only by having it.
CREATE FUNCTION tracker.keep_upload(p_content bytea, p_media_type text, p_file_name text)
RETURNS TABLE (upload_id uuid, file_sha256 text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := tracker.viewer_id();
  hash text := encode(sha256(p_content), 'hex');
BEGIN
  IF cardinality(tracker.assessed_partners()) = 0 THEN
    PERFORM tracker.refuse('evidence_uploads_are_of_analysts', 'only who records assessments sends files');
  END IF;
  -- One of a person after the other, so that the bound holds; and not while files that nobody holds are being removed.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('evidence_files', 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('evidence_uploads ' || me, 0));
  IF (SELECT coalesce(sum(f.size), 0) + octet_length(p_content) FROM evidence_files f
      WHERE f.sha256 IN (SELECT u.sha256 FROM evidence_uploads u WHERE u.person_id = me)
        AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.file_sha256 = f.sha256)) > 512 * 1024 * 1024 THEN
    PERFORM tracker.refuse('evidence_uploads_are_bounded', 'too much was sent that is not attached to anything');
  END IF;
  INSERT INTO evidence_files (sha256, size, media_type, content)
  VALUES (hash, octet_length(p_content), p_media_type, p_content)
  ON CONFLICT DO NOTHING;
  RETURN QUERY
    INSERT INTO evidence_uploads (sha256, file_name, person_id) VALUES (hash, p_file_name, me)
    RETURNING id, sha256;
END $$;
--> statement-breakpoint
-- Forgets uploads of more than two days ago, and removes files that neither an upload nor a piece of evidence holds.
CREATE FUNCTION tracker.remove_abandoned_uploads() RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  removed bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('evidence_files', 0));
  DELETE FROM evidence_uploads WHERE uploaded_at < now() - interval '48 hours';
  DELETE FROM evidence_files f
  WHERE NOT EXISTS (SELECT 1 FROM evidence_uploads u WHERE u.sha256 = f.sha256)
    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.file_sha256 = f.sha256);
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;
--> statement-breakpoint
-- Evidence struck out does not count for a claim that is made from now on.
CREATE OR REPLACE FUNCTION tracker.check_fulfilment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM assessments a WHERE a.id = NEW.id AND a.state IN ('submitted', 'accepted') AND a.verdict = 'fulfilled')
     AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.assessment_id = NEW.id AND e.struck_at IS NULL) THEN
    PERFORM tracker.refuse('assessments_fulfilled_on_evidence', 'a fulfilled milestone needs evidence');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.guard_evidence() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  -- What striking out sets; nothing else of a piece of evidence ever changes.
  struck text[] := ARRAY['struck_at', 'struck_by', 'struck_reason'];
  assessment_of assessments;
  me uuid := tracker.viewer_id();
BEGIN
  SELECT * INTO assessment_of FROM assessments WHERE id = coalesce(NEW.assessment_id, OLD.assessment_id);
  IF TG_OP = 'INSERT' AND NEW.partner_iso3 IS DISTINCT FROM assessment_of.partner_iso3 THEN
    PERFORM tracker.refuse('evidence_of_the_same_partner', 'evidence belongs to the partner of its assessment');
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.struck_at IS NOT NULL THEN
      PERFORM tracker.refuse('evidence_struck_stays_struck', 'evidence is struck out once and for good');
    END IF;
    IF to_jsonb(NEW) - struck <> to_jsonb(OLD) - struck OR NEW.struck_reason IS NULL THEN
      PERFORM tracker.refuse('evidence_is_not_changed', 'evidence is added, taken away or struck out, never changed');
    END IF;
    IF assessment_of.id IS NULL OR assessment_of.state NOT IN ('submitted', 'accepted') THEN
      PERFORM tracker.refuse('evidence_struck_once_submitted', 'evidence of a draft is taken away, not struck out');
    END IF;
    IF NOT tracker.is_system() THEN
      NEW.struck_at := clock_timestamp();
      NEW.struck_by := me;
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND assessment_of.state IN ('submitted', 'accepted') THEN
    PERFORM tracker.refuse('evidence_of_submitted_is_kept', 'evidence of a submitted or accepted assessment cannot be removed');
  END IF;
  IF TG_OP = 'DELETE' AND OLD.struck_at IS NOT NULL THEN
    PERFORM tracker.refuse('evidence_struck_is_kept', 'evidence that was struck out stays');
  END IF;
  IF NOT tracker.is_system() THEN
    IF assessment_of.state IN ('submitted', 'accepted') OR assessment_of.author_id IS DISTINCT FROM me THEN
      PERFORM tracker.refuse('evidence_added_by_author', 'only its author changes the evidence of a draft or returned assessment');
    END IF;
    IF TG_OP = 'INSERT' THEN
      NEW.added_by := me;
      NEW.added_at := clock_timestamp();
      NEW.struck_at := NULL;
      NEW.struck_by := NULL;
      NEW.struck_reason := NULL;
      IF NEW.file_sha256 IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('evidence_files', 0));
        -- Attached by whoever sent the file, or kept by the assessment that has it: knowing its hash opens nothing.
        IF NOT EXISTS (SELECT 1 FROM evidence_uploads u WHERE u.sha256 = NEW.file_sha256 AND u.person_id = me)
           AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.assessment_id = NEW.assessment_id AND e.file_sha256 = NEW.file_sha256) THEN
          PERFORM tracker.refuse('evidence_files_attached_by_sender', 'a file is attached by whoever sent it');
        END IF;
      END IF;
    END IF;
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE POLICY evidence_strike ON evidence FOR UPDATE
  USING ((SELECT tracker.viewer_role()) = 'manager' OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]))
  WITH CHECK ((SELECT tracker.viewer_role()) = 'manager' OR partner_iso3 = ANY ((SELECT tracker.assessed_partners())::text[]));
--> statement-breakpoint
GRANT UPDATE (struck_at, struck_by, struck_reason) ON evidence TO tracker_app;
--> statement-breakpoint
ALTER TABLE evidence_uploads ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE evidence_uploads FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY evidence_uploads_installation ON evidence_uploads
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY evidence_uploads_read ON evidence_uploads FOR SELECT
  USING (person_id = (SELECT tracker.viewer_id()) AND (SELECT tracker.viewer_role()) IS NOT NULL);
--> statement-breakpoint
-- Written by keep_upload alone.
GRANT SELECT ON evidence_uploads TO tracker_app;
--> statement-breakpoint
ALTER TABLE evidence_files ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE evidence_files FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY evidence_files_installation ON evidence_files
  USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- A file is read by who sees a piece of evidence that holds it, or has sent it.
CREATE POLICY evidence_files_read ON evidence_files FOR SELECT USING (
  EXISTS (SELECT 1 FROM evidence e WHERE e.file_sha256 = evidence_files.sha256)
  OR EXISTS (SELECT 1 FROM evidence_uploads u WHERE u.sha256 = evidence_files.sha256));
--> statement-breakpoint
GRANT SELECT ON evidence_files TO tracker_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.guard_evidence_file(), tracker.keep_upload(bytea, text, text), tracker.remove_abandoned_uploads() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.keep_upload(bytea, text, text) TO tracker_app;
