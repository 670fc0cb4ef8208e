-- Comments, notices and the digest: who may read and write them, and what the database itself keeps of them. Functions of the
-- owner look past the policies, so that each names whom it answers.
ALTER TABLE comments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE comments FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY comments_installation ON comments USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY comments_read ON comments FOR SELECT
  USING ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[]));
--> statement-breakpoint
CREATE POLICY comments_write ON comments FOR INSERT
  WITH CHECK (author_id = (SELECT tracker.viewer_id())
              AND ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[])));
--> statement-breakpoint
-- Its author edits and deletes a comment; an administrator deletes it, and edits nobody's (the guard below).
CREATE POLICY comments_edit ON comments FOR UPDATE
  USING ((author_id = (SELECT tracker.viewer_id()) OR (SELECT tracker.viewer_role()) = 'admin')
         AND ((SELECT tracker.reads_every_partner()) OR partner_iso3 = ANY ((SELECT tracker.viewer_partners())::text[])));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (text, deletion_reason, version) ON comments TO tracker_app;
--> statement-breakpoint
CREATE FUNCTION tracker.guard_comment() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := tracker.viewer_id();
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM tracker.refuse('comments_leave_a_trace', 'a deleted comment leaves a trace');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT tracker.is_system() THEN
      NEW.written_at := clock_timestamp();
      NEW.edited_at := NULL;
      NEW.deleted_at := NULL;
      NEW.deleted_by := NULL;
      NEW.deletion_reason := NULL;
      NEW.version := 1;
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.milestone_id, NEW.partner_iso3, NEW.author_id, NEW.written_at, NEW.request_key)
      IS DISTINCT FROM (OLD.id, OLD.milestone_id, OLD.partner_iso3, OLD.author_id, OLD.written_at, OLD.request_key) THEN
    PERFORM tracker.refuse('comments_keep_their_origin', 'milestone, author and time of a comment never change');
  END IF;
  IF OLD.deleted_at IS NOT NULL THEN
    PERFORM tracker.refuse('comments_deleted_are_final', 'a deleted comment stays deleted');
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    PERFORM tracker.refuse('comments_version_counts', 'a change raises the version by one');
  END IF;
  IF tracker.is_system() THEN
    RETURN NEW;
  END IF;
  IF NEW.text IS NULL THEN
    NEW.edited_at := OLD.edited_at;
    NEW.deleted_at := clock_timestamp();
    NEW.deleted_by := me;
  ELSIF OLD.author_id IS DISTINCT FROM me THEN
    PERFORM tracker.refuse('comments_edited_by_author', 'only its author edits a comment');
  ELSE
    NEW.edited_at := clock_timestamp();
    NEW.deleted_at := NULL;
    NEW.deleted_by := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER comments_guard BEFORE INSERT OR UPDATE OR DELETE ON comments
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_comment();
--> statement-breakpoint
-- Keeps what an edited comment said. Of a deleted one nothing stays but the trace, and who was mentioned has nothing to read.
CREATE FUNCTION tracker.keep_comment_edit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.text IS NULL THEN
    DELETE FROM comment_edits WHERE comment_id = NEW.id;
    DELETE FROM comment_mentions WHERE comment_id = NEW.id;
    UPDATE notices SET settled_at = clock_timestamp() WHERE comment_id = NEW.id AND settled_at IS NULL;
  ELSE
    INSERT INTO comment_edits (comment_id, version, text, written_at)
    VALUES (OLD.id, OLD.version, OLD.text, coalesce(OLD.edited_at, OLD.written_at));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER comments_keep_edit AFTER UPDATE OF text ON comments
  FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION tracker.keep_comment_edit();
--> statement-breakpoint
ALTER TABLE comment_edits ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE comment_edits FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY comment_edits_installation ON comment_edits USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY comment_edits_read ON comment_edits FOR SELECT USING (EXISTS (SELECT 1 FROM comments c WHERE c.id = comment_id));
--> statement-breakpoint
GRANT SELECT ON comment_edits TO tracker_app;
--> statement-breakpoint
ALTER TABLE comment_mentions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE comment_mentions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY comment_mentions_installation ON comment_mentions USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
CREATE POLICY comment_mentions_read ON comment_mentions FOR SELECT USING (EXISTS (SELECT 1 FROM comments c WHERE c.id = comment_id));
--> statement-breakpoint
CREATE POLICY comment_mentions_add ON comment_mentions FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM comments c WHERE c.id = comment_id AND c.text IS NOT NULL AND c.author_id = (SELECT tracker.viewer_id())));
--> statement-breakpoint
CREATE POLICY comment_mentions_remove ON comment_mentions FOR DELETE
  USING (EXISTS (SELECT 1 FROM comments c WHERE c.id = comment_id AND c.author_id = (SELECT tracker.viewer_id())));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON comment_mentions TO tracker_app;
--> statement-breakpoint
-- Whom the viewer may mention at a milestone: people who may see it, and of these a liaison knows the managers and those who
-- work on its partner.
CREATE FUNCTION tracker.mentionable_people(milestone bigint)
RETURNS TABLE (person_id uuid, name text, role text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT p.id, p.name, p.role
  FROM milestones m
  CROSS JOIN people p
  CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT 1 FROM assignments a WHERE a.person_id = p.id AND a.partner_iso3 = m.partner_iso3) AS works_on_it
  ) its
  WHERE m.id = milestone AND p.deactivated_at IS NULL AND p.id <> tracker.viewer_id()
    AND CASE tracker.viewer_role()
          WHEN 'liaison' THEN m.partner_iso3 = ANY (tracker.viewer_partners())
                              AND (p.role = 'manager' OR (p.role <> 'admin' AND its.works_on_it))
          ELSE tracker.viewer_role() IS NOT NULL AND (p.role <> 'liaison' OR its.works_on_it)
        END
$$;
--> statement-breakpoint
CREATE FUNCTION tracker.guard_comment_mention() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT tracker.is_system() AND NOT EXISTS (
    SELECT 1 FROM comments c, tracker.mentionable_people(c.milestone_id) m WHERE c.id = NEW.comment_id AND m.person_id = NEW.person_id
  ) THEN
    PERFORM tracker.refuse('comment_mentions_of_who_may_see', 'a comment mentions people who may see its milestone');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER comment_mentions_guard BEFORE INSERT OR UPDATE ON comment_mentions
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_comment_mention();
--> statement-breakpoint
-- Who is mentioned hears of it once, however often the comment is edited. Work of the installation has no viewer and gives no
-- notices: a seed or an import says nothing to anybody.
CREATE FUNCTION tracker.notify_mentioned() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO notices (person_id, kind, milestone_id, comment_id, actor_id)
  SELECT w.person_id, 'mentioned', c.milestone_id, c.id, c.author_id
  FROM written w JOIN comments c ON c.id = w.comment_id
  WHERE tracker.viewer_id() IS NOT NULL
  ON CONFLICT (comment_id, person_id) WHERE kind = 'mentioned' DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER comment_mentions_notify AFTER INSERT ON comment_mentions
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tracker.notify_mentioned();
--> statement-breakpoint
ALTER TABLE notices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE notices FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY notices_installation ON notices USING ((SELECT tracker.is_system())) WITH CHECK ((SELECT tracker.is_system()));
--> statement-breakpoint
-- One's own, and only while the milestone shows: its policy is asked anew each time.
CREATE POLICY notices_read ON notices FOR SELECT
  USING (person_id = (SELECT tracker.viewer_id()) AND EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id));
--> statement-breakpoint
CREATE POLICY notices_mark ON notices FOR UPDATE
  USING (person_id = (SELECT tracker.viewer_id()) AND EXISTS (SELECT 1 FROM milestones m WHERE m.id = milestone_id));
--> statement-breakpoint
GRANT SELECT, UPDATE (read_at) ON notices TO tracker_app;
--> statement-breakpoint
-- Read once is read for good, at the time that it is.
CREATE FUNCTION tracker.guard_notice() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT tracker.is_system() THEN
    NEW.read_at := coalesce(OLD.read_at, clock_timestamp());
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_guard BEFORE UPDATE ON notices
  FOR EACH ROW EXECUTE FUNCTION tracker.guard_notice();
--> statement-breakpoint
-- A submitted assessment waits for every manager but its author; decided or withdrawn, it waits no longer, and its author
-- hears what was decided.
CREATE FUNCTION tracker.notify_of_assessment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  actor uuid := tracker.viewer_id();
BEGIN
  IF OLD.state = 'submitted' THEN
    UPDATE notices SET settled_at = clock_timestamp()
    WHERE assessment_id = NEW.id AND kind = 'waiting' AND settled_at IS NULL;
  END IF;
  IF actor IS NULL THEN
    RETURN NULL;
  END IF;
  IF NEW.state = 'submitted' THEN
    INSERT INTO notices (person_id, kind, milestone_id, assessment_id, actor_id)
    SELECT p.id, 'waiting', NEW.milestone_id, NEW.id, actor
    FROM people p WHERE p.role = 'manager' AND p.deactivated_at IS NULL AND p.id IS DISTINCT FROM NEW.author_id;
  ELSIF NEW.state IN ('accepted', 'returned') AND NEW.author_id IS NOT NULL THEN
    INSERT INTO notices (person_id, kind, milestone_id, assessment_id, actor_id)
    VALUES (NEW.author_id, CASE NEW.state WHEN 'accepted' THEN 'decided' ELSE 'returned' END, NEW.milestone_id, NEW.id, actor);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- By row, so that it costs nothing where no state moves; an assessment begins as a draft, which tells nobody anything.
CREATE TRIGGER assessments_notify AFTER UPDATE OF state ON assessments
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION tracker.notify_of_assessment();
--> statement-breakpoint
-- The digest of others is theirs: one's own choice is read by this function, changed by an update of one's own row, and
-- stopped by whoever holds the key of a mail, who need not be signed in.
GRANT UPDATE (digest) ON people TO tracker_app;
--> statement-breakpoint
CREATE FUNCTION tracker.wants_digest() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT digest FROM people WHERE id = tracker.viewer_id() AND deactivated_at IS NULL
$$;
--> statement-breakpoint
-- Answers whether the key is somebody's.
CREATE FUNCTION tracker.stop_digest(p_key uuid) RETURNS boolean
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
    UPDATE people SET digest = false WHERE id = person;
    PERFORM tracker.append_audit('installation', 'person.digest_stop', 'person', person::text, '{"digest": true}', '{"digest": false}');
  END IF;
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  tracker.guard_comment(), tracker.keep_comment_edit(), tracker.mentionable_people(bigint), tracker.guard_comment_mention(),
  tracker.notify_mentioned(), tracker.guard_notice(), tracker.notify_of_assessment(), tracker.wants_digest(), tracker.stop_digest(uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.mentionable_people(bigint), tracker.wants_digest(), tracker.stop_digest(uuid) TO tracker_app;
