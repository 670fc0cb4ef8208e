-- One analyst of every partner, and a manager who decides. They sign in by minted sessions and have no password.
INSERT INTO people (id, email, name, role) VALUES
  ('00000000-0000-4000-8000-000000000001', 'analyst@bench.invalid', 'Analyst of every partner', 'analyst'),
  ('00000000-0000-4000-8000-000000000002', 'manager@bench.invalid', 'Manager', 'manager');

INSERT INTO people_versions (person_id, known_from, name, role) SELECT id, '-infinity', name, role FROM people WHERE email LIKE '%@bench.invalid';

INSERT INTO assignments (person_id, partner_iso3)
SELECT '00000000-0000-4000-8000-000000000001', iso3 FROM partners;

-- Pages and exports say that the figures are made up.
INSERT INTO installation (demonstration) VALUES (true) ON CONFLICT ("only") DO UPDATE SET demonstration = true;
