-- The one way into the queue, whose tables belong to its library and are made after these (db/migrate.ts). Triggers of ours call it; the
-- application has no right to it, and none to the queue. How often a task is tried is said in lib/jobs, so that somebody is told
-- after the last time: the number here is only larger.
CREATE FUNCTION tracker.enqueue_job(p_task text, p_payload jsonb, p_key text DEFAULT NULL, p_run_at timestamptz DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(p_task, p_payload::json, job_key => p_key, run_at => p_run_at, max_attempts => 25);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.enqueue_job(text, jsonb, text, timestamptz) FROM PUBLIC;
