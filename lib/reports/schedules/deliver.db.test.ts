import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { freePort } from "@/db/embedded/free-port";
import { asInstallation } from "@/db/testing/acting";
import { newAssessment, newMilestone, newPerson } from "@/db/testing/factories";
import { newSchedule, stopKeyOf } from "@/db/testing/schedules";
import type { Viewer } from "@/lib/auth/viewer";
import { type MailServer, openMailServer } from "@/lib/mail/mail-server";
import { countUnreadNotices, listNotices } from "@/lib/notices/queries";
import { ATTACHED_AT_MOST } from "@/lib/reports/schedules/constants";
import { sendDueReports } from "@/lib/reports/schedules/deliver";
import { composeReportMail } from "@/lib/reports/schedules/mail";
import { getSchedule, listScheduleRuns } from "@/lib/reports/schedules/queries";
import { type Mailbox, startMailbox } from "@/scripts/testing/mailbox";

let box: Mailbox;
let server: MailServer;
let [owner, reader]: Viewer[] = [];
const someone = (viewer: Viewer | undefined): Viewer => {
  if (viewer === undefined) throw new Error("nobody");
  return viewer;
};

beforeAll(async () => {
  box = await startMailbox();
  server = openMailServer(box.url);
});
afterAll(async () => {
  server.close();
  await box.stop();
});
// What earlier tests left is due no more.
beforeEach(async () => {
  await asInstallation(
    (tx) => tx`update report_schedules set state = 'ended', next_at = null where state <> 'ended'`,
  );
  await asInstallation(
    (tx) =>
      tx`update report_schedule_runs set state = 'failed', try_at = null, finished_at = now() where state = 'open'`,
  );
  [owner, reader] = [await newPerson("manager"), await newPerson("admin")];
});

const MONDAY = new Date("2026-11-23T07:00:00Z");
const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000);
async function send(now: Date = MONDAY, through = server) {
  const sending = await sendDueReports(now, {
    server: through,
    from: { name: "Reform Tracker", address: "tracker@example.org" },
    siteUrl: "https://tracker.example.org",
  });
  if (sending === null) throw new Error("another process is sending");
  return sending;
}
const newDue = (wishes: Parameters<typeof newSchedule>[1] = {}) =>
  newSchedule(someone(owner), { nextAt: MONDAY.toISOString(), ...wishes });
const due = (...recipients: (Viewer | undefined)[]) => newDue({ recipients: recipients.map(someone) });
const change = (person: Viewer | undefined, columns: Record<string, string | boolean | Date>) =>
  asInstallation((tx) => tx`update people set ${tx(columns)} where id = ${someone(person).personId}`);
const runsOf = async (id: number) => (await listScheduleRuns(someone(owner), id, 1)).rows;
/** Who was sent it or not, and why not: in the order of the names, which are random. */
const deliveriesOf = async (id: number) =>
  (await runsOf(id)).flatMap(({ deliveries }) =>
    deliveries.map(({ name, state, reason }) => [name, state, reason]),
  );
const mailsTo = (viewer: Viewer | undefined) => box.mailsTo(someone(viewer).email);

test("each recipient is sent the report with its file, once, and the schedule goes on to its next moment", async () => {
  const milestone = await newMilestone({ partner: "GEO" });
  await newAssessment(milestone);
  const id = await newDue({
    recipients: [someone(owner), someone(reader)],
    choices: { kind: "partner", subject: "GEO", title: "For the <board>" },
  });
  expect(await send(new Date(MONDAY.getTime() - 1))).toMatchObject({ runs: 0, sent: 0 });
  expect(await send()).toEqual({ runs: 1, sent: 2, refused: 0, failed: 0, fault: null });
  expect(await send(minutes(60))).toMatchObject({ runs: 0, sent: 0 });
  for (const person of [owner, reader]) {
    const [mail, ...more] = await mailsTo(person);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Partner progress report: For the <board>, \d+ \w+ \d{4}$/);
    const [file] = mail?.attachments ?? [];
    expect(file?.filename).toMatch(/^partner-GEO-\d{4}-\d\d-\d\d-en\.json$/);
    const said = z
      .object({ title: z.string(), madeBy: z.string(), checkCode: z.string() })
      .parse(JSON.parse(file?.content.toString() ?? ""));
    expect(said).toMatchObject({ title: "For the <board>", madeBy: owner?.name });
    const stopUrl = `https://tracker.example.org/stop-report?key=${await stopKeyOf(id, someone(person))}`;
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(said.checkCode);
      expect(part).toContain(stopUrl);
      expect(part).toContain(`https://tracker.example.org/reports/schedules/${id}`);
    }
    expect(mail?.html).toContain("For the &lt;board&gt;");
    expect(mail?.headers.get("list")).toEqual({
      unsubscribe: { url: stopUrl },
      "unsubscribe-post": { name: "List-Unsubscribe=One-Click" },
    });
  }
  expect(await runsOf(id)).toMatchObject([{ state: "sent", attempts: 1, dueAt: MONDAY, tryAt: null }]);
  expect((await getSchedule(someone(owner), id))?.nextAt?.toISOString()).toBe("2026-11-30T07:00:00.000Z");
  expect(await countUnreadNotices(someone(owner))).toBe(0);
  const trail = await asInstallation(
    (tx) =>
      tx`select after ->> 'recipient' as recipient from audit_events where action = 'report.send' and entity_id = ${String(id)}`,
  );
  expect(trail).toHaveLength(2);
});

test("everybody gets the same figures under one check code, in a mail of their own language", async () => {
  await change(reader, { language: "fr" });
  await due(owner, reader);
  await send();
  const [own, other] = [(await mailsTo(owner))[0], (await mailsTo(reader))[0]];
  expect(other?.subject).toMatch(/^Rapport sur le portefeuille|^Rapport/);
  expect(other?.text).toContain("Vous recevez ce courriel");
  expect(own?.attachments[0]?.content.equals(other?.attachments[0]?.content ?? Buffer.alloc(0))).toBe(true);
});

test("of the end of the last quarter it says what is known now, by the calendar of the zone", async () => {
  await newDue({ day: "quarter_end", timeZone: "Europe/Brussels" });
  await send();
  const [mail] = await mailsTo(owner);
  const now = new Date();
  const quarter = new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3, 0));
  expect(mail?.attachments[0]?.filename).toContain(quarter.toISOString().slice(0, 10));
});

test("who may no longer see it gets nothing, and whoever scheduled it is told why", async () => {
  const [closed, demoted, made, stopped] = [
    await newPerson("manager"),
    await newPerson("manager"),
    await newPerson("manager"),
    await newPerson("manager"),
  ];
  const id = await due(reader, closed, demoted, made, stopped);
  await change(closed, { deactivated_at: new Date() });
  await change(demoted, { role: "analyst" });
  await change(made, { is_demonstration: true });
  await asInstallation(
    (tx) =>
      tx`update report_schedule_recipients set stopped_at = now() where person_id = ${stopped.personId}`,
  );
  expect(await send()).toMatchObject({ sent: 1, refused: 3, failed: 0 });
  for (const person of [closed, demoted, made, stopped]) expect(await mailsTo(person)).toEqual([]);
  expect(await mailsTo(reader)).toHaveLength(1);
  const deliveries = await deliveriesOf(id);
  expect(deliveries).toHaveLength(4);
  expect(deliveries).toEqual(
    expect.arrayContaining([
      [reader?.name, "sent", null],
      [closed.name, "refused", "closed"],
      [demoted.name, "refused", "role"],
      [made.name, "refused", "demonstration"],
    ]),
  );
  expect((await listNotices(someone(owner), 1)).rows).toMatchObject([
    { kind: "schedule_failed", scheduleId: id, reportKind: "portfolio", code: null, partnerIso2: null },
  ]);
  expect(await countUnreadNotices(someone(reader))).toBe(0);
});

test("who hears of a schedule about a partner reads the partner's name, and no code", async () => {
  const closed = await newPerson("manager");
  const about = { kind: "partner", subject: "GEO", sections: ["summary"], title: "" } as const;
  await newDue({ recipients: [closed], choices: about });
  await change(closed, { deactivated_at: new Date() });
  await send();
  expect((await listNotices(someone(owner), 1)).rows).toMatchObject([
    { kind: "schedule_failed", reportKind: "partner", title: "", partnerIso2: "GE" },
  ]);
});

test("what there is nothing of any more is refused for that reason", async () => {
  const id = await newDue({
    choices: { kind: "milestone", subject: "GEO-CIV-9999", sections: ["plan"] },
  });
  expect(await send()).toMatchObject({ sent: 0, refused: 1 });
  expect(await deliveriesOf(id)).toEqual([[owner?.name, "refused", "content"]]);
  expect(await runsOf(id)).toMatchObject([{ state: "failed" }]);
  expect(await countUnreadNotices(someone(owner))).toBe(1);
});

test("whoever may order no reports any more has none sent, and the administrators are told", async () => {
  const id = await due(reader);
  await change(owner, { role: "analyst" });
  await asInstallation(
    (tx) => tx`insert into assignments (person_id, partner_iso3) values (${someone(owner).personId}, 'GEO')`,
  );
  expect(await send()).toMatchObject({ sent: 0, refused: 1 });
  expect(await countUnreadNotices(someone(owner))).toBe(0);
  const told = await listNotices(someone(reader), 1);
  expect(told.rows.filter(({ scheduleId }) => scheduleId === id)).toHaveLength(1);
});

test("while the mail server is down it is tried three times, later each time, and then the owner is told", async () => {
  const id = await due(owner, reader);
  const down = openMailServer(`smtp://localhost:${await freePort()}`);
  const attempts = [0, 4, 5, 34, 35].map((at) => async () => (await send(minutes(at), down)).runs);
  const tried: number[] = [];
  for (const attempt of attempts) tried.push(await attempt());
  down.close();
  expect(tried).toEqual([1, 0, 1, 0, 1]);
  expect(await runsOf(id)).toMatchObject([{ state: "failed", attempts: 3, tryAt: null }]);
  expect((await deliveriesOf(id)).map(([, state, reason]) => [state, reason])).toEqual([
    ["failed", "mail_server"],
    ["failed", "mail_server"],
  ]);
  expect(await countUnreadNotices(someone(owner))).toBe(1);
  expect(await send(minutes(90))).toMatchObject({ runs: 0 });
});

test("what a first attempt could not send the second one sends, to those alone who have not got it", async () => {
  const id = await due(owner, reader);
  box.refusals.set(someone(reader).email, 450);
  expect(await send()).toMatchObject({ sent: 1, failed: 1 });
  expect(await runsOf(id)).toMatchObject([{ state: "open", attempts: 1, tryAt: minutes(5) }]);
  box.refusals.clear();
  expect(await send(minutes(5))).toMatchObject({ sent: 1, failed: 0 });
  for (const person of [owner, reader]) expect(await mailsTo(person)).toHaveLength(1);
  expect(await runsOf(id)).toMatchObject([{ state: "sent", attempts: 2 }]);
});

test("an address that is refused for good is not tried again, and the owner is told", async () => {
  const id = await due(owner, reader);
  box.refusals.set(someone(reader).email, 550);
  expect(await send()).toMatchObject({ sent: 1, failed: 1, fault: null });
  box.refusals.clear();
  expect(await runsOf(id)).toMatchObject([{ state: "partly" }]);
  expect(await countUnreadNotices(someone(owner))).toBe(1);
});

test("a crash while a mail is handed over sends it to nobody twice, and the owner is told that it may have arrived", async () => {
  const id = await due(owner, reader);
  const crash = new Error("the power went");
  const crashing: MailServer = {
    ...server,
    send: async (mail) => {
      await server.send(mail);
      throw crash;
    },
  };
  await expect(send(MONDAY, crashing)).rejects.toThrow(crash);
  expect(await send(minutes(1))).toMatchObject({ runs: 1, sent: 1 });
  for (const person of [owner, reader]) expect(await mailsTo(person)).toHaveLength(1);
  const found = (await deliveriesOf(id)).map(([, state, reason]) => [state, reason]);
  expect(found).toEqual(
    expect.arrayContaining([
      ["failed", "unclear"],
      ["sent", null],
    ]),
  );
  expect(await runsOf(id)).toMatchObject([{ state: "partly" }]);
  expect(await countUnreadNotices(someone(owner))).toBe(1);
});

test("a server that falls silent after it has the mail is not given it again", async () => {
  // It has the whole mail, and breaks off instead of answering.
  const open = new Set<{ destroy: () => void }>();
  const silent = await startMailbox({
    onConnect: (_session, done) => done(),
    onData: (stream) => {
      stream.resume();
      stream.on("end", () => open.forEach((socket) => socket.destroy()));
    },
  });
  silent.onSocket((socket) => open.add(socket));
  const through = openMailServer(silent.url);
  const id = await due(reader);
  const { fault } = await send(MONDAY, through);
  through.close();
  await silent.stop();
  expect(fault).toMatch(/^the mail server localhost:\d+ cannot be used/);
  expect((await deliveriesOf(id)).map(([, state, reason]) => [state, reason])).toEqual([
    ["failed", "unclear"],
  ]);
  expect(await send(minutes(5))).toMatchObject({ runs: 0 });
});

test("of two that send at the same time one leaves it to the other, and nobody is sent it twice", async () => {
  await due(owner, reader);
  let atTheFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (atTheFirst = resolve));
  let goOn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const slow: MailServer = {
    ...server,
    send: async (mail) => {
      atTheFirst();
      await held;
      await server.send(mail);
    },
  };
  const one = send(MONDAY, slow);
  await first;
  await expect(send()).rejects.toThrow(/another process/);
  goOn();
  expect(await one).toMatchObject({ sent: 2 });
  for (const person of [owner, reader]) expect(await mailsTo(person)).toHaveLength(1);
});

test("what was missed while nothing ran is made up for once", async () => {
  const id = await due(owner);
  const later = new Date("2026-12-24T12:00:00Z");
  expect(await send(later)).toMatchObject({ runs: 1, sent: 1 });
  expect((await runsOf(id)).map(({ dueAt }) => dueAt.toISOString())).toEqual(["2026-12-21T07:00:00.000Z"]);
  expect((await getSchedule(someone(owner), id))?.nextAt?.toISOString()).toBe("2026-12-28T07:00:00.000Z");
});

test("a schedule that is paused or ended sends nothing, not even what was to be tried again", async () => {
  const id = await due(reader);
  await newDue({ state: "paused" });
  box.refusals.set(someone(reader).email, 450);
  await send();
  box.refusals.clear();
  await asInstallation(
    (tx) => tx`update report_schedules set state = 'paused', next_at = null where id = ${id}`,
  );
  expect(await send(minutes(5))).toMatchObject({ sent: 0, refused: 1 });
  expect(await mailsTo(reader)).toEqual([]);
  expect(await countUnreadNotices(someone(owner))).toBe(0);
});

test("a file that is too large is not attached: the mail leads to where it is ordered, filled in", () => {
  const mail = composeReportMail({
    language: "en",
    choices: {
      ...{
        kind: "partner",
        subject: "GEO",
        sections: ["summary", "method"],
        title: "Ours & theirs",
        addressee: "",
      },
      ...{ foreword: "", language: "fr", format: "pdf" },
    },
    asOf: { day: "2026-09-30", knownBefore: "infinity" },
    madeAt: new Date("2026-11-23T07:00:05Z"),
    ownerName: "Kim",
    scheduleId: 7,
    file: {
      ...{ title: "Ours & theirs", name: "partner-GEO-2026-09-30-fr.pdf", mediaType: "application/pdf" },
      ...{ bytes: Buffer.alloc(ATTACHED_AT_MOST + 1), checkCode: "0123-4567-89AB-CDEF" },
    },
    marking: "NATO UNCLASSIFIED",
    isIllustrative: true,
    siteUrl: "https://tracker.example.org",
    stopKey: "0b0f3f52-7a3a-4b67-9d4c-0d3d5f0d2a11",
  });
  expect(mail.attachments).toBeUndefined();
  const url = /https:\S+\/reports\?\S+/.exec(mail.text)?.[0] ?? "";
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    ...{ kind: "partner", subject: "GEO", format: "pdf", language: "fr", title: "Ours & theirs" },
    ...{ asOf: "2026-09-30", knownAt: "2026-11-23" },
  });
  expect(mail.text).toContain("too large to be attached");
  expect(mail.text).toContain("*** ");
});
