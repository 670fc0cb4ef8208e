-- Signing in happens before there is a viewer. The application reaches accounts and sessions through these functions alone; no
-- other way shows a password hash or a session to its role.
CREATE FUNCTION tracker.find_account(p_email text)
RETURNS TABLE (person_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT id, people.password_hash FROM people WHERE lower(email) = lower(p_email) AND deactivated_at IS NULL
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.open_session(p_token_hash text, p_person uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  INSERT INTO sessions (token_hash, person_id) VALUES (p_token_hash, p_person)
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.end_session(p_token_hash text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  UPDATE sessions SET ended_at = clock_timestamp() WHERE token_hash = p_token_hash AND ended_at IS NULL
$$;
--> statement-breakpoint
-- Who the session belongs to, if it still holds: 12 hours from sign-in, one hour from the last request. The time of the last
-- request is written at most once a minute, so that reading a page is no write.
CREATE FUNCTION tracker.resolve_session(p_token_hash text)
RETURNS TABLE (person_id uuid, name text, email text, role text, language text, partners text[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sessions s SET last_seen_at = now()
  WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL
    AND s.last_seen_at BETWEEN now() - interval '1 hour' AND now() - interval '1 minute';
  RETURN QUERY
  SELECT p.id, p.name, p.email, p.role, p.language,
         ARRAY(SELECT a.partner_iso3 FROM assignments a WHERE a.person_id = p.id ORDER BY a.partner_iso3)
  FROM sessions s JOIN people p ON p.id = s.person_id
  WHERE s.token_hash = p_token_hash AND s.ended_at IS NULL AND p.deactivated_at IS NULL
    AND s.created_at > now() - interval '12 hours' AND s.last_seen_at > now() - interval '1 hour';
END $$;
--> statement-breakpoint
-- A changed password or role, or a deactivated account, ends every sitting of the person. Assignments are read anew each time.
CREATE FUNCTION tracker.end_sessions_of_changed_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sessions SET ended_at = clock_timestamp() WHERE person_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_end_sessions AFTER UPDATE OF password_hash, role, deactivated_at ON people
  FOR EACH ROW WHEN ((OLD.password_hash, OLD.role, OLD.deactivated_at) IS DISTINCT FROM (NEW.password_hash, NEW.role, NEW.deactivated_at))
  EXECUTE FUNCTION tracker.end_sessions_of_changed_account();
--> statement-breakpoint
-- A liaison speaks for one partner, whether the second assignment or the role comes last. The person's row is locked, so that
-- two assignments at once are seen by each other.
CREATE FUNCTION tracker.guard_assignment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM people p WHERE p.id = NEW.person_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM people p WHERE p.id = NEW.person_id AND p.role = 'liaison')
     AND EXISTS (SELECT 1 FROM assignments a WHERE a.person_id = NEW.person_id AND a.partner_iso3 <> NEW.partner_iso3
                   AND (TG_OP = 'INSERT' OR (a.person_id, a.partner_iso3) <> (OLD.person_id, OLD.partner_iso3))) THEN
    PERFORM tracker.refuse('assignments_liaison_has_one_partner', 'a liaison speaks for one partner');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assignments_guard BEFORE INSERT OR UPDATE ON assignments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_assignment();
--> statement-breakpoint
CREATE FUNCTION tracker.guard_liaison() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM assignments a WHERE a.person_id = NEW.id) > 1 THEN
    PERFORM tracker.refuse('assignments_liaison_has_one_partner', 'a liaison speaks for one partner');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_guard_liaison BEFORE UPDATE OF role ON people
  FOR EACH ROW WHEN (NEW.role = 'liaison') EXECUTE FUNCTION tracker.guard_liaison();
