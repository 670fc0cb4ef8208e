ALTER TABLE "installation" ADD COLUMN "marking" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "highest_marking" text DEFAULT 'unclassified' NOT NULL;--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_marking_fits" CHECK (char_length("installation"."marking") between 1 and 120);--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_highest_marking_is_known" CHECK ("installation"."highest_marking" in ('unclassified', 'restricted', 'confidential', 'secret'));
--> statement-breakpoint
GRANT INSERT (marking, highest_marking), UPDATE (marking, highest_marking) ON installation TO tracker_app;
--> statement-breakpoint
-- The highest marking that a text carries, by its place among the levels; 0 for none. The expressions are those of
-- lib/markings/patterns.ts, and a test compares them.
CREATE FUNCTION tracker.marking_rank(said text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $marking$
  SELECT CASE
    WHEN said ~ ('(?n)' || '^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}(?:(?:[Ss]ecurity |SECURITY )?(?:[Cc]lassification|CLASSIFICATION|[Mm]arking|MARKING|[Mm]ention|MENTION)(?: de (?:protection|sécurité))?[ \t\u00A0\u202F]{0,3}[:=–—-][ \t\u00A0\u202F]{0,3})?(?:[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}){0,5}[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3})?(?:(?:NATO|OTAN|COSMIC|ATOMAL|EU|UE|PFP|PfP|PPP|EAPC|CPEA|UN|US|UK)(?:[ \t\u00A0\u202F_-]{1,3}|[ \t\u00A0\u202F]{0,3}/[ \t\u00A0\u202F]{0,3})){0,4}(?:TOP|TR[EÈ]S)[ \t\u00A0\u202F_-]{1,3}SECRET(?:[ \t\u00A0\u202F_-]{1,3}(?:UE|D[EÉ]FENSE))?(?:[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})(?:[ ,/-]{1,2}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})){0,8})?(?:[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}\r?$|[ \t\u00A0\u202F]{0,3}[:|)\]}–—]|[ \t\u00A0\u202F]{1,3}-{1,2}(?:[ \t\u00A0\u202F]|$)|\.[ \t\u00A0\u202F]|[ \t\u00A0\u202F]{1,3}(?:REL|RELEASABLE|COMMUNICABLE|DIFFUSABLE|NOFORN|ORCON|ATOMAL|CRYPTO|EYES)(?![A-Za-z]))|(?:^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}|[.!?;:][ \t\u00A0\u202F]{1,3})\((?:CTS|TS|TS-UE(?:/EU-TS)?|EU-TS|TS//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ \t\u00A0\u202F]{1,3}[^ \t\n]|[^ \t\n][ \t\u00A0\u202F]{1,3}(?<![Cc][a-zà-ÿ]{1,30}(?:[ \t\u00A0\u202F](?:of|for|the|and|de|des|du|la|le|les|et|pour)){0,3}[ \t\u00A0\u202F]{1,3}[Tt][a-zà-ÿ]{1,30}(?:[ \t\u00A0\u202F](?:of|for|the|and|de|des|du|la|le|les|et|pour)){0,3}[ \t\u00A0\u202F]{1,3}[Ss][a-zà-ÿ]{1,30}[ \t\u00A0\u202F]{1,3})\((?:CTS|TS|TS-UE(?:/EU-TS)?|EU-TS|TS//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ .\r]{0,5}$') THEN 4
    WHEN said ~ ('(?n)' || '^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}(?:(?:[Ss]ecurity |SECURITY )?(?:[Cc]lassification|CLASSIFICATION|[Mm]arking|MARKING|[Mm]ention|MENTION)(?: de (?:protection|sécurité))?[ \t\u00A0\u202F]{0,3}[:=–—-][ \t\u00A0\u202F]{0,3})?(?:[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}){0,5}[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3})?(?:(?:NATO|OTAN|COSMIC|ATOMAL|EU|UE|PFP|PfP|PPP|EAPC|CPEA|UN|US|UK)(?:[ \t\u00A0\u202F_-]{1,3}|[ \t\u00A0\u202F]{0,3}/[ \t\u00A0\u202F]{0,3})){0,4}SECRET(?:[ \t\u00A0\u202F_-]{1,3}(?:UE|D[EÉ]FENSE))?(?:[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})(?:[ ,/-]{1,2}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})){0,8})?(?:[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}\r?$|[ \t\u00A0\u202F]{0,3}[:|)\]}–—]|[ \t\u00A0\u202F]{1,3}-{1,2}(?:[ \t\u00A0\u202F]|$)|\.[ \t\u00A0\u202F]|[ \t\u00A0\u202F]{1,3}(?:REL|RELEASABLE|COMMUNICABLE|DIFFUSABLE|NOFORN|ORCON|ATOMAL|CRYPTO|EYES)(?![A-Za-z]))|(?:^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}|[.!?;:][ \t\u00A0\u202F]{1,3})\((?:NS|S-UE(?:/EU-S)?|EU-S|S//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ \t\u00A0\u202F]{1,3}[^ \t\n]|[^ \t\n][ \t\u00A0\u202F]{1,3}(?<![Nn][a-zà-ÿ]{1,30}(?:[ \t\u00A0\u202F](?:of|for|the|and|de|des|du|la|le|les|et|pour)){0,3}[ \t\u00A0\u202F]{1,3}[Ss][a-zà-ÿ]{1,30}[ \t\u00A0\u202F]{1,3})\((?:NS|S-UE(?:/EU-S)?|EU-S|S//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ .\r]{0,5}$') THEN 3
    WHEN said ~ ('(?n)' || '^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}(?:(?:[Ss]ecurity |SECURITY )?(?:[Cc]lassification|CLASSIFICATION|[Mm]arking|MARKING|[Mm]ention|MENTION)(?: de (?:protection|sécurité))?[ \t\u00A0\u202F]{0,3}[:=–—-][ \t\u00A0\u202F]{0,3})?(?:[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}){0,5}[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3})?(?:(?:NATO|OTAN|COSMIC|ATOMAL|EU|UE|PFP|PfP|PPP|EAPC|CPEA|UN|US|UK)(?:[ \t\u00A0\u202F_-]{1,3}|[ \t\u00A0\u202F]{0,3}/[ \t\u00A0\u202F]{0,3})){0,4}(?:CONFIDENTIAL|CONFIDENTIEL(?:[ \t\u00A0\u202F_-]{1,3}(?:UE|D[EÉ]FENSE))?)(?:[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})(?:[ ,/-]{1,2}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})){0,8})?(?:[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}\r?$|[ \t\u00A0\u202F]{0,3}[:|)\]}–—]|[ \t\u00A0\u202F]{1,3}-{1,2}(?:[ \t\u00A0\u202F]|$)|\.[ \t\u00A0\u202F]|[ \t\u00A0\u202F]{1,3}(?:REL|RELEASABLE|COMMUNICABLE|DIFFUSABLE|NOFORN|ORCON|ATOMAL|CRYPTO|EYES)(?![A-Za-z]))|(?:^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}|[.!?;:][ \t\u00A0\u202F]{1,3})\((?:NC|C-UE(?:/EU-C)?|EU-C|C//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ \t\u00A0\u202F]{1,3}[^ \t\n]|[^ \t\n][ \t\u00A0\u202F]{1,3}(?<![Nn][a-zà-ÿ]{1,30}(?:[ \t\u00A0\u202F](?:of|for|the|and|de|des|du|la|le|les|et|pour)){0,3}[ \t\u00A0\u202F]{1,3}[Cc][a-zà-ÿ]{1,30}[ \t\u00A0\u202F]{1,3})\((?:NC|C-UE(?:/EU-C)?|EU-C|C//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ .\r]{0,5}$') THEN 2
    WHEN said ~ ('(?n)' || '^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}(?:(?:[Ss]ecurity |SECURITY )?(?:[Cc]lassification|CLASSIFICATION|[Mm]arking|MARKING|[Mm]ention|MENTION)(?: de (?:protection|sécurité))?[ \t\u00A0\u202F]{0,3}[:=–—-][ \t\u00A0\u202F]{0,3})?(?:[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20}){0,5}[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3})?(?:(?:NATO|OTAN|COSMIC|ATOMAL|EU|UE|PFP|PfP|PPP|EAPC|CPEA|UN|US|UK)(?:[ \t\u00A0\u202F_-]{1,3}|[ \t\u00A0\u202F]{0,3}/[ \t\u00A0\u202F]{0,3})){0,4}(?:RESTRICTED|(?:DIFFUSION[ \t\u00A0\u202F_-]{1,3})?RESTREINTE?(?:[ \t\u00A0\u202F_-]{1,3}(?:UE|D[EÉ]FENSE))?)(?:[ \t\u00A0\u202F]{0,3}/{1,2}[ \t\u00A0\u202F]{0,3}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})(?:[ ,/-]{1,2}(?:PfP|[A-ZÀ-Þ][A-ZÀ-Þ''’-]{0,20})){0,8})?(?:[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}\r?$|[ \t\u00A0\u202F]{0,3}[:|)\]}–—]|[ \t\u00A0\u202F]{1,3}-{1,2}(?:[ \t\u00A0\u202F]|$)|\.[ \t\u00A0\u202F]|[ \t\u00A0\u202F]{1,3}(?:REL|RELEASABLE|COMMUNICABLE|DIFFUSABLE|NOFORN|ORCON|ATOMAL|CRYPTO|EYES)(?![A-Za-z]))|(?:^[ \t\u00A0\u202F]{0,200}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t\u00A0\u202F]{1,5}|[a-z][.)][ \t\u00A0\u202F]{1,5})?[ \t\u00A0\u202F*#>=_~|/(){}\[\]"''“”‘’«».:;!•·–—-]{0,40}|[.!?;:][ \t\u00A0\u202F]{1,3})\((?:NR|R-UE(?:/EU-R)?|EU-R|R//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ \t\u00A0\u202F]{1,3}[^ \t\n]|[^ \t\n][ \t\u00A0\u202F]{1,3}(?<![Nn][a-zà-ÿ]{1,30}(?:[ \t\u00A0\u202F](?:of|for|the|and|de|des|du|la|le|les|et|pour)){0,3}[ \t\u00A0\u202F]{1,3}[Rr][a-zà-ÿ]{1,30}[ \t\u00A0\u202F]{1,3})\((?:NR|R-UE(?:/EU-R)?|EU-R|R//[^()\n]{1,40})(?:[ /-][^()\n]{0,40})?\)[ .\r]{0,5}$') THEN 1
    ELSE 0 END
$marking$;
--> statement-breakpoint
-- What every row is asked; most texts need no more than that.
CREATE FUNCTION tracker.may_carry_marking(said text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT said ~ 'SECRET|CONFIDENTI|RESTR[EI]|\((?:[NE]|CTS|TS|[RCS][-/])'
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.rank_of_marking(level text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_position(ARRAY['unclassified', 'restricted', 'confidential', 'secret', 'top_secret'], level) - 1
$$;
--> statement-breakpoint
-- The columns are named by the trigger; of JSON every text in it counts. What the installation says of itself is held to what it allows
-- from then on.
CREATE FUNCTION tracker.refuse_marking() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  highest text;
  said text;
BEGIN
  IF TG_TABLE_NAME = 'installation' THEN
    highest := to_jsonb(NEW) ->> 'highest_marking';
  ELSE
    highest := coalesce((SELECT i.highest_marking FROM installation i), 'unclassified');
  END IF;
  FOR place IN 0 .. TG_NARGS - 1 LOOP
    SELECT string_agg(leaf #>> '{}', E'\n') INTO said
    FROM jsonb_path_query(to_jsonb(NEW) -> TG_ARGV[place], 'strict $.**') leaf
    WHERE jsonb_typeof(leaf) = 'string';
    IF tracker.marking_rank(said) > tracker.rank_of_marking(highest) THEN
      PERFORM tracker.refuse('markings_above_' || highest, TG_ARGV[place] || ' carries a marking above ' || highest);
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER installation_marking BEFORE INSERT OR UPDATE OF name, contact, notice_en, notice_fr, marking, highest_marking ON installation FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.name, NEW.contact, NEW.notice_en, NEW.notice_fr, NEW.marking)))
  EXECUTE FUNCTION tracker.refuse_marking('name', 'contact', 'notice_en', 'notice_fr', 'marking');
--> statement-breakpoint
CREATE TRIGGER assessments_marking BEFORE INSERT OR UPDATE OF narrative, return_reason ON assessments FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.narrative, NEW.return_reason)))
  EXECUTE FUNCTION tracker.refuse_marking('narrative', 'return_reason');
--> statement-breakpoint
CREATE TRIGGER evidence_marking BEFORE INSERT OR UPDATE OF title, url, file_name, note, struck_reason ON evidence FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.title, NEW.url, NEW.file_name, NEW.note, NEW.struck_reason)))
  EXECUTE FUNCTION tracker.refuse_marking('title', 'url', 'file_name', 'note', 'struck_reason');
--> statement-breakpoint
CREATE TRIGGER evidence_uploads_marking BEFORE INSERT OR UPDATE OF file_name ON evidence_uploads FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.file_name)))
  EXECUTE FUNCTION tracker.refuse_marking('file_name');
--> statement-breakpoint
CREATE TRIGGER comments_marking BEFORE INSERT OR UPDATE OF text, deletion_reason ON comments FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.text, NEW.deletion_reason)))
  EXECUTE FUNCTION tracker.refuse_marking('text', 'deletion_reason');
--> statement-breakpoint
CREATE TRIGGER issued_reports_marking BEFORE INSERT OR UPDATE OF title, file_name, made_by_order ON issued_reports FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.title, NEW.file_name, NEW.made_by_order::text)))
  EXECUTE FUNCTION tracker.refuse_marking('title', 'file_name', 'made_by_order');
--> statement-breakpoint
CREATE TRIGGER milestone_changes_marking BEFORE INSERT OR UPDATE OF explanation, old_value, new_value ON milestone_changes FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.explanation, NEW.old_value, NEW.new_value)))
  EXECUTE FUNCTION tracker.refuse_marking('explanation', 'old_value', 'new_value');
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_marking BEFORE INSERT OR UPDATE OF reason ON milestone_commitments FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.reason)))
  EXECUTE FUNCTION tracker.refuse_marking('reason');
--> statement-breakpoint
CREATE TRIGGER milestone_proposals_marking BEFORE INSERT OR UPDATE OF title, description, indicator, unit, lead_institution, reason, decision_reason ON milestone_proposals FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.title, NEW.description, NEW.indicator, NEW.unit, NEW.lead_institution, NEW.reason, NEW.decision_reason)))
  EXECUTE FUNCTION tracker.refuse_marking('title', 'description', 'indicator', 'unit', 'lead_institution', 'reason', 'decision_reason');
--> statement-breakpoint
CREATE TRIGGER milestone_templates_marking BEFORE INSERT OR UPDATE OF title, description, result_level, indicator, unit, means_of_verification, related_framework, risk_area ON milestone_templates FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.title, NEW.description, NEW.result_level, NEW.indicator, NEW.unit, NEW.means_of_verification, NEW.related_framework, NEW.risk_area)))
  EXECUTE FUNCTION tracker.refuse_marking('title', 'description', 'result_level', 'indicator', 'unit', 'means_of_verification', 'related_framework', 'risk_area');
--> statement-breakpoint
CREATE TRIGGER milestones_marking BEFORE INSERT OR UPDATE OF external_id, title, description, indicator, unit, lead_institution, source_url ON milestones FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.external_id, NEW.title, NEW.description, NEW.indicator, NEW.unit, NEW.lead_institution, NEW.source_url)))
  EXECUTE FUNCTION tracker.refuse_marking('external_id', 'title', 'description', 'indicator', 'unit', 'lead_institution', 'source_url');
--> statement-breakpoint
CREATE TRIGGER partner_views_marking BEFORE INSERT OR UPDATE OF text ON partner_views FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.text)))
  EXECUTE FUNCTION tracker.refuse_marking('text');
--> statement-breakpoint
CREATE TRIGGER people_marking BEFORE INSERT OR UPDATE OF email, name ON people FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.email, NEW.name)))
  EXECUTE FUNCTION tracker.refuse_marking('email', 'name');
--> statement-breakpoint
CREATE TRIGGER period_events_marking BEFORE INSERT OR UPDATE OF reason ON period_events FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.reason)))
  EXECUTE FUNCTION tracker.refuse_marking('reason');
--> statement-breakpoint
CREATE TRIGGER saved_views_marking BEFORE INSERT OR UPDATE OF name, address ON saved_views FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.name, NEW.address)))
  EXECUTE FUNCTION tracker.refuse_marking('name', 'address');
--> statement-breakpoint
CREATE TRIGGER scale_stages_marking BEFORE INSERT OR UPDATE OF label_en, label_fr ON scale_stages FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.label_en, NEW.label_fr)))
  EXECUTE FUNCTION tracker.refuse_marking('label_en', 'label_fr');
--> statement-breakpoint
CREATE TRIGGER unfinished_assessments_marking BEFORE INSERT OR UPDATE OF typed ON unfinished_assessments FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.typed::text)))
  EXECUTE FUNCTION tracker.refuse_marking('typed');
--> statement-breakpoint
CREATE TRIGGER report_jobs_marking BEFORE INSERT OR UPDATE OF made_by_order, asked, title, file_name ON report_jobs FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.made_by_order::text, NEW.asked, NEW.title, NEW.file_name)))
  EXECUTE FUNCTION tracker.refuse_marking('made_by_order', 'asked', 'title', 'file_name');
--> statement-breakpoint
CREATE TRIGGER report_schedules_marking BEFORE INSERT OR UPDATE OF choices, time_zone ON report_schedules FOR EACH ROW
  WHEN (tracker.may_carry_marking(concat_ws(E'\n', NEW.choices::text, NEW.time_zone)))
  EXECUTE FUNCTION tracker.refuse_marking('choices', 'time_zone');
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.refuse_marking() FROM PUBLIC;
