CREATE INDEX "figure_postings_turns_known" ON "figure_postings" USING btree ("known_at") WHERE "figure_postings"."shown" <> 0 or "figure_postings"."withdrawn" <> 0;--> statement-breakpoint
CREATE INDEX "figure_postings_turns_effective" ON "figure_postings" USING btree ("effective_on") WHERE "figure_postings"."shown" <> 0 or "figure_postings"."withdrawn" <> 0;--> statement-breakpoint
CREATE INDEX "milestone_versions_known" ON "milestone_versions" USING btree ("known_from");--> statement-breakpoint
-- Some milestones as they stood on a day, by what was known before a moment: the rows of past.milestones for a day that is an argument, so
-- that one statement can hold two days beside each other. What stands in the settings afterwards is the day of the last call.
CREATE FUNCTION past.milestone_states(ids bigint[], on_day date, known timestamptz)
RETURNS TABLE (id bigint, code text, partner_iso3 text, area_code text, title text, due_on date, verdict text, assessed_on date,
               reversed_on date, undone_on date, undone_verdict text, commitment text, aside_on date)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('tracker.as_of_day', on_day::text, true), set_config('tracker.known_before', known::text, true);
  RETURN QUERY
    SELECT m.id, m.code, m.partner_iso3, m.area_code, m.title, m.due_on, m.current_verdict, m.current_effective_on,
           m.current_reversed_on, m.current_undone_on, m.current_undone_verdict, m.current_commitment, m.current_aside_on
    FROM past.milestones m WHERE m.id = ANY (ids);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION past.milestone_states(bigint[], date, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION past.milestone_states(bigint[], date, timestamptz) TO tracker_app;
