-- What the export of all milestones says, in PostgreSQL's own CSV: the same columns, conditions and order.
COPY (
  SELECT m.code, m.partner_iso3 AS partner, p.region, m.area_code AS area, m.title, m.nature, m.indicator,
         coalesce(m.unit, (SELECT code || '_v' || version FROM scales WHERE id = m.scale_id)) AS unit,
         trim_scale(m.baseline) AS baseline, trim_scale(m.target) AS target, m.start_on, m.due_on, m.first_due_on,
         m.due_on - m.first_due_on AS slippage_days, trim_scale(m.weight) AS weight, m.lead_institution,
         trim_scale(m.current_value) AS value, m.current_delivery AS delivery, m.current_verdict AS verdict,
         trim_scale(m.current_progress) AS progress,
         CASE WHEN m.current_verdict IS NULL THEN 'grey'
              WHEN m.current_verdict = 'fulfilled' THEN 'blue'
              WHEN m.current_delivery = 'discontinued' OR m.current_commitment <> 'committed' THEN 'grey'
              WHEN m.current_verdict = 'reversed' OR m.due_on < current_date THEN 'red'
              WHEN m.current_progress IS NULL THEN 'grey'
              WHEN gap.days <= 0.1 * (m.due_on - m.start_on) THEN 'green'
              WHEN gap.days <= 0.3 * (m.due_on - m.start_on) THEN 'amber'
              ELSE 'red' END AS rag,
         2 AS rag_rule_version, m.current_effective_on AS effective_on,
         to_char(m.current_accepted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS accepted_at,
         m.current_commitment AS commitment, m.current_aside_on AS aside_on, m.current_recheck_on AS recheck_on,
         CASE WHEN m.current_verdict = 'fulfilled' THEN m.current_effective_on
              WHEN m.current_undone_verdict = 'fulfilled' THEN m.current_undone_on END AS fulfilled_on,
         m.current_reversed_on AS reversed_on,
         v.stance AS partner_view, nullif(v.text, '') AS partner_view_text,
         (v.recorded_at AT TIME ZONE 'UTC')::date AS partner_view_on,
         CASE WHEN v.stance IS NOT NULL THEN 'liaison' END AS partner_view_by, m.basis,
         CASE WHEN (SELECT demonstration FROM installation) THEN 'illustrative' ELSE '' END AS marking
  FROM milestones m
  JOIN partners p ON p.iso3 = m.partner_iso3
  CROSS JOIN LATERAL (SELECT least(greatest(current_date - m.start_on, 0), m.due_on - m.start_on)::numeric
    - least(greatest(m.current_progress, 0), 1) * (m.due_on - m.start_on) AS days) gap
  LEFT JOIN LATERAL (SELECT v.stance, v.text, v.recorded_at FROM partner_views v
    WHERE v.assessment_id = m.current_assessment_id ORDER BY v.id DESC LIMIT 1) v ON true
  ORDER BY m.partner_iso3, m.area_code, length(m.code), m.code
) TO STDOUT (FORMAT csv, HEADER)
