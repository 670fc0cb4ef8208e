DROP INDEX "audit_events_entity";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "seal" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "client" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "client" text;--> statement-breakpoint
CREATE INDEX "audit_events_chain" ON "audit_events" USING btree ("chain","at");--> statement-breakpoint
CREATE INDEX "audit_events_person" ON "audit_events" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("action","at");--> statement-breakpoint
CREATE INDEX "audit_events_entity_id" ON "audit_events" USING btree ("entity_id" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "audit_events_entity" ON "audit_events" USING btree ("entity","entity_id","action");
--> statement-breakpoint
-- The trail keeps where things came from. What older events were sealed with stays as it was: the first seal knows no address and
-- no program, and one that is given to such an event afterwards makes another hash.
CREATE OR REPLACE FUNCTION tracker.audit_hash(e audit_events) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to((
    CASE WHEN e.seal = 1 AND e.address IS NULL AND e.client IS NULL
      THEN jsonb_build_array(e.chain, e.position, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.person_id, e.action,
                             e.entity, e.entity_id, e.before, e.after, e.changed, e.previous_hash)
      ELSE jsonb_build_array(e.seal, e.chain, e.position, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.person_id,
                             e.address, e.client, e.action, e.entity, e.entity_id, e.before, e.after, e.changed, e.previous_hash)
    END)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tracker.append_audit(p_chain text, p_action text, p_entity text, p_entity_id text, p_before jsonb, p_after jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  head audit_chains;
  event audit_events;
BEGIN
  IF p_before IS NOT NULL AND p_before = p_after THEN
    RETURN NULL;
  END IF;
  INSERT INTO audit_chains (chain, events, head_hash) VALUES (p_chain, 0, '') ON CONFLICT (chain) DO NOTHING;
  SELECT * INTO head FROM audit_chains WHERE chain = p_chain FOR UPDATE;
  event.chain := p_chain;
  event.position := head.events + 1;
  event.at := clock_timestamp();
  event.person_id := tracker.viewer_id();
  event.action := p_action;
  event.entity := p_entity;
  event.entity_id := p_entity_id;
  event.before := p_before;
  event.after := p_after;
  SELECT coalesce(array_agg(key ORDER BY key), '{}') INTO event.changed
  FROM (SELECT jsonb_object_keys(coalesce(p_before, '{}')) UNION SELECT jsonb_object_keys(coalesce(p_after, '{}'))) AS keys (key)
  WHERE coalesce(p_before, '{}') -> key IS DISTINCT FROM coalesce(p_after, '{}') -> key;
  event.previous_hash := head.head_hash;
  event.seal := 2;
  -- The owner's own connection is a command of the shell; a request of the web server says where it came from.
  IF pg_has_role(session_user, current_user, 'USAGE') THEN
    event.client := 'shell';
  ELSE
    event.address := left(nullif(current_setting('tracker.address', true), ''), 45);
    event.client := left(nullif(current_setting('tracker.client', true), ''), 60);
  END IF;
  event.hash := tracker.audit_hash(event);
  INSERT INTO audit_events SELECT event.*;
  UPDATE audit_chains SET events = event.position, head_hash = event.hash WHERE chain = p_chain;
  RETURN event.position;
END $$;
--> statement-breakpoint
DROP FUNCTION tracker.open_session(text, uuid);
--> statement-breakpoint
CREATE FUNCTION tracker.open_session(p_token_hash text, p_person uuid, p_address text, p_client text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  INSERT INTO sessions (token_hash, person_id, address, client) VALUES (p_token_hash, p_person, left(p_address, 45), left(p_client, 60))
$$;
--> statement-breakpoint
DROP FUNCTION tracker.stop_digest(uuid);
--> statement-breakpoint
-- Answers whether the key is somebody's.
CREATE FUNCTION tracker.stop_digest(p_key uuid, p_address text, p_client text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  person uuid;
  before boolean;
BEGIN
  SELECT id, digest INTO person, before FROM people WHERE digest_key = p_key FOR NO KEY UPDATE;
  IF person IS NULL THEN
    RETURN false;
  END IF;
  IF before THEN
    PERFORM set_config('tracker.address', coalesce(p_address, ''), true), set_config('tracker.client', coalesce(p_client, ''), true);
    UPDATE people SET digest = false WHERE id = person;
    PERFORM tracker.append_audit('installation', 'person.digest_stop', 'person', person::text, '{"digest": true}', '{"digest": false}');
  END IF;
  RETURN true;
END $$;
--> statement-breakpoint
-- What happened to a milestone, as far as the viewer may see what it happened to: this looks past the policies, so it asks itself.
-- Contents are those of the plan alone, which everybody reads who reads the milestone. Of assessments it tells what was done with
-- those that the viewer may see: to a liaison that they were accepted, to the others what came after the drafts, and a draft to its
-- author. An import or a seed told of all that it brought in one event of its partner.
CREATE FUNCTION tracker.milestone_history(p_milestone bigint, p_actions text[])
RETURNS TABLE (chain text, "position" bigint, at timestamptz, person text, action text, entity text, entity_id text,
               changed text[], before jsonb, after jsonb)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH viewer AS (
    SELECT tracker.viewer_id() AS id, tracker.viewer_role() AS role, tracker.viewer_partners() AS partners
  ), milestone AS (
    SELECT m.id, m.code, m.partner_iso3, m.created_at FROM milestones m, viewer v
    WHERE m.id = p_milestone AND (v.role IN ('analyst', 'manager', 'admin') OR m.partner_iso3 = ANY (v.partners))
  ), seen AS (
    SELECT a.id FROM assessments a JOIN milestone m ON m.id = a.milestone_id, viewer v
    WHERE a.state = 'accepted' OR (v.role <> 'liaison' AND (a.state <> 'draft' OR a.author_id = v.id))
  ), things (entity, entity_id) AS (
    SELECT 'milestone', m.code FROM milestone m
    UNION ALL SELECT 'partner', m.partner_iso3 FROM milestone m
    UNION ALL SELECT 'comment', c.id::text FROM comments c JOIN milestone m ON m.id = c.milestone_id
    UNION ALL SELECT 'proposal', p.id::text FROM milestone_proposals p JOIN milestone m ON m.id = p.milestone_id
    UNION ALL SELECT 'assessment', s.id::text FROM seen s
    UNION ALL SELECT 'partner_view', s.id::text FROM seen s
    UNION ALL SELECT 'evidence', e.id::text FROM evidence e JOIN seen s ON s.id = e.assessment_id
  )
  SELECT e.chain, e.position, e.at, p.name, e.action, e.entity, e.entity_id,
         CASE WHEN e.entity = 'milestone' THEN e.changed ELSE '{}' END,
         CASE WHEN e.entity = 'milestone' THEN e.before END, CASE WHEN e.entity = 'milestone' THEN e.after END
  FROM milestone m CROSS JOIN viewer v CROSS JOIN things t
  JOIN audit_events e ON e.entity = t.entity AND e.entity_id = t.entity_id AND e.action = ANY (p_actions)
  LEFT JOIN people p ON p.id = e.person_id
  WHERE CASE
          WHEN e.action IN ('milestone.create', 'milestone.edit', 'commitment.change', 'assessment.accept', 'evidence.strike', 'view.record',
                            'proposal.propose', 'proposal.adopted', 'proposal.declined', 'proposal.taken_back',
                            'comment.write', 'comment.edit', 'comment.delete', 'comment.remove') THEN true
          WHEN e.action IN ('assessment.submit', 'assessment.withdraw', 'assessment.return') THEN v.role <> 'liaison'
          WHEN e.action = 'assessment.save' THEN v.role <> 'liaison' AND e.person_id = v.id
          WHEN e.action = 'import.files' THEN e.after -> 'added' ? m.code OR e.after -> 'changed' ? m.code
          WHEN e.action = 'seed.demonstration' THEN m.created_at <= e.at
          ELSE false
        END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.open_session(text, uuid, text, text), tracker.stop_digest(uuid, text, text), tracker.milestone_history(bigint, text[])
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  tracker.open_session(text, uuid, text, text), tracker.stop_digest(uuid, text, text), tracker.milestone_history(bigint, text[])
TO tracker_app;
