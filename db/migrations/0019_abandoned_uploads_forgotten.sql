-- As before; and what was sent long ago and attached to nothing goes when the next file comes, so that nobody has to see to it.
CREATE OR REPLACE FUNCTION tracker.keep_upload(p_content bytea, p_media_type text, p_file_name text)
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
  -- Tried, not waited for: while others send files there is time, and who waits for this one holds nothing yet.
  IF EXISTS (SELECT 1 FROM evidence_uploads u WHERE u.uploaded_at < now() - interval '48 hours')
     AND pg_try_advisory_xact_lock(hashtextextended('evidence_files', 0)) THEN
    PERFORM tracker.remove_abandoned_uploads();
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
