import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { asInstallation, asPerson, refusalOf } from "@/db/testing/acting";
import { newMilestone, newPerson } from "@/db/testing/factories";
import { newSchedule, newScheduleRun, stopKeyOf } from "@/db/testing/schedules";
import type { Viewer } from "@/lib/auth/viewer";
import {
  changeSchedule,
  createSchedule,
  receiveSchedule,
  setScheduleState,
} from "@/lib/reports/schedules/commands";
import { SCHEDULES_AT_MOST } from "@/lib/reports/schedules/constants";
import {
  getLastTimeZone,
  getSchedule,
  listPossibleRecipients,
  listScheduleRuns,
  listSchedules,
} from "@/lib/reports/schedules/queries";
import { changeScheduleSchema, createScheduleSchema } from "@/lib/reports/schedules/schemas";
import { getReportOfKey, stopReport } from "@/lib/reports/schedules/stop-key";

let [owner, other, admin, analyst]: Viewer[] = [];
const someone = (viewer: Viewer | undefined): Viewer => {
  if (viewer === undefined) throw new Error("nobody");
  return viewer;
};

beforeAll(async () => {
  owner = await newPerson("manager");
  other = await newPerson("manager");
  admin = await newPerson("admin");
  analyst = await newPerson("analyst", ["GEO"]);
});

const fields = (over: Record<string, unknown> = {}) => ({
  ...{ kind: "portfolio", subject: "", sections: [{ key: "summary" }], title: "", addressee: "" },
  ...{ foreword: "Dear\0 all,\r\nas agreed.", language: "en", format: "pdf", scheduledDay: "sending" },
  ...{ rhythm: "weekly", weekday: "1", hour: "7", timeZone: "Europe/Brussels" },
  recipients: [{ id: someone(other).personId }],
  requestKey: randomUUID(),
  ...over,
});
const wanted = (over: Record<string, unknown> = {}) => createScheduleSchema.parse(fields(over));
const changed = (id: number, version: number, over: Record<string, unknown> = {}) =>
  changeScheduleSchema.parse({ id, version, ...fields(over) });
const state = (id: number, version: number, to: "active" | "paused" | "ended") => ({
  ...{ id, version, state: to, requestKey: randomUUID() },
});

async function made(viewer: Viewer, over: Record<string, unknown> = {}): Promise<number> {
  const outcome = await createSchedule(viewer, wanted(over));
  if (!outcome.ok) throw new Error(outcome.failure.messageKey);
  return outcome.value.id;
}
const eventsOf = (id: number) =>
  asInstallation(
    (tx) =>
      tx<{ action: string }[]>`
        select action from audit_events where entity = 'schedule' and entity_id = ${String(id)} order by position`,
  ).then((rows) => rows.map(({ action }) => action));
const sees = async (viewer: Viewer | undefined, id: number) =>
  (await getSchedule(someone(viewer), id)) !== null;

test("a schedule keeps what was chosen, and comes next at its hour by the clocks of its zone", async () => {
  const id = await made(someone(owner));
  const schedule = await getSchedule(someone(owner), id);
  expect(schedule).toMatchObject({
    ...{ state: "active", rhythm: "weekly", weekday: 1, hour: 7, isOwn: true, version: 1 },
    choices: { kind: "portfolio", foreword: "Dear all,\nas agreed." },
    recipients: [{ name: other?.name, mayReceive: true, stoppedAt: null }],
  });
  const shown = schedule?.nextAt?.toLocaleString("en-GB", {
    timeZone: "Europe/Brussels",
    weekday: "short",
    hour: "2-digit",
  });
  expect(shown).toBe("Mon, 07");
  expect(await getLastTimeZone(someone(owner))).toBe("Europe/Brussels");
  expect(await getLastTimeZone(someone(admin))).toBe("UTC");
});

test("a schedule about a partner has its country, in the list and by itself, and any other has none", async () => {
  const keeper = await newPerson("manager");
  const { code } = await newMilestone({ partner: "GEO" });
  const about = (kind: string, subject: string, section: string) =>
    newSchedule(keeper, { choices: { kind, subject, sections: [section] } });
  const ids = [
    await about("partner", "GEO", "summary"),
    await about("period", "", "summary"),
    await about("milestone", code, "plan"),
  ];
  const countries = ["GE", null, null];
  const { rows } = await listSchedules(keeper, 1);
  expect(ids.map((id) => rows.find((row) => row.id === id)?.country)).toEqual(countries);
  for (const [place, id] of ids.entries())
    expect((await getSchedule(keeper, id))?.country).toBe(countries[place]);
});

test("a second click schedules it once", async () => {
  const input = wanted();
  const first = await createSchedule(someone(owner), input);
  expect(await createSchedule(someone(owner), input)).toEqual(first);
});

test("owner, recipients and administrators see it, everybody else does not, and only the owner changes it", async () => {
  const id = await made(someone(owner));
  const third = await newPerson("manager");
  for (const viewer of [owner, other, admin]) expect(await sees(viewer, id)).toBe(true);
  for (const viewer of [third, analyst]) expect(await sees(viewer, id)).toBe(false);
  expect((await listSchedules(third, 1)).rows).toEqual([]);
  const forbidden = { failure: { kind: "forbidden" } };
  expect(await changeSchedule(third, changed(id, 1))).toMatchObject({ failure: { kind: "not_found" } });
  expect(await changeSchedule(someone(analyst), changed(id, 1))).toMatchObject(forbidden);
  for (const viewer of [someone(other), someone(admin)]) {
    expect(await changeSchedule(viewer, changed(id, 1))).toMatchObject(forbidden);
    expect(await setScheduleState(viewer, state(id, 1, "paused"))).toMatchObject(forbidden);
  }
  expect(await setScheduleState(someone(other), state(id, 1, "ended"))).toMatchObject(forbidden);
  expect(await setScheduleState(someone(admin), state(id, 1, "ended"))).toMatchObject({ ok: true });
  expect(await createSchedule(someone(analyst), wanted())).toMatchObject(forbidden);
});

test("it is paused, taken up again and ended, each on the trail, and an ended one stays so", async () => {
  const id = await made(someone(owner));
  const step = (version: number, to: "active" | "paused" | "ended") =>
    setScheduleState(someone(owner), state(id, version, to));
  expect(await step(1, "paused")).toMatchObject({ ok: true });
  expect(await getSchedule(someone(owner), id)).toMatchObject({ state: "paused", nextAt: null });
  expect(await step(1, "active")).toMatchObject({ failure: { kind: "conflict" } });
  expect(await step(2, "active")).toMatchObject({ ok: true });
  expect((await getSchedule(someone(owner), id))?.nextAt).toBeInstanceOf(Date);
  expect(await step(3, "ended")).toMatchObject({ ok: true });
  expect(await step(4, "active")).toMatchObject({ failure: { messageKey: "schedule.ended" } });
  expect(await eventsOf(id)).toEqual([
    ...["schedule.create", "schedule.pause", "schedule.resume", "schedule.end"],
  ]);
  const again = asInstallation(
    (tx) => tx`update report_schedules set state = 'active', next_at = now() where id = ${id}`,
  );
  expect(await refusalOf(again)).toBe("report_schedules_ended_are_final");
});

test("a change is weighed against the version that was read, and what changes nothing is not written", async () => {
  const id = await made(someone(owner));
  const input = changed(id, 1, { hour: "8", recipients: [{ id: someone(admin).personId }] });
  expect(await changeSchedule(someone(owner), input)).toMatchObject({ ok: true });
  expect(await changeSchedule(someone(owner), input)).toMatchObject({ ok: true });
  expect(await changeSchedule(someone(owner), changed(id, 1))).toMatchObject({
    failure: { kind: "conflict" },
  });
  const same = changed(id, 2, { hour: "8", recipients: [{ id: someone(admin).personId }] });
  expect(await changeSchedule(someone(owner), same)).toMatchObject({ ok: true });
  expect(await getSchedule(someone(owner), id)).toMatchObject({
    ...{ version: 2, hour: 8 },
    recipients: [{ id: admin?.personId }],
  });
  expect(await eventsOf(id)).toEqual(["schedule.create", "schedule.change"]);
});

test("only people who may export figures are chosen, and what it is about is there", async () => {
  const closed = await newPerson("manager");
  await asInstallation((tx) => tx`update people set deactivated_at = now() where id = ${closed.personId}`);
  const possible = (await listPossibleRecipients(someone(owner))).map(({ id }) => id);
  expect(possible).toEqual(expect.arrayContaining([owner?.personId, other?.personId, admin?.personId]));
  for (const { personId } of [closed, someone(analyst)]) {
    expect(possible).not.toContain(personId);
    expect(await createSchedule(someone(owner), wanted({ recipients: [{ id: personId }] }))).toMatchObject({
      failure: { messageKey: "schedule.recipients.not_allowed", field: "recipients" },
    });
  }
  const unknown = { failure: { messageKey: "schedule.subject.unknown" } };
  const about = (kind: string, subject: string, section: string) =>
    createSchedule(someone(owner), wanted({ kind, subject, sections: [{ key: section }] }));
  expect(await about("partner", "XXX", "summary")).toMatchObject(unknown);
  expect(await about("milestone", "GEO-CIV-9999", "plan")).toMatchObject(unknown);
  expect(await about("milestone", (await newMilestone()).code, "plan")).toMatchObject({ ok: true });
  expect(await listPossibleRecipients(someone(analyst))).toEqual([]);
});

test.each([
  [{ sections: [] }, "schedule.sections.missing"],
  [{ recipients: [] }, "schedule.recipients.missing"],
  [{ timeZone: "Brussels" }, "schedule.time_zone.unknown"],
  [{ title: "x".repeat(121) }, "report.title.too_long"],
  [{ addressee: "x".repeat(121) }, "report.addressee.too_long"],
  [{ foreword: "x".repeat(1_001) }, "report.foreword.too_long"],
  [{ kind: "partner", subject: "geo" }, "form.unfit"],
  [{ sections: [{ key: "outcomes" }] }, "form.unfit"],
])("a form with %j is answered with a reason", (over, messageKey) => {
  const parsed = createScheduleSchema.safeParse(fields(over));
  expect(parsed.error?.issues.map(({ message }) => message)).toContain(messageKey);
});

test("somebody keeps only so many that go on", async () => {
  const keeper = await newPerson("manager");
  for (let count = 0; count < SCHEDULES_AT_MOST; count += 1) await newSchedule(keeper);
  expect(await createSchedule(keeper, wanted())).toMatchObject({
    failure: { messageKey: "schedule.too_many" },
  });
  const { rows, total } = await listSchedules(keeper, 2);
  expect([rows.length, total]).toEqual([25, 50]);
});

test("a recipient stops it for themselves, by hand or by the key of a mail, and no owner chooses them again", async () => {
  const reader = await newPerson("manager");
  const id = await made(someone(owner), { recipients: [{ id: reader.personId }] });
  expect(await receiveSchedule(someone(owner), { id, receives: "no" })).toMatchObject({
    failure: { kind: "forbidden", messageKey: "schedule.not_recipient" },
  });
  const key = await stopKeyOf(id, reader);
  expect(await getReportOfKey(key)).toEqual({ kind: "portfolio", subject: "", title: "", stopped: false });
  for (let click = 1; click <= 2; click += 1) expect(await stopReport(key)).toBe(true);
  expect(await getReportOfKey(key)).toMatchObject({ stopped: true });
  expect(await stopReport(randomUUID())).toBe(false);
  expect(await getReportOfKey(randomUUID())).toBeNull();

  await changeSchedule(someone(owner), changed(id, 1));
  await changeSchedule(someone(owner), changed(id, 2, { recipients: [{ id: reader.personId }] }));
  const stopped = async () => (await getSchedule(someone(owner), id))?.recipients[0]?.stoppedAt ?? null;
  expect(await stopped()).toBeInstanceOf(Date);
  for (const receives of ["yes", "yes", "no"] as const)
    expect(await receiveSchedule(reader, { id, receives })).toMatchObject({ ok: true });
  expect(await stopped()).toBeInstanceOf(Date);
  expect((await eventsOf(id)).filter((action) => /receive|stop/.test(action))).toEqual([
    ...["schedule.stop_mail", "schedule.receive", "schedule.receive"],
  ]);
});

test("the database alone: nobody schedules for others, sees or changes what is not theirs, or writes what was sent", async () => {
  const [id, reader] = [await newSchedule(someone(owner)), await newPerson("manager")];
  await newScheduleRun(id, someone(owner), someone(other));
  const foisted = {
    owner_id: someone(owner).personId,
    choices: {},
    scheduled_day: "sending",
    rhythm: "monthly",
    hour: 7,
  };
  const insert = (viewer: Viewer | undefined, row: object) =>
    asPerson(
      someone(viewer),
      (tx) =>
        tx`insert into report_schedules ${tx({ ...foisted, time_zone: "UTC", next_at: new Date(), ...row })}`,
    );
  await expect(insert(other, {})).rejects.toThrow(/row-level security/);
  await expect(insert(analyst, { owner_id: analyst?.personId })).rejects.toThrow(/row-level security/);
  for (const viewer of [reader, someone(analyst)]) {
    const seen = await asPerson(viewer, async (tx) => [
      ...(await tx`select from report_schedules where id = ${id}`),
      ...(await tx`select schedule_id from report_schedule_recipients where schedule_id = ${id}`),
      ...(await tx`select from report_schedule_runs where schedule_id = ${id}`),
      ...(await tx`select from report_deliveries`),
      ...(await tx`update report_schedules set hour = 9 where id = ${id} returning id`),
    ]);
    expect(seen).toEqual([]);
  }
  const byAdmin = (change: object) =>
    refusalOf(
      asPerson(someone(admin), (tx) => tx`update report_schedules set ${tx(change)} where id = ${id}`),
    );
  expect(await byAdmin({ hour: 9 })).toBe("report_schedules_changed_by_owner");
  expect(await byAdmin({ state: "ended", next_at: null, hour: 9 })).toBe("report_schedules_changed_by_owner");
  const asOwner = (work: Parameters<typeof asPerson>[1]) => asPerson(someone(owner), work);
  const choose = { schedule_id: id, person_id: someone(analyst).personId };
  expect(await refusalOf(asOwner((tx) => tx`insert into report_schedule_recipients ${tx(choose)}`))).toBe(
    "report_schedule_recipients_may_export",
  );
  await expect(asOwner((tx) => tx`select stop_key from report_schedule_recipients`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(asOwner((tx) => tx`update report_schedule_runs set state = 'sent'`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(asOwner((tx) => tx`delete from report_deliveries`)).rejects.toThrow(/permission denied/);
  const stopOther = await newSchedule(someone(owner), { recipients: [someone(other)] });
  const stop = asOwner(
    (tx) => tx`update report_schedule_recipients set stopped_at = now() where schedule_id = ${stopOther}`,
  );
  expect(await refusalOf(stop)).toBe("report_schedule_recipients_stop_for_themselves");
  const again = asInstallation(
    (tx) => tx`update report_deliveries set state = 'waiting' where state = 'sent'`,
  );
  expect(await refusalOf(again)).toBe("report_deliveries_are_final");
});

test("the runs of a schedule are told to whoever sees it, the latest first, with each recipient", async () => {
  const id = await newSchedule(someone(owner));
  await newScheduleRun(id, someone(owner), someone(other));
  await newScheduleRun(id, someone(owner), someone(other));
  const { rows, total } = await listScheduleRuns(someone(owner), id, 1);
  expect([total, rows.map(({ dueAt }) => dueAt.toISOString())]).toEqual([
    2,
    ["2026-11-23T07:00:00.000Z", "2026-11-16T07:00:00.000Z"],
  ]);
  expect(rows[0]?.deliveries.toSorted((a, b) => (a.state < b.state ? -1 : 1))).toMatchObject([
    { name: other?.name, state: "refused", reason: "role" },
    { name: owner?.name, state: "sent", reason: null, size: 4711 },
  ]);
  expect((await listSchedules(someone(owner), 1)).rows.find((row) => row.id === id)?.lastState).toBe(
    "partly",
  );
  expect(await listScheduleRuns(await newPerson("manager"), id, 1)).toEqual({ rows: [], total: 0 });
});
