-- The audit trail: written in the transaction of the change, one chain a partner so that writers of different partners do not
-- wait for each other, each event sealed with the hash of the one before. The head and the count of a chain are kept apart, so
-- that a cut-off end shows too.
CREATE FUNCTION tracker.audit_hash(e audit_events) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    jsonb_build_array(e.chain, e.position, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.person_id, e.action,
                      e.entity, e.entity_id, e.before, e.after, e.changed, e.previous_hash)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- Appends one event about the viewer's own doing; answers its position, or null where nothing changed.
CREATE FUNCTION tracker.append_audit(p_chain text, p_action text, p_entity text, p_entity_id text, p_before jsonb, p_after jsonb)
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
  event.hash := tracker.audit_hash(event);
  INSERT INTO audit_events SELECT event.*;
  UPDATE audit_chains SET events = event.position, head_hash = event.hash WHERE chain = p_chain;
  RETURN event.position;
END $$;
--> statement-breakpoint
-- The first broken link of each chain: an event changed, removed or sealed upon another, an end cut off or added past the head,
-- a head changed or missing.
CREATE FUNCTION tracker.verify_audit() RETURNS TABLE (chain text, "position" bigint, fault text)
LANGUAGE sql STABLE AS $$
  WITH linked AS (
    SELECT e.chain, e.position, e.hash, e.previous_hash, tracker.audit_hash(e) AS computed,
           lag(e.hash, 1, '') OVER w AS expected_previous, lag(e.position, 1, 0::bigint) OVER w + 1 AS expected_position
    FROM audit_events e WINDOW w AS (PARTITION BY e.chain ORDER BY e.position)
  ), faults AS (
    SELECT l.chain, least(l.position, l.expected_position) AS position,
           CASE WHEN l.position <> l.expected_position THEN 'removed'
                WHEN l.hash <> l.computed THEN 'changed'
                ELSE 'unlinked' END AS fault
    FROM linked l
    WHERE l.position <> l.expected_position OR l.previous_hash <> l.expected_previous OR l.hash <> l.computed
    UNION ALL
    SELECT c.chain, CASE WHEN last.position = c.events THEN c.events ELSE least(last.position, c.events) + 1 END,
           CASE WHEN last.position < c.events THEN 'cut_off' WHEN last.position > c.events THEN 'added' ELSE 'head_changed' END
    FROM audit_chains c
    CROSS JOIN LATERAL (SELECT coalesce(max(e.position), 0) AS position FROM audit_events e WHERE e.chain = c.chain) last
    WHERE last.position <> c.events
       OR c.head_hash <> coalesce((SELECT e.hash FROM audit_events e WHERE e.chain = c.chain AND e.position = c.events), '')
    UNION ALL
    SELECT DISTINCT e.chain, 1::bigint, 'no_head' FROM audit_events e
    WHERE NOT EXISTS (SELECT 1 FROM audit_chains c WHERE c.chain = e.chain)
  )
  SELECT DISTINCT ON (f.chain) f.chain, f.position, f.fault FROM faults f ORDER BY f.chain, f.position
$$;
--> statement-breakpoint
-- Events stay as written for the installation's own work too; only a hand at the database itself can touch them, and that shows.
CREATE FUNCTION tracker.guard_audit_event() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tracker.refuse('audit_events_are_kept', 'the audit trail is only added to');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_guard BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_audit_event();
--> statement-breakpoint
CREATE TRIGGER audit_events_guard_all BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION tracker.guard_audit_event();
