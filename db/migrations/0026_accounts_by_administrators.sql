CREATE TABLE "account_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "account_links_kind_is_known" CHECK ("account_links"."kind" in ('invitation', 'password'))
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "request_key" uuid;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_links_one_open" ON "account_links" USING btree ("person_id") WHERE "account_links"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_request_applies_once" UNIQUE("request_key");
--> statement-breakpoint
-- Administrators manage accounts: who they are, what they may do, whether they are open. Everybody else changes what they choose for
-- themselves, and nobody what others choose. Passwords are set by whoever holds a link to the account, or by the shell.
CREATE FUNCTION tracker.guard_person() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  chosen text[] := ARRAY['language', 'digest'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT tracker.is_system() THEN
      NEW.created_at := clock_timestamp();
      NEW.version := 1;
    END IF;
    RETURN NEW;
  END IF;
  IF tracker.is_system() THEN
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - chosen <> to_jsonb(OLD) - chosen THEN
    IF tracker.viewer_role() IS DISTINCT FROM 'admin' THEN
      PERFORM tracker.refuse('people_managed_by_admins', 'accounts are managed by administrators');
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
      PERFORM tracker.refuse('people_version_counts', 'a change raises the version by one');
    END IF;
    IF NEW.deactivated_at IS NOT NULL AND NEW.deactivated_at IS DISTINCT FROM OLD.deactivated_at THEN
      NEW.deactivated_at := clock_timestamp();
    END IF;
  END IF;
  IF (NEW.language, NEW.digest) IS DISTINCT FROM (OLD.language, OLD.digest) AND NEW.id IS DISTINCT FROM tracker.viewer_id() THEN
    PERFORM tracker.refuse('people_choose_for_themselves', 'language and digest are everybody''s own to choose');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_guard BEFORE INSERT OR UPDATE ON people
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_person();
--> statement-breakpoint
-- There is always an administrator who can sign in. Those who take the right away come one after the other, and the later one sees
-- what the earlier one has done; a password that nobody can read is looked at here, so that this runs as the owner.
CREATE FUNCTION tracker.guard_last_admin() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('accounts'));
  IF NOT EXISTS (
    SELECT 1 FROM people p WHERE p.id <> OLD.id AND p.role = 'admin' AND p.deactivated_at IS NULL AND p.password_hash IS NOT NULL
  ) THEN
    PERFORM tracker.refuse('people_keep_an_administrator', 'this is the last administrator who can sign in');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_keep_admin BEFORE UPDATE OF role, deactivated_at, password_hash ON people
  FOR EACH ROW WHEN (OLD.role = 'admin' AND OLD.deactivated_at IS NULL AND OLD.password_hash IS NOT NULL
                     AND (NEW.role <> 'admin' OR NEW.deactivated_at IS NOT NULL OR NEW.password_hash IS NULL))
  EXECUTE FUNCTION tracker.guard_last_admin();
--> statement-breakpoint
-- With an account that is closed, or that has got its password, the link that would set one ends too.
CREATE OR REPLACE FUNCTION tracker.end_sessions_of_changed_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sessions SET ended_at = clock_timestamp() WHERE person_id = NEW.id AND ended_at IS NULL;
  IF NEW.deactivated_at IS NOT NULL OR NEW.password_hash IS DISTINCT FROM OLD.password_hash THEN
    UPDATE account_links SET ended_at = clock_timestamp() WHERE person_id = NEW.id AND ended_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE POLICY people_invite ON people FOR INSERT WITH CHECK ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
CREATE POLICY people_manage ON people FOR UPDATE USING ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
GRANT SELECT (version), INSERT (email, name, role, language, request_key), UPDATE (name, role, deactivated_at, version) ON people TO tracker_app;
--> statement-breakpoint
CREATE POLICY assignments_assign ON assignments FOR INSERT WITH CHECK ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
CREATE POLICY assignments_take_away ON assignments FOR DELETE USING ((SELECT tracker.viewer_role()) = 'admin');
--> statement-breakpoint
GRANT INSERT (person_id, partner_iso3), DELETE ON assignments TO tracker_app;
--> statement-breakpoint
-- Links have no grant: they are reached through functions only, as sessions are.
ALTER TABLE account_links ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE account_links FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY account_links_installation ON account_links USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- Functions of the owner look past the policies: each asks whether it is an administrator or a command of the shell that calls.
CREATE FUNCTION tracker.manages_accounts() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT pg_has_role(session_user, current_user, 'USAGE') OR coalesce(tracker.viewer_role() = 'admin', false)
$$;
--> statement-breakpoint
-- Every account without its secrets.
CREATE FUNCTION tracker.accounts()
RETURNS TABLE (id uuid, email text, name text, role text, language text, active boolean, signs_in boolean, is_demonstration boolean,
               version int, created_at timestamptz, deactivated_at timestamptz, last_seen_at timestamptz, link_kind text,
               link_expires_at timestamptz, request_key uuid, partners text[])
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.id, p.email, p.name, p.role, p.language, p.deactivated_at IS NULL, p.password_hash IS NOT NULL, p.is_demonstration,
         p.version, p.created_at, p.deactivated_at, s.last_seen_at, l.kind, l.expires_at, p.request_key,
         ARRAY(SELECT a.partner_iso3 FROM assignments a WHERE a.person_id = p.id ORDER BY 1)
  FROM people p
  LEFT JOIN (SELECT person_id, max(last_seen_at) AS last_seen_at FROM sessions GROUP BY 1) s ON s.person_id = p.id
  LEFT JOIN account_links l ON l.person_id = p.id AND l.ended_at IS NULL
  WHERE tracker.manages_accounts()
$$;
--> statement-breakpoint
-- The sessions of a person that are open, by the same limits by which they are resolved.
CREATE FUNCTION tracker.open_sessions(p_person uuid)
RETURNS TABLE (created_at timestamptz, last_seen_at timestamptz, address text, client text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT s.created_at, s.last_seen_at, s.address, s.client
  FROM sessions s
  WHERE tracker.manages_accounts() AND s.person_id = p_person AND s.ended_at IS NULL
    AND s.created_at > now() - interval '12 hours' AND s.last_seen_at > now() - interval '1 hour'
$$;
--> statement-breakpoint
-- Ends them; answers how many there were.
CREATE FUNCTION tracker.end_sessions(p_person uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  ended integer;
BEGIN
  IF NOT tracker.manages_accounts() THEN
    PERFORM tracker.refuse('people_managed_by_admins', 'accounts are managed by administrators');
  END IF;
  SELECT count(*) INTO ended FROM tracker.open_sessions(p_person);
  UPDATE sessions SET ended_at = clock_timestamp() WHERE person_id = p_person AND ended_at IS NULL;
  RETURN ended;
END $$;
--> statement-breakpoint
-- Keeps a new link to set a password of an open account, in place of the one before; answers what it is for and until when.
CREATE FUNCTION tracker.make_link(p_person uuid, p_token_hash text) RETURNS TABLE (kind text, expires_at timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  person people;
BEGIN
  IF NOT tracker.manages_accounts() THEN
    PERFORM tracker.refuse('people_managed_by_admins', 'accounts are managed by administrators');
  END IF;
  SELECT * INTO person FROM people p WHERE p.id = p_person FOR NO KEY UPDATE;
  IF person.id IS NULL OR person.deactivated_at IS NOT NULL THEN
    PERFORM tracker.refuse('account_links_of_open_accounts', 'a closed account gets no password');
  END IF;
  UPDATE account_links l SET ended_at = clock_timestamp() WHERE l.person_id = p_person AND l.ended_at IS NULL;
  RETURN QUERY
    INSERT INTO account_links AS l (token_hash, person_id, kind, made_by, expires_at)
    VALUES (p_token_hash, p_person, CASE WHEN person.password_hash IS NULL THEN 'invitation' ELSE 'password' END,
            tracker.viewer_id(), clock_timestamp() + interval '72 hours')
    RETURNING l.kind, l.expires_at;
END $$;
--> statement-breakpoint
-- Whose password a link sets. One that was used, replaced, is too old or was never made answers alike: nothing.
CREATE FUNCTION tracker.account_of_link(p_token_hash text) RETURNS TABLE (kind text, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT l.kind, p.name, p.email
  FROM account_links l JOIN people p ON p.id = l.person_id
  WHERE l.token_hash = p_token_hash AND l.ended_at IS NULL AND l.expires_at > now() AND p.deactivated_at IS NULL
$$;
--> statement-breakpoint
-- Sets the password with a link, which ends with it, as do the open sessions of the account. Of two who use it at once one comes too
-- late. Answers whether it was set.
CREATE FUNCTION tracker.use_link(p_token_hash text, p_password_hash text, p_address text, p_client text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  used account_links;
BEGIN
  UPDATE account_links l SET ended_at = clock_timestamp()
  WHERE l.token_hash = p_token_hash AND l.ended_at IS NULL AND l.expires_at > clock_timestamp()
    AND EXISTS (SELECT 1 FROM people p WHERE p.id = l.person_id AND p.deactivated_at IS NULL)
  RETURNING * INTO used;
  IF used.person_id IS NULL THEN
    RETURN false;
  END IF;
  UPDATE people SET password_hash = p_password_hash WHERE id = used.person_id;
  -- Whoever holds the link acts as the person whose it is.
  PERFORM set_config('tracker.person_id', used.person_id::text, true),
          set_config('tracker.address', coalesce(p_address, ''), true), set_config('tracker.client', coalesce(p_client, ''), true);
  PERFORM tracker.append_audit('installation', 'person.password', 'person', used.person_id::text, NULL, jsonb_build_object('kind', used.kind));
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.guard_person(), tracker.guard_last_admin(), tracker.manages_accounts(), tracker.accounts(), tracker.open_sessions(uuid),
  tracker.end_sessions(uuid), tracker.make_link(uuid, text), tracker.account_of_link(text), tracker.use_link(text, text, text, text)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  tracker.accounts(), tracker.open_sessions(uuid), tracker.end_sessions(uuid), tracker.make_link(uuid, text),
  tracker.account_of_link(text), tracker.use_link(text, text, text, text)
TO tracker_app;
