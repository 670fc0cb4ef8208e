ALTER TABLE "milestone_templates" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD COLUMN "is_own" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD COLUMN "request_key" uuid;--> statement-breakpoint
ALTER TABLE "scales" ADD COLUMN "is_own" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "scales" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "scales" ADD COLUMN "request_key" uuid;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "contact" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "notice_en" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "notice_fr" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "default_language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "milestone_templates" ADD CONSTRAINT "milestone_templates_request_applies_once" UNIQUE("request_key");--> statement-breakpoint
ALTER TABLE "scales" ADD CONSTRAINT "scales_request_applies_once" UNIQUE("request_key");--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_language_is_known" CHECK ("installation"."default_language" in ('en', 'fr'));--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_texts_fit" CHECK (char_length("installation"."name") <= 60 and char_length("installation"."contact") <= 200 and char_length("installation"."notice_en") <= 500 and char_length("installation"."notice_fr") <= 500);
--> statement-breakpoint
-- Administrators manage the catalogue. What they add or change is theirs: the reference files leave it as it is.
CREATE FUNCTION tracker.guard_template() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF tracker.is_system() THEN
    RETURN NEW;
  END IF;
  NEW.is_own := true;
  IF TG_OP = 'INSERT' THEN
    NEW.version := 1;
    NEW.retired_at := NULL;
    RETURN NEW;
  END IF;
  IF (NEW.code, NEW.area_code, NEW.nature) IS DISTINCT FROM (OLD.code, OLD.area_code, OLD.nature) THEN
    PERFORM tracker.refuse('milestone_templates_keep_their_identity', 'code, area and nature of a template never change');
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    PERFORM tracker.refuse('milestone_templates_version_counts', 'a change raises the version by one');
  END IF;
  IF NEW.retired_at IS NOT NULL AND NEW.retired_at IS DISTINCT FROM OLD.retired_at THEN
    NEW.retired_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_templates_guard BEFORE INSERT OR UPDATE ON milestone_templates
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_template();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_scale() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF tracker.is_system() THEN
    RETURN NEW;
  END IF;
  IF NEW.version <> coalesce((SELECT max(s.version) FROM scales s WHERE s.code = NEW.code), 0) + 1 THEN
    PERFORM tracker.refuse('scales_follow_the_last', 'a new version of a scale follows the last');
  END IF;
  NEW.is_own := true;
  NEW.created_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scales_guard BEFORE INSERT ON scales
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_scale();
--> statement-breakpoint
-- A scale gets its stages in the transaction that makes it and keeps them: what was measured on it stays measured. The reference
-- files may complete one on which nothing is measured yet.
CREATE OR REPLACE FUNCTION tracker.guard_scale_stage() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  scale bigint := coalesce(NEW.scale_id, OLD.scale_id);
BEGIN
  IF EXISTS (SELECT 1 FROM milestones m WHERE m.scale_id = scale) OR EXISTS (SELECT 1 FROM milestone_proposals p WHERE p.scale_id = scale) THEN
    PERFORM tracker.refuse('scale_stages_used_are_final', 'the stages of a used scale never change: make a new version');
  END IF;
  IF NOT tracker.is_system()
     AND (TG_OP <> 'INSERT' OR NOT EXISTS (SELECT 1 FROM scales s WHERE s.id = scale AND s.xmin = pg_current_xact_id()::xid)) THEN
    PERFORM tracker.refuse('scale_stages_are_final', 'the stages of a scale never change: make a new version');
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
-- Templates on a scale go over to its new version, with each stage under its new number; a template of which a stage is there no more
-- stays with the version that it has. Answers the codes of those that went over. It is no change of a template's own words, and does
-- not make it the administrator's.
CREATE FUNCTION tracker.refer_templates(p_from bigint, p_to bigint, p_numbers jsonb) RETURNS SETOF text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF tracker.viewer_role() IS DISTINCT FROM 'admin'
     OR (SELECT count(DISTINCT s.code) FROM scales s WHERE s.id IN (p_from, p_to)) <> 1 THEN
    PERFORM tracker.refuse('catalogue_managed_by_admins', 'the catalogue is managed by administrators');
  END IF;
  RETURN QUERY
    WITH moved AS (
      SELECT t.code, (p_numbers ->> trim_scale(t.baseline_low)::text)::numeric AS low,
             (p_numbers ->> trim_scale(t.baseline_high)::text)::numeric AS high, (p_numbers ->> trim_scale(t.target)::text)::numeric AS target
      FROM milestone_templates t WHERE t.scale_id = p_from
    )
    UPDATE milestone_templates t
    SET scale_id = p_to, baseline_low = m.low, baseline_high = m.high, target = m.target, version = t.version + 1
    FROM moved m
    WHERE m.code = t.code AND m.low <= m.high AND m.target IS NOT NULL
    RETURNING t.code;
END $$;
--> statement-breakpoint
CREATE FUNCTION tracker.guard_installation() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT tracker.is_system() AND NEW.version <> (CASE TG_OP WHEN 'INSERT' THEN 0 ELSE OLD.version END) + 1 THEN
    PERFORM tracker.refuse('installation_version_counts', 'a change raises the version by one');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER installation_guard BEFORE INSERT OR UPDATE ON installation
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_installation();
--> statement-breakpoint
ALTER TABLE milestone_templates ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestone_templates FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestone_templates_installation ON milestone_templates USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestone_templates_read ON milestone_templates FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY milestone_templates_add ON milestone_templates FOR INSERT WITH CHECK ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
CREATE POLICY milestone_templates_edit ON milestone_templates FOR UPDATE USING ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
GRANT INSERT, UPDATE (title, description, result_level, indicator, unit, scale_id, baseline_low, baseline_high, target,
                      means_of_verification, typical_months, related_framework, risk_area, evidence_types, retired_at, version)
  ON milestone_templates TO tracker_app;
--> statement-breakpoint
ALTER TABLE scales ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE scales FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY scales_installation ON scales USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY scales_read ON scales FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY scales_add ON scales FOR INSERT WITH CHECK ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
GRANT INSERT ON scales TO tracker_app;
--> statement-breakpoint
ALTER TABLE scale_stages ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE scale_stages FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY scale_stages_installation ON scale_stages USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY scale_stages_read ON scale_stages FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY scale_stages_add ON scale_stages FOR INSERT WITH CHECK ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
GRANT INSERT ON scale_stages TO tracker_app;
--> statement-breakpoint
ALTER TABLE installation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE installation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY installation_installation ON installation USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY installation_read ON installation FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY installation_begin ON installation FOR INSERT WITH CHECK ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
CREATE POLICY installation_change ON installation FOR UPDATE USING ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
GRANT INSERT (name, contact, notice_en, notice_fr, default_language, version), UPDATE (name, contact, notice_en, notice_fr, default_language, version) ON installation TO tracker_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.guard_template(), tracker.guard_scale(), tracker.refer_templates(bigint, bigint, jsonb), tracker.guard_installation()
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.refer_templates(bigint, bigint, jsonb) TO tracker_app;
