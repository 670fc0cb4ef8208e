-- An issued report says its number, so that the number is there before the report is made. It is held until the transaction ends: the
-- row that follows gets this one and no other, and a report that is not made leaves no gap. Who issues none gets none.
CREATE FUNCTION tracker.next_report_number() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  this_year int := extract(year FROM now() AT TIME ZONE 'UTC')::int;
  next_ordinal text;
BEGIN
  IF coalesce(tracker.viewer_role(), '') NOT IN ('manager', 'admin') THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('issued_reports', 0));
  next_ordinal := (SELECT coalesce(max(r.ordinal), 0) + 1 FROM issued_reports r WHERE r.year = this_year)::text;
  RETURN 'R-' || this_year || '-' || lpad(next_ordinal, greatest(4, length(next_ordinal)), '0');
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tracker.next_report_number() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tracker.next_report_number() TO tracker_app;
