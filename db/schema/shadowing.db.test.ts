import { expect, test } from "vitest";

import { asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";

// PostgreSQL looks for a table among the session's own temporary ones first, so whoever may make one could put it in the
// place of a table that a rule asks.

test("a temporary table in place of the catalogue makes nobody the installation", async () => {
  await newMilestone({ partner: "GEO" });
  const seen = await asPerson(null, async (tx) => {
    await tx`create temporary table pg_namespace (nspname text, nspowner oid) on commit drop`;
    await tx`insert into pg_temp.pg_namespace select 'tracker', to_regrole(quote_ident(session_user))`;
    await tx`select set_config('tracker.system', 'on', true)`;
    return await tx`select tracker.is_system() as system, (select count(*)::int from milestones) as milestones`;
  });
  expect(seen).toEqual([{ system: false, milestones: 0 }]);
});

test("a temporary table in place of the assessments opens no accepted one to a change of its evidence", async () => {
  const analyst = await newPerson("analyst", ["GEO"]);
  const accepted = await newAssessment(await newMilestone({ partner: "GEO" }), { evidence: 1 });
  const attempt = asPerson(analyst, async (tx) => {
    await tx`create temporary table assessments on commit drop as select * from public.assessments where id = ${accepted}`;
    await tx`update pg_temp.assessments set state = 'draft', author_id = ${analyst.personId}`;
    await tx`delete from evidence where assessment_id = ${accepted}`;
  });
  expect(await refusalOf(attempt)).toBe("evidence_of_submitted_is_kept");
});

test("a temporary table in place of the stages lets no value in that is none", async () => {
  const [scale] = await asPerson(
    await newPerson("manager"),
    (tx) => tx<{ id: number }[]>`select min(id)::int as id from scales`,
  );
  const analyst = await newPerson("analyst", ["GEO"]);
  const milestone = await newMilestone({ partner: "GEO", scaleId: scale?.id ?? null, target: 1 });
  const draft = await newAssessment(milestone, { state: "draft", author: analyst, value: 1 });
  const attempt = asPerson(analyst, async (tx) => {
    await tx`create temporary table scale_stages on commit drop as select scale_id, 77::numeric as value from public.scale_stages`;
    await tx`update assessments set value = 77, version = version + 1 where id = ${draft}`;
  });
  expect(await refusalOf(attempt)).toBe("assessments_value_is_a_stage");
});
