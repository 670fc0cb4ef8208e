ALTER TABLE "milestones" ADD COLUMN "current_reversed_on" date;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "current_undone_on" date;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "current_undone_verdict" text;--> statement-breakpoint
CREATE INDEX "milestones_reversed" ON "milestones" USING btree ("current_reversed_on","partner_iso3") WHERE "milestones"."current_reversed_on" is not null;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_reversal_undid_something" CHECK (("milestones"."current_reversed_on" is null) = ("milestones"."current_undone_on" is null) and ("milestones"."current_reversed_on" is null) = ("milestones"."current_undone_verdict" is null));
--> statement-breakpoint
-- A reversal stays in sight until a later assessment holds the milestone to be fulfilled again, whatever is recorded in between.
-- In a language that keeps its plans: planning this anew took longer than doing it.
CREATE OR REPLACE FUNCTION tracker.refresh_current(ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  WITH latest AS (
    SELECT m.id, a.id AS assessment_id, a.value, a.delivery, a.verdict, a.effective_on, a.accepted_at, a.recheck_on,
           tracker.progress(a.value, m.baseline, m.target) AS progress, r.effective_on AS reversed_on,
           u.effective_on AS undone_on, u.verdict AS undone_verdict, coalesce(c.commitment, 'committed') AS commitment,
           CASE WHEN c.commitment <> 'committed' THEN c.from_on END AS aside_on,
           (SELECT count(*) FROM assessments w WHERE w.milestone_id = m.id AND w.state = 'submitted') AS waiting
    FROM milestones m
    LEFT JOIN LATERAL (
      SELECT * FROM assessments h WHERE h.milestone_id = m.id AND h.state = 'accepted'
      ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
    ) a ON true
    LEFT JOIN LATERAL (
      SELECT h.verdict, h.effective_on, h.accepted_at, h.id FROM assessments h
      WHERE h.milestone_id = m.id AND h.state = 'accepted' AND h.verdict IN ('fulfilled', 'reversed')
      ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
    ) r ON r.verdict = 'reversed'
    LEFT JOIN LATERAL (
      SELECT h.effective_on, h.verdict FROM assessments h
      WHERE h.milestone_id = m.id AND h.state = 'accepted' AND (h.effective_on, h.accepted_at, h.id) < (r.effective_on, r.accepted_at, r.id)
      ORDER BY h.effective_on DESC, h.accepted_at DESC, h.id DESC LIMIT 1
    ) u ON true
    LEFT JOIN LATERAL (
      SELECT s.commitment, s.from_on FROM milestone_commitments s WHERE s.milestone_id = m.id
      ORDER BY s.from_on DESC, s.id DESC LIMIT 1
    ) c ON true
    WHERE m.id = ANY (ids)
  )
  UPDATE milestones m SET
    current_assessment_id = l.assessment_id, current_value = l.value, current_delivery = l.delivery, current_verdict = l.verdict,
    current_effective_on = l.effective_on, current_accepted_at = l.accepted_at, current_progress = l.progress,
    current_recheck_on = l.recheck_on, current_reversed_on = l.reversed_on, current_undone_on = l.undone_on,
    current_undone_verdict = l.undone_verdict, waiting_count = l.waiting,
    current_commitment = l.commitment, current_aside_on = l.aside_on
  FROM latest l
  WHERE m.id = l.id
    AND (m.current_assessment_id, m.current_progress, m.current_recheck_on, m.current_reversed_on, m.current_undone_on,
         m.current_undone_verdict, m.waiting_count, m.current_commitment, m.current_aside_on)
    IS DISTINCT FROM (l.assessment_id, l.progress, l.recheck_on, l.reversed_on, l.undone_on, l.undone_verdict, l.waiting, l.commitment,
                      l.aside_on);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.guard_milestone() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  -- What the triggers of the read model keep is no change of the plan.
  kept text[] := ARRAY['current_assessment_id', 'current_value', 'current_delivery', 'current_verdict',
                       'current_effective_on', 'current_accepted_at', 'current_progress', 'current_recheck_on',
                       'current_reversed_on', 'current_undone_on', 'current_undone_verdict', 'waiting_count',
                       'current_commitment', 'current_aside_on'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT tracker.is_system() THEN
      NEW.first_due_on := NEW.due_on;
      NEW.created_by := tracker.viewer_id();
      NEW.created_at := clock_timestamp();
      NEW.updated_at := NEW.created_at;
      NEW.external_id := NULL;
      NEW.version := 1;
      NEW.current_assessment_id := NULL;
      NEW.current_value := NULL;
      NEW.current_delivery := NULL;
      NEW.current_verdict := NULL;
      NEW.current_effective_on := NULL;
      NEW.current_accepted_at := NULL;
      NEW.current_progress := NULL;
      NEW.current_recheck_on := NULL;
      NEW.current_reversed_on := NULL;
      NEW.current_undone_on := NULL;
      NEW.current_undone_verdict := NULL;
      NEW.waiting_count := 0;
      NEW.current_commitment := 'committed';
      NEW.current_aside_on := NULL;
    END IF;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - kept = to_jsonb(OLD) - kept THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.code, NEW.partner_iso3, NEW.area_code, NEW.first_due_on, NEW.created_by, NEW.created_at, NEW.scale_id, NEW.nature)
      IS DISTINCT FROM (OLD.id, OLD.code, OLD.partner_iso3, OLD.area_code, OLD.first_due_on, OLD.created_by, OLD.created_at, OLD.scale_id, OLD.nature) THEN
    PERFORM tracker.refuse('milestones_keep_their_identity', 'code, partner, area, scale and first due date of a milestone never change');
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    PERFORM tracker.refuse('milestones_version_counts', 'a change raises the version by one');
  END IF;
  -- The installation tells when a plan was changed long ago.
  IF NOT tracker.is_system() OR NEW.updated_at = OLD.updated_at THEN
    NEW.updated_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What was reversed before is told apart now.
SELECT set_config('tracker.system', 'on', true);
--> statement-breakpoint
SELECT tracker.refresh_current(array_agg(DISTINCT milestone_id)) FROM assessments WHERE state = 'accepted' AND verdict = 'reversed';
--> statement-breakpoint
SELECT set_config('tracker.system', '', true);
