CREATE TABLE "figure_balances" (
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"grain" text NOT NULL,
	"known_on" date NOT NULL,
	"quarter_on" date NOT NULL,
	"completed" integer NOT NULL,
	"in_progress" integer NOT NULL,
	"not_started" integer NOT NULL,
	"not_assessed" integer NOT NULL,
	"discontinued" integer NOT NULL,
	"paused" integer NOT NULL,
	"withdrawn" integer NOT NULL,
	"counted" integer NOT NULL,
	"assessed" integer NOT NULL,
	"fulfilled" integer NOT NULL,
	"shown" integer NOT NULL,
	"overdue" integer NOT NULL,
	"weight" numeric(24, 3) NOT NULL,
	"weighted_progress" numeric(30, 9) NOT NULL,
	CONSTRAINT "figure_balances_pkey" PRIMARY KEY("grain","known_on","partner_iso3","area_code","quarter_on"),
	CONSTRAINT "figure_balances_grain_is_known" CHECK ("figure_balances"."grain" in ('all', 'year', 'month'))
);
--> statement-breakpoint
CREATE TABLE "figure_postings" (
	"milestone_id" bigint NOT NULL,
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"effective_on" date NOT NULL,
	"completed" integer NOT NULL,
	"in_progress" integer NOT NULL,
	"not_started" integer NOT NULL,
	"not_assessed" integer NOT NULL,
	"discontinued" integer NOT NULL,
	"paused" integer NOT NULL,
	"withdrawn" integer NOT NULL,
	"counted" integer NOT NULL,
	"assessed" integer NOT NULL,
	"fulfilled" integer NOT NULL,
	"shown" integer NOT NULL,
	"overdue" integer NOT NULL,
	"weight" numeric(24, 3) NOT NULL,
	"weighted_progress" numeric(30, 9) NOT NULL,
	CONSTRAINT "figure_postings_pkey" PRIMARY KEY("milestone_id","known_at","effective_on")
);
--> statement-breakpoint
CREATE TABLE "milestone_versions" (
	"milestone_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	"code" text NOT NULL,
	"partner_iso3" text NOT NULL,
	"area_code" text NOT NULL,
	"template_code" text,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"nature" text NOT NULL,
	"indicator" text NOT NULL,
	"unit" text,
	"scale_id" bigint,
	"baseline" numeric(18, 6) NOT NULL,
	"target" numeric(18, 6) NOT NULL,
	"start_on" date NOT NULL,
	"due_on" date NOT NULL,
	"first_due_on" date NOT NULL,
	"weight" numeric(9, 3) NOT NULL,
	"lead_institution" text,
	"source_url" text,
	CONSTRAINT "milestone_versions_pkey" PRIMARY KEY("milestone_id","version"),
	CONSTRAINT "milestone_versions_known_forwards" CHECK ("milestone_versions"."known_to" >= "milestone_versions"."known_from")
);
--> statement-breakpoint
CREATE TABLE "people_versions" (
	"person_id" uuid NOT NULL,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	"name" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "people_versions_pkey" PRIMARY KEY("person_id","known_from"),
	CONSTRAINT "people_versions_known_forwards" CHECK ("people_versions"."known_to" >= "people_versions"."known_from")
);
--> statement-breakpoint
CREATE TABLE "status_spell_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_spell_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"partner_iso3" text NOT NULL,
	"standing" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone,
	CONSTRAINT "status_spell_versions_known_forwards" CHECK ("status_spell_versions"."known_to" >= "status_spell_versions"."known_from")
);
--> statement-breakpoint
ALTER TABLE "figure_balances" ADD CONSTRAINT "figure_balances_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_balances" ADD CONSTRAINT "figure_balances_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_postings" ADD CONSTRAINT "figure_postings_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_postings" ADD CONSTRAINT "figure_postings_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_postings" ADD CONSTRAINT "figure_postings_area_code_reform_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."reform_areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_versions" ADD CONSTRAINT "milestone_versions_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_versions" ADD CONSTRAINT "people_versions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_spell_versions" ADD CONSTRAINT "status_spell_versions_partner_iso3_partners_iso3_fk" FOREIGN KEY ("partner_iso3") REFERENCES "public"."partners"("iso3") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "figure_balances_partner" ON "figure_balances" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "figure_postings_known" ON "figure_postings" USING btree ("known_at");--> statement-breakpoint
CREATE INDEX "figure_postings_effective" ON "figure_postings" USING btree ("effective_on","known_at");--> statement-breakpoint
CREATE INDEX "figure_postings_partner" ON "figure_postings" USING btree ("partner_iso3");--> statement-breakpoint
CREATE INDEX "milestone_versions_in_order" ON "milestone_versions" USING btree ("partner_iso3","area_code",length("code"),"code");--> statement-breakpoint
CREATE INDEX "milestone_versions_code" ON "milestone_versions" USING btree ("code");--> statement-breakpoint
CREATE INDEX "milestone_versions_due" ON "milestone_versions" USING btree ("due_on","milestone_id");--> statement-breakpoint
CREATE INDEX "status_spell_versions_partner" ON "status_spell_versions" USING btree ("partner_iso3","from_on");--> statement-breakpoint
-- Versions: what was known, and from when until when. Triggers write them; nobody else does.
CREATE FUNCTION tracker.keep_milestone_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  since timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE milestone_versions SET known_to = since WHERE milestone_id = NEW.id AND known_to IS NULL;
  END IF;
  INSERT INTO milestone_versions
    (milestone_id, version, known_from, code, partner_iso3, area_code, template_code, title, description, nature, indicator, unit,
     scale_id, baseline, target, start_on, due_on, first_due_on, weight, lead_institution, source_url)
  VALUES
    (NEW.id, NEW.version, since, NEW.code, NEW.partner_iso3, NEW.area_code, NEW.template_code, NEW.title, NEW.description, NEW.nature,
     NEW.indicator, NEW.unit, NEW.scale_id, NEW.baseline, NEW.target, NEW.start_on, NEW.due_on, NEW.first_due_on, NEW.weight,
     NEW.lead_institution, NEW.source_url);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Named to come before milestones_post_figures, which reads them.
CREATE TRIGGER milestones_keep_version_inserted AFTER INSERT ON milestones
  FOR EACH ROW EXECUTE FUNCTION tracker.keep_milestone_version();
--> statement-breakpoint
CREATE TRIGGER milestones_keep_version_updated AFTER UPDATE OF version ON milestones
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION tracker.keep_milestone_version();
--> statement-breakpoint
CREATE FUNCTION tracker.keep_person_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  since timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE clock_timestamp() END;
BEGIN
  UPDATE people_versions SET known_to = since WHERE person_id = NEW.id AND known_to IS NULL;
  INSERT INTO people_versions (person_id, known_from, name, role) VALUES (NEW.id, since, NEW.name, NEW.role);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_keep_version_inserted AFTER INSERT ON people
  FOR EACH ROW EXECUTE FUNCTION tracker.keep_person_version();
--> statement-breakpoint
CREATE TRIGGER people_keep_version_updated AFTER UPDATE OF name, role ON people
  FOR EACH ROW WHEN ((OLD.name, OLD.role) <> (NEW.name, NEW.role)) EXECUTE FUNCTION tracker.keep_person_version();
--> statement-breakpoint
-- A partner's first spells tell its history, which was known before anything was kept here; what is changed later is known since.
CREATE FUNCTION tracker.keep_spell_versions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  at timestamptz := clock_timestamp();
BEGIN
  WITH current_ones AS (
    SELECT s.partner_iso3, s.standing, s.from_on, s.to_on FROM status_spells s
  ), ended AS (
    UPDATE status_spell_versions v SET known_to = at
    WHERE v.known_to IS NULL AND NOT EXISTS (
      SELECT 1 FROM current_ones c WHERE c.partner_iso3 = v.partner_iso3 AND c.standing = v.standing AND c.from_on = v.from_on
        AND c.to_on IS NOT DISTINCT FROM v.to_on)
  )
  INSERT INTO status_spell_versions (partner_iso3, standing, from_on, to_on, known_from)
  SELECT c.partner_iso3, c.standing, c.from_on, c.to_on,
         CASE WHEN EXISTS (SELECT 1 FROM status_spell_versions k WHERE k.partner_iso3 = c.partner_iso3) THEN at ELSE '-infinity' END
  FROM current_ones c
  WHERE NOT EXISTS (
    SELECT 1 FROM status_spell_versions v WHERE v.known_to IS NULL AND v.partner_iso3 = c.partner_iso3 AND v.standing = c.standing
      AND v.from_on = c.from_on AND v.to_on IS NOT DISTINCT FROM c.to_on);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER status_spells_keep_versions AFTER INSERT OR UPDATE OR DELETE ON status_spells
  FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_spell_versions();
--> statement-breakpoint
-- What one milestone adds to the figures by what was known at a moment: from each day on which that changes, the difference. A milestone
-- counts in the set from the quarter of its start on, as in completion_steps, which this has to equal.
CREATE FUNCTION tracker.figures_of(milestone bigint, known timestamptz)
RETURNS TABLE (effective_on date, completed int, in_progress int, not_started int, not_assessed int, discontinued int, paused int, withdrawn int, counted
               int, assessed int, fulfilled int, shown int, overdue int, weight numeric, weighted_progress numeric)
LANGUAGE sql STABLE AS $$
  WITH plan AS (
    SELECT v.*, date_trunc('quarter', v.start_on::timestamp)::date AS counts_from
    FROM milestone_versions v
    WHERE v.milestone_id = milestone AND v.known_from <= known AND (v.known_to IS NULL OR v.known_to > known)
  ), turning AS (
    SELECT t.on_day FROM plan p CROSS JOIN LATERAL (
      SELECT '-infinity'::date UNION SELECT p.counts_from UNION SELECT p.due_on + 1
      UNION SELECT a.effective_on FROM assessments a
        WHERE a.milestone_id = milestone AND a.state = 'accepted' AND a.accepted_at <= known
      UNION SELECT c.from_on FROM milestone_commitments c WHERE c.milestone_id = milestone AND c.recorded_at <= known
    ) t (on_day)
  ), held AS (
    SELECT t.on_day,
           (g.segment = 'completed')::int AS completed,
           (g.segment = 'in_progress')::int AS in_progress,
           (g.segment = 'not_started')::int AS not_started,
           (g.segment = 'not_assessed')::int AS not_assessed,
           (g.segment = 'discontinued')::int AS discontinued,
           (g.segment = 'paused')::int AS paused,
           (g.segment = 'withdrawn')::int AS withdrawn,
           g.belongs::int AS counted,
           (g.belongs AND j.id IS NOT NULL)::int AS assessed,
           (g.belongs AND j.verdict IS NOT DISTINCT FROM 'fulfilled')::int AS fulfilled,
           (g.segment <> 'withdrawn' AND j.verdict IS NOT DISTINCT FROM 'fulfilled')::int AS shown,
           (t.on_day > p.due_on AND tracker.is_open(j.delivery, j.verdict, coalesce(s.commitment, 'committed')))::int AS overdue,
           CASE WHEN g.belongs AND p.target <> p.baseline THEN p.weight ELSE 0 END AS weight,
           CASE WHEN g.belongs AND j.id IS NOT NULL AND p.target <> p.baseline
                THEN least(greatest(tracker.progress(j.value, p.baseline, p.target), 0), 1) * p.weight ELSE 0 END AS weighted_progress
    FROM plan p
    CROSS JOIN turning t
    LEFT JOIN LATERAL (
      SELECT a.id, a.value, a.delivery, a.verdict FROM assessments a
      WHERE a.milestone_id = milestone AND a.state = 'accepted' AND a.accepted_at <= known AND a.effective_on <= t.on_day
      ORDER BY a.effective_on DESC, a.accepted_at DESC, a.id DESC LIMIT 1
    ) j ON true
    LEFT JOIN LATERAL (
      SELECT c.commitment FROM milestone_commitments c
      WHERE c.milestone_id = milestone AND c.recorded_at <= known AND c.from_on <= t.on_day
      ORDER BY c.from_on DESC, c.id DESC LIMIT 1
    ) s ON true
    CROSS JOIN LATERAL (
      SELECT CASE WHEN s.commitment IN ('paused', 'withdrawn') THEN s.commitment ELSE coalesce(j.delivery, 'not_assessed') END AS segment,
             j.delivery IS DISTINCT FROM 'discontinued' AND s.commitment IS DISTINCT FROM 'withdrawn' AND t.on_day >= p.counts_from AS belongs
    ) g
  )
  SELECT h.on_day, h.completed - lag(h.completed, 1, 0) OVER w, h.in_progress - lag(h.in_progress, 1, 0) OVER w, h.not_started - lag(h.not_started,
         1, 0) OVER w, h.not_assessed - lag(h.not_assessed, 1, 0) OVER w, h.discontinued - lag(h.discontinued, 1, 0) OVER w, h.paused -
         lag(h.paused, 1, 0) OVER w, h.withdrawn - lag(h.withdrawn, 1, 0) OVER w, h.counted - lag(h.counted, 1, 0) OVER w, h.assessed -
         lag(h.assessed, 1, 0) OVER w, h.fulfilled - lag(h.fulfilled, 1, 0) OVER w, h.shown - lag(h.shown, 1, 0) OVER w, h.overdue -
         lag(h.overdue, 1, 0) OVER w, h.weight - lag(h.weight, 1, 0::numeric) OVER w, h.weighted_progress - lag(h.weighted_progress, 1,
         0::numeric) OVER w
  FROM held h WINDOW w AS (ORDER BY h.on_day)
$$;
--> statement-breakpoint
-- Posts what the figures of a milestone by what was known at a moment differ from what is posted of it. Nothing known later may be
-- posted yet. In a language that keeps its plans: planning this anew takes longer than doing it.
CREATE FUNCTION tracker.post_figures(milestone bigint, known timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO figure_postings AS kept
    (milestone_id, partner_iso3, area_code, known_at, effective_on, completed, in_progress, not_started, not_assessed, discontinued, paused, withdrawn, counted, assessed, fulfilled, shown, overdue,
    weight, weighted_progress)
  SELECT post_figures.milestone, plan.partner_iso3, plan.area_code, post_figures.known, d.effective_on,
         sum(d.completed), sum(d.in_progress), sum(d.not_started), sum(d.not_assessed), sum(d.discontinued), sum(d.paused),
         sum(d.withdrawn), sum(d.counted), sum(d.assessed), sum(d.fulfilled), sum(d.shown), sum(d.overdue), sum(d.weight),
         sum(d.weighted_progress)
  FROM (
    SELECT f.* FROM tracker.figures_of(post_figures.milestone, post_figures.known) f
    UNION ALL
    SELECT p.effective_on, -p.completed, -p.in_progress, -p.not_started, -p.not_assessed, -p.discontinued, -p.paused, -p.withdrawn, -p.counted,
           -p.assessed, -p.fulfilled, -p.shown, -p.overdue, -p.weight, -p.weighted_progress
    FROM figure_postings p WHERE p.milestone_id = post_figures.milestone
  ) d, (SELECT v.partner_iso3, v.area_code FROM milestone_versions v WHERE v.milestone_id = post_figures.milestone LIMIT 1) plan
  GROUP BY plan.partner_iso3, plan.area_code, d.effective_on
  HAVING (sum(d.completed), sum(d.in_progress), sum(d.not_started), sum(d.not_assessed), sum(d.discontinued), sum(d.paused),
          sum(d.withdrawn), sum(d.counted), sum(d.assessed), sum(d.fulfilled), sum(d.shown), sum(d.overdue), sum(d.weight),
          sum(d.weighted_progress))
         <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  -- Two things that came to be known at the same moment.
  ON CONFLICT (milestone_id, known_at, effective_on) DO UPDATE SET
    completed = kept.completed + excluded.completed, in_progress = kept.in_progress + excluded.in_progress, not_started = kept.not_started
    + excluded.not_started, not_assessed = kept.not_assessed + excluded.not_assessed, discontinued = kept.discontinued +
    excluded.discontinued, paused = kept.paused + excluded.paused, withdrawn = kept.withdrawn + excluded.withdrawn, counted = kept.counted
    + excluded.counted, assessed = kept.assessed + excluded.assessed, fulfilled = kept.fulfilled + excluded.fulfilled, shown = kept.shown
    + excluded.shown, overdue = kept.overdue + excluded.overdue, weight = kept.weight + excluded.weight, weighted_progress =
    kept.weighted_progress + excluded.weighted_progress;
END $$;
--> statement-breakpoint
-- Balances are taken in one order by everybody, so that two decisions wait for each other rather than deadlock.
CREATE FUNCTION tracker.keep_balances() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  sign int := TG_ARGV[0]::int;
BEGIN
  INSERT INTO figure_balances AS kept
    (grain, known_on, partner_iso3, area_code, quarter_on, completed, in_progress, not_started, not_assessed, discontinued, paused, withdrawn, counted, assessed, fulfilled, shown, overdue,
    weight, weighted_progress)
  SELECT g.grain, CASE g.grain WHEN 'all' THEN '-infinity' ELSE date_trunc(g.grain, m.known_at AT TIME ZONE 'UTC')::date END AS known_on,
         m.partner_iso3, m.area_code,
         date_trunc('quarter', m.effective_on::timestamp)::date AS quarter_on,
         sign * sum(m.completed), sign * sum(m.in_progress), sign * sum(m.not_started), sign * sum(m.not_assessed), sign *
         sum(m.discontinued), sign * sum(m.paused), sign * sum(m.withdrawn), sign * sum(m.counted), sign * sum(m.assessed), sign *
         sum(m.fulfilled), sign * sum(m.shown), sign * sum(m.overdue), sign * sum(m.weight), sign * sum(m.weighted_progress)
  FROM moved m CROSS JOIN (VALUES ('all'), ('year'), ('month')) g (grain)
  GROUP BY 1, 2, 3, 4, 5
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (grain, known_on, partner_iso3, area_code, quarter_on) DO UPDATE SET
    completed = kept.completed + excluded.completed, in_progress = kept.in_progress + excluded.in_progress, not_started = kept.not_started
    + excluded.not_started, not_assessed = kept.not_assessed + excluded.not_assessed, discontinued = kept.discontinued +
    excluded.discontinued, paused = kept.paused + excluded.paused, withdrawn = kept.withdrawn + excluded.withdrawn, counted = kept.counted
    + excluded.counted, assessed = kept.assessed + excluded.assessed, fulfilled = kept.fulfilled + excluded.fulfilled, shown = kept.shown
    + excluded.shown, overdue = kept.overdue + excluded.overdue, weight = kept.weight + excluded.weight, weighted_progress =
    kept.weighted_progress + excluded.weighted_progress;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER figure_postings_add AFTER INSERT ON figure_postings
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_balances('1');
--> statement-breakpoint
CREATE TRIGGER figure_postings_change_to AFTER UPDATE ON figure_postings
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_balances('1');
--> statement-breakpoint
CREATE TRIGGER figure_postings_change_from AFTER UPDATE ON figure_postings
  REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_balances('-1');
--> statement-breakpoint
CREATE TRIGGER figure_postings_take_away AFTER DELETE ON figure_postings
  REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION tracker.keep_balances('-1');
--> statement-breakpoint
-- The moments since when something is known of milestones: a plan, an accepted assessment, what the partner said.
CREATE FUNCTION tracker.moments_of(ids bigint[]) RETURNS TABLE (milestone_id bigint, known timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT v.milestone_id, v.known_from FROM milestone_versions v WHERE v.milestone_id = ANY (ids)
  UNION SELECT a.milestone_id, a.accepted_at FROM assessments a WHERE a.milestone_id = ANY (ids) AND a.state = 'accepted'
  UNION SELECT c.milestone_id, c.recorded_at FROM milestone_commitments c WHERE c.milestone_id = ANY (ids)
$$;
--> statement-breakpoint
-- Posts the figures of some milestones anew: at each moment since when something is known of one, what holds by then, less what held
-- by the moment before. All at once, since this is also how the figures of a whole installation are made.
CREATE FUNCTION tracker.replay_figures(ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  DELETE FROM figure_postings f WHERE f.milestone_id = ANY (ids);
  WITH moments AS (
    SELECT m.milestone_id, m.known, lead(m.known) OVER (PARTITION BY m.milestone_id ORDER BY m.known) AS next
    FROM tracker.moments_of(ids) m
  )
  INSERT INTO figure_postings
    (milestone_id, partner_iso3, area_code, known_at, effective_on, completed, in_progress, not_started, not_assessed, discontinued, paused, withdrawn, counted, assessed, fulfilled, shown, overdue,
    weight, weighted_progress)
  SELECT k.milestone_id, m.partner_iso3, m.area_code, s.known_at, f.effective_on,
         sum(s.sign * f.completed), sum(s.sign * f.in_progress), sum(s.sign * f.not_started), sum(s.sign * f.not_assessed), sum(s.sign *
         f.discontinued), sum(s.sign * f.paused), sum(s.sign * f.withdrawn), sum(s.sign * f.counted), sum(s.sign * f.assessed), sum(s.sign
         * f.fulfilled), sum(s.sign * f.shown), sum(s.sign * f.overdue), sum(s.sign * f.weight), sum(s.sign * f.weighted_progress)
  FROM moments k
  JOIN milestones m ON m.id = k.milestone_id
  CROSS JOIN LATERAL tracker.figures_of(k.milestone_id, k.known) f
  CROSS JOIN LATERAL (VALUES (k.known, 1), (k.next, -1)) s (known_at, sign)
  WHERE s.known_at IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5
  HAVING (sum(s.sign * f.completed), sum(s.sign * f.in_progress), sum(s.sign * f.not_started), sum(s.sign * f.not_assessed), sum(s.sign *
          f.discontinued), sum(s.sign * f.paused), sum(s.sign * f.withdrawn), sum(s.sign * f.counted), sum(s.sign * f.assessed),
          sum(s.sign * f.fulfilled), sum(s.sign * f.shown), sum(s.sign * f.overdue), sum(s.sign * f.weight), sum(s.sign *
          f.weighted_progress))
         <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
END $$;
--> statement-breakpoint
-- Posts what came to be known of some milestones at one moment. Where it was at several, or something later is known already, as when
-- a seed tells what was accepted long ago, everything is posted anew: also what made no difference before, and was not posted.
CREATE FUNCTION tracker.post_or_replay(ids bigint[], known timestamptz, until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  one bigint;
  late bigint[];
BEGIN
  IF known < until THEN
    PERFORM tracker.replay_figures(ids);
    RETURN;
  END IF;
  SELECT coalesce(array_agg(DISTINCT m.milestone_id), '{}') INTO late
  FROM tracker.moments_of(ids) m WHERE m.known > post_or_replay.known;
  FOREACH one IN ARRAY ids LOOP
    IF NOT one = ANY (late) THEN
      PERFORM tracker.post_figures(one, known);
    END IF;
  END LOOP;
  IF late <> '{}' THEN
    PERFORM tracker.replay_figures(late);
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tracker.post_milestone_figures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  since timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END;
BEGIN
  PERFORM tracker.post_or_replay(ARRAY[NEW.id], since, since);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestones_post_figures_inserted AFTER INSERT ON milestones
  FOR EACH ROW EXECUTE FUNCTION tracker.post_milestone_figures();
--> statement-breakpoint
CREATE TRIGGER milestones_post_figures_updated AFTER UPDATE OF version ON milestones
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION tracker.post_milestone_figures();
--> statement-breakpoint
CREATE FUNCTION tracker.post_assessment_figures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.post_or_replay(array_agg(DISTINCT w.milestone_id), min(w.accepted_at), max(w.accepted_at))
  FROM written w WHERE w.state = 'accepted' HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER assessments_post_figures_inserted AFTER INSERT ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.post_assessment_figures();
--> statement-breakpoint
CREATE TRIGGER assessments_post_figures_updated AFTER UPDATE ON assessments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.post_assessment_figures();
--> statement-breakpoint
CREATE FUNCTION tracker.post_commitment_figures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tracker.post_or_replay(array_agg(DISTINCT w.milestone_id), min(w.recorded_at), max(w.recorded_at)) FROM written w;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER milestone_commitments_post_figures AFTER INSERT ON milestone_commitments
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.post_commitment_figures();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.rebuild_read_models() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  LOCK TABLE milestones, assessments, milestone_commitments IN SHARE ROW EXCLUSIVE MODE;
  PERFORM tracker.refresh_current(array_agg(id)) FROM milestones;
  DELETE FROM completion_steps;
  DELETE FROM milestone_tallies;
  DELETE FROM due_tallies;
  INSERT INTO completion_steps
  SELECT m.partner_iso3, m.area_code, s.quarter_on, sum(s.milestones), sum(s.assessed), sum(s.fulfilled), sum(s.weight), sum(s.weighted_progress)
  FROM milestones m, tracker.steps_of(m, '{}') s GROUP BY 1, 2, 3;
  INSERT INTO milestone_tallies (partner_iso3, area_code, delivery, verdict, commitment, milestones)
  SELECT partner_iso3, area_code, coalesce(current_delivery, 'not_assessed'), coalesce(current_verdict, 'none'), current_commitment, count(*)
  FROM milestones GROUP BY 1, 2, 3, 4, 5;
  INSERT INTO due_tallies
  SELECT partner_iso3, date_trunc('month', due_on::timestamp)::date, count(*)
  FROM milestones WHERE tracker.is_open(current_delivery, current_verdict, current_commitment) GROUP BY 1, 2;
  DELETE FROM figure_postings;
  DELETE FROM figure_balances;
  PERFORM tracker.replay_figures(array_agg(id ORDER BY id)) FROM milestones;
END $$;
--> statement-breakpoint
ALTER TABLE milestone_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE milestone_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY milestone_versions_installation ON milestone_versions USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY milestone_versions_read ON milestone_versions FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON milestone_versions TO tracker_app;
--> statement-breakpoint
ALTER TABLE status_spell_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE status_spell_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY status_spell_versions_installation ON status_spell_versions USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY status_spell_versions_read ON status_spell_versions FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON status_spell_versions TO tracker_app;
--> statement-breakpoint
ALTER TABLE people_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE people_versions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY people_versions_installation ON people_versions USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Whose name somebody may read now, of them the names before too.
CREATE POLICY people_versions_read ON people_versions FOR SELECT USING (EXISTS (SELECT 1 FROM people p WHERE p.id = person_id));
--> statement-breakpoint
GRANT SELECT ON people_versions TO tracker_app;
--> statement-breakpoint
ALTER TABLE figure_postings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE figure_postings FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY figure_postings_installation ON figure_postings USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY figure_postings_read ON figure_postings FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON figure_postings TO tracker_app;
--> statement-breakpoint
ALTER TABLE figure_balances ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE figure_balances FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY figure_balances_installation ON figure_balances USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY figure_balances_read ON figure_balances FOR SELECT USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
GRANT SELECT ON figure_balances TO tracker_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.keep_milestone_version(), tracker.keep_person_version(), tracker.keep_spell_versions(), tracker.figures_of(bigint, timestamptz),
  tracker.post_figures(bigint, timestamptz), tracker.keep_balances(), tracker.replay_figures(bigint[]), tracker.post_or_replay(bigint[], timestamptz, timestamptz),
  tracker.post_milestone_figures(), tracker.post_assessment_figures(), tracker.post_commitment_figures()
FROM PUBLIC;
--> statement-breakpoint
-- What is here already: names and spells as they are, plans as the record of their changes tells, figures moment by moment.
SELECT set_config('tracker.system', 'on', true);
--> statement-breakpoint
INSERT INTO people_versions (person_id, known_from, name, role) SELECT id, created_at, name, role FROM people;
--> statement-breakpoint
INSERT INTO status_spell_versions (partner_iso3, standing, from_on, to_on, known_from)
SELECT partner_iso3, standing, from_on, to_on, '-infinity' FROM status_spells;
--> statement-breakpoint
WITH moments AS (
  SELECT m.id, 1 AS version, m.created_at AS since FROM milestones m
  UNION ALL
  SELECT c.milestone_id, c.milestone_version, min(c.changed_at) FROM milestone_changes c GROUP BY 1, 2
), dated AS (
  SELECT o.id, o.version, o.since, lead(o.since) OVER (PARTITION BY o.id ORDER BY o.version) AS until FROM moments o
), told AS (
  SELECT d.*, f.field, coalesce(
           (SELECT c.new_value FROM milestone_changes c WHERE c.milestone_id = d.id AND c.field = f.field AND c.milestone_version <= d.version
            ORDER BY c.milestone_version DESC LIMIT 1),
           (SELECT c.old_value FROM milestone_changes c WHERE c.milestone_id = d.id AND c.field = f.field AND c.milestone_version > d.version
            ORDER BY c.milestone_version LIMIT 1)) AS value
  FROM dated d CROSS JOIN (VALUES ('due_on'), ('baseline'), ('target'), ('weight')) f (field)
), plans AS (
  SELECT t.id, t.version, t.since, t.until, max(t.value) FILTER (WHERE t.field = 'due_on') AS due_on,
         max(t.value) FILTER (WHERE t.field = 'baseline') AS baseline, max(t.value) FILTER (WHERE t.field = 'target') AS target,
         max(t.value) FILTER (WHERE t.field = 'weight') AS weight
  FROM told t GROUP BY 1, 2, 3, 4
)
INSERT INTO milestone_versions
  (milestone_id, version, known_from, known_to, code, partner_iso3, area_code, template_code, title, description, nature, indicator,
   unit, scale_id, baseline, target, start_on, due_on, first_due_on, weight, lead_institution, source_url)
SELECT m.id, p.version, p.since, p.until, m.code, m.partner_iso3, m.area_code, m.template_code, m.title, m.description, m.nature,
       m.indicator, m.unit, m.scale_id, coalesce(p.baseline::numeric, m.baseline), coalesce(p.target::numeric, m.target), m.start_on,
       coalesce(p.due_on::date, m.due_on), m.first_due_on, coalesce(p.weight::numeric, m.weight), m.lead_institution, m.source_url
FROM plans p JOIN milestones m ON m.id = p.id;
--> statement-breakpoint
SELECT tracker.replay_figures(coalesce(array_agg(id ORDER BY id), '{}')) FROM milestones;
--> statement-breakpoint
SELECT set_config('tracker.system', '', true);
