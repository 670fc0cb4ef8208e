import { beforeAll, expect, test } from "vitest";

import { refreshRecheckNotices } from "@/db/maintenance";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, type NewMilestone, newMilestone, newPerson } from "@/db/testing/factories";
import { acceptAssessment } from "@/lib/assessments/commands";
import type { Viewer } from "@/lib/auth/viewer";
import { countUnreadNotices, listNotices } from "@/lib/notices/queries";

// A partner a test, so that each tells its own people.
const fulfilled = { value: 100, delivery: "completed", verdict: "fulfilled", evidence: 1 } as const;
/** Wrote what stands, and is assigned to no partner any more. */
let author: Viewer;
beforeAll(async () => void (author = await newPerson("analyst")));

/** A milestone that was fulfilled so long ago that it has to be looked at again. */
async function due(partner: string): Promise<NewMilestone> {
  const milestone = await newMilestone({ partner });
  await newAssessment(milestone, { ...fulfilled, author, effectiveOn: "2024-06-30" });
  return milestone;
}

const noticesOf = async (person: Viewer) =>
  (await listNotices(person, 1)).rows.map(({ kind, code, dueOn, settledAt }) =>
    [kind, code, dueOn, ...(settledAt === null ? [] : ["settled"])].join(" "),
  );

const assign = (person: Viewer, partner: string) =>
  asInstallation(
    (tx) => tx`insert into assignments (person_id, partner_iso3) values (${person.personId}, ${partner})`,
  );
const unassign = (person: Viewer) =>
  asInstallation((tx) => tx`delete from assignments where person_id = ${person.personId}`);

test("a due re-check is told to each analyst of the partner, once, and to nobody else", async () => {
  const [one, two] = [await newPerson("analyst", ["GEO"]), await newPerson("analyst", ["GEO", "MDA"])];
  const others = [
    await newPerson("analyst", ["MDA"]),
    await newPerson("manager"),
    await newPerson("liaison", ["GEO"]),
    await newPerson("admin"),
  ];
  const { code } = await due("GEO");
  expect(await refreshRecheckNotices()).toBe(2);
  for (const person of [one, two])
    expect(await noticesOf(person)).toEqual([`recheck_due ${code} 2025-06-30`]);
  for (const person of others) expect(await noticesOf(person)).toEqual([]);
  expect(await refreshRecheckNotices()).toBe(0);
  expect(await countUnreadNotices(one)).toBe(1);
});

test("what is due tomorrow is told tomorrow, and what is not fulfilled never", async () => {
  const analyst = await newPerson("analyst", ["ARM"]);
  const dueOn = (days: number) =>
    asInstallation(async (tx) => {
      const [row] = await tx<{ day: string }[]>`
        select (current_date + ${days}::int - interval '12 months')::date::text as day`;
      return row?.day ?? "";
    });
  const [today, tomorrow] = [await newMilestone({ partner: "ARM" }), await newMilestone({ partner: "ARM" })];
  await newAssessment(today, { ...fulfilled, effectiveOn: await dueOn(0) });
  await newAssessment(tomorrow, { ...fulfilled, effectiveOn: await dueOn(2) });
  await newAssessment(await newMilestone({ partner: "ARM" }), { effectiveOn: "2024-01-31" });
  await refreshRecheckNotices();
  expect((await listNotices(analyst, 1)).rows.map(({ code }) => code)).toEqual([today.code]);
});

test("where nobody is assigned the managers are told, and no longer once somebody is", async () => {
  const manager = await newPerson("manager");
  const gone = await newPerson("analyst", ["KAZ"]);
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${gone.personId}`);
  const { code } = await due("KAZ");
  await refreshRecheckNotices();
  expect(await noticesOf(manager)).toEqual([`recheck_due ${code} 2025-06-30`]);
  const analyst = await newPerson("analyst", ["KAZ"]);
  await refreshRecheckNotices();
  expect(await noticesOf(manager)).toEqual([`recheck_due ${code} 2025-06-30 settled`]);
  expect(await noticesOf(analyst)).toEqual([`recheck_due ${code} 2025-06-30`]);
});

test("once the re-check is accepted its notices are settled and count no more, and the next one is told anew", async () => {
  const [analyst, manager] = [await newPerson("analyst", ["AZE"]), await newPerson("manager")];
  const milestone = await due("AZE");
  await refreshRecheckNotices();
  expect(await countUnreadNotices(analyst)).toBe(1);
  const again = { ...fulfilled, state: "submitted", author: analyst, effectiveOn: "2025-07-31" } as const;
  const assessmentId = await newAssessment(milestone, again);
  expect(await countUnreadNotices(analyst)).toBe(1);
  expect(await acceptAssessment(manager, { assessmentId, version: 1 })).toMatchObject({ ok: true });
  const first = `recheck_due ${milestone.code} 2025-06-30`;
  expect(await noticesOf(analyst)).toEqual([
    expect.stringMatching(/^decided /),
    expect.stringContaining(`${first} settled`),
  ]);
  expect(await countUnreadNotices(analyst)).toBe(1);
  await refreshRecheckNotices();
  expect(await noticesOf(analyst)).toContain(`recheck_due ${milestone.code} 2026-07-31`);
});

test("an older reading that is accepted late leaves the re-check due", async () => {
  const [analyst, manager] = [await newPerson("analyst", ["UZB"]), await newPerson("manager")];
  const milestone = await due("UZB");
  await refreshRecheckNotices();
  const older = { state: "submitted", author: analyst, effectiveOn: "2024-03-31" } as const;
  const assessmentId = await newAssessment(milestone, older);
  expect(await acceptAssessment(manager, { assessmentId, version: 1 })).toMatchObject({ ok: true });
  expect(await noticesOf(analyst)).toContain(`recheck_due ${milestone.code} 2025-06-30`);
});

test("an analyst whose partner is another one's now is no longer asked, and asked again when it comes back", async () => {
  const [analyst, other] = [await newPerson("analyst", ["KGZ"]), await newPerson("analyst", ["KGZ"])];
  const { code } = await due("KGZ");
  await refreshRecheckNotices();
  await unassign(analyst);
  await refreshRecheckNotices();
  expect(await noticesOf(analyst)).toEqual([`recheck_due ${code} 2025-06-30 settled`]);
  expect(await noticesOf(other)).toEqual([`recheck_due ${code} 2025-06-30`]);
  await assign(analyst, "KGZ");
  await refreshRecheckNotices();
  expect(await noticesOf(analyst)).toEqual([`recheck_due ${code} 2025-06-30`]);
});

test("the application's role cannot tell anybody of a re-check", async () => {
  const attempt = asPerson(await newPerson("admin"), (tx) => tx`select tracker.refresh_recheck_notices()`);
  expect(await refusalOf(attempt)).toMatch(/permission denied/);
});
