-- As before, in one look at people and assignments: who asks is found out once, not for each person, and so is who works on the
-- partner. With two thousand people, of whom most had come since the server last counted them, one answer took a second.
CREATE OR REPLACE FUNCTION tracker.mentionable_people(milestone bigint)
RETURNS TABLE (person_id uuid, name text, role text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  WITH viewer AS MATERIALIZED (
    SELECT tracker.viewer_id() AS id, tracker.viewer_role() AS role, tracker.viewer_partners() AS partners
  ), subject AS MATERIALIZED (
    SELECT m.partner_iso3 FROM milestones m, viewer v
    WHERE m.id = milestone AND (v.role <> 'liaison' OR m.partner_iso3 = ANY (v.partners))
  ), at_work AS MATERIALIZED (
    SELECT a.person_id FROM assignments a JOIN subject USING (partner_iso3)
  )
  SELECT p.id, p.name, p.role
  FROM subject
  CROSS JOIN viewer v
  JOIN people p ON p.deactivated_at IS NULL AND p.id <> v.id
  LEFT JOIN at_work w ON w.person_id = p.id
  WHERE CASE v.role
          WHEN 'liaison' THEN p.role = 'manager' OR (p.role <> 'admin' AND w.person_id IS NOT NULL)
          ELSE p.role <> 'liaison' OR w.person_id IS NOT NULL
        END
$$;
