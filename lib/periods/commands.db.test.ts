import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newAssessment, newCommitment, newMilestone, newPerson } from "@/db/testing/factories";
import {
  acceptAssessment,
  recordAssessment,
  returnAssessment,
  withdrawAssessment,
} from "@/lib/assessments/commands";
import { getAssessment, listAssessments } from "@/lib/assessments/queries";
import { createMilestone, editMilestone } from "@/lib/milestones/commands";
import { closePeriod, reopenPeriod } from "@/lib/periods/commands";
import { dayFromNumber, dayNumber } from "@/lib/periods/days";
import { type Quarter, quarterOf, quarterLabel } from "@/lib/periods/rules";
import { today } from "@/lib/periods/today";

const manager = await newPerson("manager");
const author = await newPerson("analyst", ["GEO"]);
const tomorrow = dayFromNumber(dayNumber(today()) + 1);

const close = (quarter: Quarter, follows = 0) => closePeriod(manager, { quarter, follows });
const reopen = (quarter: Quarter, follows = 1, untilOn = tomorrow) =>
  reopenPeriod(manager, { quarter, follows, untilOn, reason: "A reading came late" });
const closed = { failure: { kind: "refused", messageKey: "period.closed" } };

const reading = (code: string, effectiveOn: string, intent: "save" | "submit" = "submit") => ({
  ...{ milestoneCode: code, requestKey: randomUUID(), assessmentId: null, version: null, intent },
  ...({ effectiveOn, value: 40, delivery: "in_progress", verdict: "ongoing" } as const),
  ...{ narrative: "As seen", evidence: [] },
});

test("a quarter that is over is closed by a manager, once, and reopened with a reason until a day", async () => {
  const quarter = "2019-01-01";
  expect(await close(quarter)).toEqual({ ok: true, value: { quarter } });
  expect(await close(quarter)).toMatchObject({ failure: { kind: "conflict" } });
  expect(await close(quarter, 1)).toMatchObject({ failure: { messageKey: "period.closed_already" } });
  expect(await reopen(quarter, 1, "2020-01-01")).toMatchObject({ failure: { field: "untilOn" } });
  expect(await reopen(quarter)).toMatchObject({ ok: true });
  expect(await close(quarter, 2)).toMatchObject({ ok: true });
  expect(await reopen("2019-04-01", 0)).toMatchObject({ failure: { messageKey: "period.never_closed" } });
  expect(await close(quarterOf(today()))).toMatchObject({ failure: { messageKey: "period.not_over" } });
  const events = await asInstallation(
    (tx) => tx`select action, person_id, after ->> 'reason' as reason from audit_events
               where entity = 'period' and entity_id = ${quarterLabel(quarter)} order by "position"`,
  );
  expect(events).toEqual([
    { action: "period.close", person_id: manager.personId, reason: null },
    { action: "period.reopen", person_id: manager.personId, reason: "A reading came late" },
    { action: "period.close", person_id: manager.personId, reason: null },
  ]);
});

test("nobody else closes or reopens, by SQL neither", async () => {
  for (const viewer of [author, await newPerson("liaison", ["GEO"]), await newPerson("admin")]) {
    expect(await closePeriod(viewer, { quarter: "2018-01-01", follows: 0 })).toMatchObject({
      failure: { kind: "forbidden" },
    });
    const row = { quarter_on: "2018-01-01", kind: "closed", follows: 0 };
    expect(await refusalOf(asPerson(viewer, (tx) => tx`insert into period_events ${tx(row)}`))).toMatch(
      /row-level security/,
    );
  }
});

test("nothing effective in a closed quarter is recorded, submitted or accepted; taking back and returning still work", async () => {
  const quarter = "2017-01-01";
  const [day, before] = ["2017-02-15", "2016-12-31"];
  const { code, ...milestone } = await newMilestone({ startOn: "2016-06-01" });
  const on = { code, ...milestone };
  const drafted = await newAssessment(on, { state: "draft", author, effectiveOn: day });
  const waiting = await newAssessment(on, { state: "submitted", author, effectiveOn: day });
  const other = await newAssessment(on, { state: "submitted", author, effectiveOn: day });
  await close(quarter);
  expect(await recordAssessment(author, reading(code, day, "save"))).toMatchObject(closed);
  expect(await recordAssessment(author, reading(code, day))).toMatchObject(closed);
  const revised = { ...reading(code, day), assessmentId: drafted, version: 1 };
  expect(await recordAssessment(author, revised)).toMatchObject(closed);
  expect(await acceptAssessment(manager, { assessmentId: waiting, version: 1 })).toMatchObject(closed);

  const returned = { assessmentId: waiting, version: 1, reason: "The quarter is closed" };
  expect(await returnAssessment(manager, returned)).toMatchObject({ ok: true });
  expect(await withdrawAssessment(author, { assessmentId: other, version: 1 })).toMatchObject({ ok: true });
  const movedOut = { ...revised, requestKey: randomUUID(), effectiveOn: before };
  expect(await recordAssessment(author, movedOut)).toMatchObject({ ok: true });

  await reopen(quarter);
  const again = { ...reading(code, day), assessmentId: waiting, version: 2 };
  expect(await recordAssessment(author, again)).toMatchObject({ ok: true });
});

test("a quarter whose time to be reopened is over is closed again by itself", async () => {
  const quarter = "2016-01-01";
  const { code } = await newMilestone({ startOn: "2015-06-01" });
  await close(quarter);
  await asInstallation(
    (tx) => tx`insert into period_events (quarter_on, kind, follows, reason, until_on)
               values (${quarter}, 'reopened', 1, 'Late', ${today()}::date - 1)`,
  );
  expect(await recordAssessment(author, reading(code, "2016-02-01"))).toMatchObject(closed);
});

test("what is accepted while a quarter is reopened says so with the reason of that time, and nothing else does", async () => {
  const quarter = "2011-01-01";
  const milestone = await newMilestone({ startOn: "2010-06-01" });
  const waiting = async (effectiveOn: string) => {
    const id = await newAssessment(milestone, { state: "submitted", author, effectiveOn });
    return { id, effectiveOn };
  };
  const accept = async ({ id, effectiveOn }: Awaited<ReturnType<typeof waiting>>) => {
    expect(await acceptAssessment(manager, { assessmentId: id, version: 1 })).toMatchObject({ ok: true });
    return effectiveOn;
  };
  const again = (reason: string, follows: number) =>
    reopenPeriod(manager, { quarter, follows, untilOn: tomorrow, reason });
  const before = await accept(await waiting("2011-01-31"));
  const [first, second, elsewhere] = [
    await waiting("2011-02-28"),
    await waiting("2011-03-31"),
    await waiting("2011-04-01"),
  ];
  await close(quarter);
  await again("A reading came late", 1);
  await accept(first);
  await close(quarter, 2);
  await again("A court ruled", 3);
  await accept(second);
  await accept(elsewhere);
  await close(quarter, 4);
  const expected = {
    [before]: null,
    [first.effectiveOn]: "A reading came late",
    [second.effectiveOn]: "A court ruled",
    [elsewhere.effectiveOn]: null,
  };
  for (const viewer of [manager, author, await newPerson("liaison", ["GEO"])]) {
    const listed = await listAssessments(viewer, milestone.id);
    expect(
      Object.fromEntries(listed.map(({ effectiveOn, reopenedBecause }) => [effectiveOn, reopenedBecause])),
    ).toEqual(expected);
    expect(await getAssessment(viewer, second.id)).toMatchObject({ reopenedBecause: "A court ruled" });
  }
});

test("no milestone begins in a closed quarter afterwards, and none moves into or out of it", async () => {
  const quarter = "2015-01-01";
  const plan = {
    ...{ title: "A step", description: "", indicator: "Posts", leadInstitution: null },
    basis: "de_facto" as const,
    ...{ baseline: 0, target: 10, dueOn: "2030-12-31", weight: 1 },
  };
  const wanted = {
    ...plan,
    ...({
      partner: "GEO",
      area: "integration",
      templateCode: null,
      nature: "target",
      scaleId: null,
    } as const),
    unit: "posts",
  };
  const create = (startOn: string) =>
    createMilestone(manager, { ...wanted, startOn, requestKey: randomUUID() });
  const made = await create("2015-02-01");
  const outside = await create("2015-05-01");
  await close(quarter);
  expect(await create("2015-02-01")).toMatchObject(closed);
  const move = (code: string, startOn: string) =>
    editMilestone(manager, {
      ...plan,
      ...{ code, startOn, version: 1, requestKey: randomUUID(), reason: null, explanation: "" },
    });
  const codeOf = (outcome: typeof made) => (outcome.ok ? outcome.value.code : "");
  expect(await move(codeOf(made), "2015-05-01")).toMatchObject(closed);
  expect(await move(codeOf(outside), "2015-03-31")).toMatchObject(closed);
  expect(await move(codeOf(outside), "2015-06-01")).toMatchObject({ ok: true });
});

test("plain SQL: neither the application's role nor the installation writes into a closed quarter", async () => {
  const quarter = "2014-01-01";
  const milestone = await newMilestone({ startOn: "2013-06-01" });
  const waiting = await newAssessment(milestone, { state: "submitted", author, effectiveOn: "2014-02-01" });
  await close(quarter);
  const rule = "periods_closed_are_not_written";
  const accept = `update assessments set state = 'accepted', version = version + 1 where id = ${waiting}`;
  expect(await refusalOf(asPerson(manager, (tx) => tx.unsafe(accept)))).toBe(rule);
  expect(await refusalOf(newAssessment(milestone, { effectiveOn: "2014-03-31" }))).toBe(rule);
  expect(await refusalOf(newMilestone({ startOn: "2014-01-01" }))).toBe(rule);
  expect(await refusalOf(newCommitment(milestone, "paused", { fromOn: "2014-02-01" }))).toBe(rule);
  expect(await refusalOf(newAssessment(milestone, { effectiveOn: "2014-04-01" }))).toBeNull();
});

test("plain SQL: what happened to a quarter is neither changed nor removed, and neither are the figures kept", async () => {
  const quarter = "2013-01-01";
  await newAssessment(await newMilestone({ startOn: "2012-06-01" }), { effectiveOn: "2012-12-31" });
  await close(quarter);
  const of = `event_id in (select id from period_events where quarter_on = '${quarter}')`;
  for (const [statement, rule] of [
    [`update period_events set kind = 'closed' where quarter_on = '${quarter}'`, "period_events_are_kept"],
    [`delete from period_events where quarter_on = '${quarter}'`, "period_events_are_kept"],
    [`update period_figures set milestones = 99 where ${of}`, "period_figures_are_kept"],
    [`delete from period_figures where ${of}`, "period_figures_are_kept"],
  ] as const) {
    expect(await refusalOf(asPerson(manager, (tx) => tx.unsafe(statement)))).toMatch(/permission denied/);
    expect(await refusalOf(asInstallation((tx) => tx.unsafe(statement)))).toBe(rule);
  }
});

test("of two managers who close at once, one does; of a writer and a closer, the figures hold what was written", async () => {
  const quarter = "2012-01-01";
  const milestone = await newMilestone({ partner: "ARM", startOn: "2011-06-01" });
  const analyst = await newPerson("analyst", ["ARM"]);
  const waiting = await newAssessment(milestone, {
    state: "submitted",
    author: analyst,
    effectiveOn: "2012-02-01",
  });
  const [accepted, ...closings] = await Promise.all([
    acceptAssessment(manager, { assessmentId: waiting, version: 1 }),
    close(quarter),
    closePeriod(await newPerson("manager"), { quarter, follows: 0 }),
  ]);
  expect(closings.filter(({ ok }) => ok)).toHaveLength(1);
  const [kept] = await asInstallation(
    (tx) => tx`
      select sum(f.assessed)::int as assessed from period_figures f join period_events e on e.id = f.event_id
      where e.quarter_on = ${quarter} and f.partner_iso3 = 'ARM'`,
  );
  expect(kept).toEqual({ assessed: accepted.ok ? 1 : 0 });
});
