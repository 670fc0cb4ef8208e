import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { freePort } from "@/db/embedded/free-port";
import { asInstallation } from "@/db/testing/acting";
import { digestKeyOf, type NewMilestone, newMilestone, newNotice, newPerson } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { DIGEST_SIZE } from "@/lib/digest/constants";
import { deliverDigests } from "@/lib/digest/deliver";
import { type MailServer, openMailServer } from "@/lib/mail/mail-server";
import { markNoticeRead } from "@/lib/notices/commands";
import { chooseDigest } from "@/lib/people/commands";
import { type Mailbox, startMailbox } from "@/scripts/testing/mailbox";

let box: Mailbox;
let server: MailServer;
let milestone: NewMilestone;

beforeAll(async () => {
  box = await startMailbox();
  server = openMailServer(box.url);
});
afterAll(async () => {
  server.close();
  await box.stop();
});
// What earlier tests left is nobody's news any more.
beforeEach(async () => {
  await asInstallation((tx) => tx`update notices set read_at = now() where read_at is null`);
  milestone = await newMilestone({ partner: "GEO", title: "A law in force" });
});

const deliver = (through = server) =>
  deliverDigests({
    server: through,
    from: { name: "Reform Tracker", address: "tracker@example.org" },
    siteUrl: "https://tracker.example.org",
  });

/** Somebody who has something to read. */
async function told(...given: Parameters<typeof newPerson>): Promise<Viewer> {
  const person = await newPerson(...given);
  await newNotice(person, milestone);
  return person;
}

const unmailed = (person: Viewer) =>
  asInstallation(async (tx) => {
    const rows = await tx`select from notices where person_id = ${person.personId} and mailed_at is null`;
    return rows.length;
  });

const change = (person: Viewer, columns: Record<string, string | boolean | Date>) =>
  asInstallation((tx) => tx`update people set ${tx(columns)} where id = ${person.personId}`);

test("a digest arrives with both parts, and with what a mail program needs to stop it by one click", async () => {
  const reader = await told("manager");
  const signedIn = box.signIns();
  expect(await deliver()).toEqual({ sent: 1, refused: 0, deferred: 0, fault: null });
  const [mail, ...more] = await box.mailsTo(reader.email);
  expect(more).toEqual([]);
  expect(box.signIns()).toBe(signedIn + 1);
  expect(mail?.subject).toBe("1 unread notice in the Partner Reform Tracker");
  expect(mail?.from?.text).toBe('"Reform Tracker" <tracker@example.org>');
  const stopUrl = `https://tracker.example.org/stop-digest?key=${await digestKeyOf(reader)}`;
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain(milestone.code);
    expect(part).toContain("A law in force");
    expect(part).toContain(stopUrl);
  }
  expect(mail?.headers.get("list")).toEqual({
    unsubscribe: { url: stopUrl },
    "unsubscribe-post": { name: "List-Unsubscribe=One-Click" },
  });
  expect(mail?.headerLines.find(({ key }) => key === "list-unsubscribe-post")?.line).toBe(
    "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
  );
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.attachments).toEqual([]);
});

test("a notice is mailed once, and what comes later is in the next digest", async () => {
  const reader = await told("manager");
  await deliver();
  expect(await deliver()).toMatchObject({ sent: 0 });
  await newNotice(reader, await newMilestone({ title: "Another step" }));
  expect(await deliver()).toMatchObject({ sent: 1 });
  const [, later] = await box.mailsTo(reader.email);
  expect(later?.text).toContain("Another step");
  expect(later?.text).not.toContain("A law in force");
});

test("it is written in the reader's language, and says where figures are made up", async () => {
  const reader = await told("manager");
  await change(reader, { language: "fr" });
  await asInstallation((tx) => tx`insert into installation (demonstration) values (true)`);
  await deliver();
  await asInstallation((tx) => tx`delete from installation`);
  const [mail] = await box.mailsTo(reader.email);
  expect(mail?.subject).toBe("1 avis non lu dans le Suivi des réformes des partenaires");
  for (const part of [mail?.text, mail?.html]) expect(part).toContain("à titre d’illustration");
});

test("nobody is mailed who has stopped it, may not sign in, is of the demonstration, or has read everything", async () => {
  const stopped = await told("manager");
  await chooseDigest(stopped, { digest: "off" });
  await change(await told("manager"), { deactivated_at: new Date() });
  await change(await told("manager"), { is_demonstration: true });
  await newPerson("manager");
  const person = await newPerson("manager");
  await markNoticeRead(person, { noticeId: await newNotice(person, milestone) });
  const settled = await told("manager");
  await asInstallation(
    (tx) => tx`update notices set settled_at = now() where person_id = ${settled.personId}`,
  );
  const before = box.wire.length;
  expect(await deliver()).toMatchObject({ sent: 0 });
  expect(box.wire).toHaveLength(before);
  await chooseDigest(stopped, { digest: "on" });
  expect(await deliver()).toMatchObject({ sent: 1 });
  expect(await box.mailsTo(stopped.email)).toHaveLength(1);
});

test("what somebody may no longer see is not in the mail, however long ago the notice was given", async () => {
  const moved = await told("liaison", ["GEO"]);
  await newNotice(moved, await newMilestone({ partner: "ARM", title: "A step of the new partner" }));
  const left = await told("liaison", ["GEO"]);
  for (const { personId } of [moved, left])
    await asInstallation(
      (tx) => tx`update assignments set partner_iso3 = 'ARM' where person_id = ${personId}`,
    );
  expect(await deliver()).toMatchObject({ sent: 1 });
  expect(await box.mailsTo(left.email)).toEqual([]);
  const [mail] = await box.mailsTo(moved.email);
  expect(mail?.subject).toMatch(/^1 unread notice /);
  expect(mail?.text).toContain("A step of the new partner");
  for (const part of [mail?.text, mail?.html]) expect(part).not.toMatch(/A law in force|GEO-/);
});

test("a recipient whom the server refuses keeps what is unmailed, and everybody else is mailed", async () => {
  const [refused, deferred, other] = [await told("manager"), await told("manager"), await told("manager")];
  box.refusals.set(refused.email, 550).set(deferred.email, 450);
  expect(await deliver()).toEqual({ sent: 1, refused: 1, deferred: 1, fault: null });
  expect([await unmailed(refused), await unmailed(deferred), await unmailed(other)]).toEqual([1, 1, 0]);
  box.refusals.clear();
  expect(await deliver()).toMatchObject({ sent: 2, refused: 0 });
});

test("while the mail server is down everything stays unmailed, and the next try mails it", async () => {
  const readers = [await told("manager"), await told("manager")];
  const down = openMailServer(`smtp://localhost:${await freePort()}`);
  const { sent, fault } = await deliver(down);
  down.close();
  expect(sent).toBe(0);
  expect(fault).toMatch(/^the mail server localhost:\d+ cannot be used \(ECONNREFUSED\)$/);
  for (const reader of readers) expect(await unmailed(reader)).toBe(1);
  expect(await deliver()).toMatchObject({ sent: 2, fault: null });
});

test("with more than one digest holds, the next brings the rest, and nothing comes twice", async () => {
  const reader = await newPerson("manager");
  await asInstallation(
    (tx) => tx`insert into notices (person_id, kind, milestone_id, due_on)
      select ${reader.personId}, 'recheck_due', ${milestone.id}, date '2020-01-01' + n from generate_series(1, ${DIGEST_SIZE + 5}) n`,
  );
  await deliver();
  await deliver();
  await deliver();
  const mails = await box.mailsTo(reader.email);
  expect(mails.map(({ subject }) => subject?.split(" ")[0])).toEqual([String(DIGEST_SIZE), "5"]);
  expect(mails.map(({ text }) => text?.includes("the next digest brings the rest"))).toEqual([true, false]);
  const days = mails.flatMap(({ text }) => text?.match(/since \d+ \w+ \d+/g) ?? []);
  expect(new Set(days).size).toBe(DIGEST_SIZE + 5);
});

test("two servers that mail at the same time mail nobody twice", async () => {
  const readers = [await told("manager"), await told("manager"), await told("manager")];
  const other = openMailServer(box.url);
  const done = await Promise.all([deliver(), deliver(other)]);
  other.close();
  expect(done.map(({ sent }) => sent).reduce((sum, each) => sum + each)).toBe(3);
  for (const { email } of readers) expect(await box.mailsTo(email)).toHaveLength(1);
});

test("a crash after the mail was taken over repeats it, as the same message", async () => {
  const reader = await told("manager");
  const crash = new Error("the power went");
  const crashing: MailServer = {
    ...server,
    send: async (mail) => {
      await server.send(mail);
      throw crash;
    },
  };
  await expect(deliver(crashing)).rejects.toThrow(crash);
  expect(await deliver()).toMatchObject({ sent: 1 });
  const [first, second] = await box.mailsTo(reader.email);
  expect(first?.messageId).toMatch(/^<digest\.[\da-f]{32}@example\.org>$/);
  expect(second?.messageId).toBe(first?.messageId);
});

test("titles, names and addresses that pretend to be something else are only what they are", async () => {
  const reader = await newPerson("manager");
  const title = '<b>Loi</b> n° 5 "sur…" & مرحبا 👩‍👩‍👧\r\nBcc: other@example.org\r\n\r\n.\r\nQUIT';
  await newNotice(reader, await newMilestone({ title }));
  const address = `${reader.personId}@example.org, other@example.org`;
  await change(reader, { name: "Kim\r\nBcc: other@example.org", email: address });
  expect(await deliver()).toMatchObject({ sent: 0, refused: 1 });
  await change(reader, { email: reader.email });
  expect(await deliver()).toMatchObject({ sent: 1 });
  const [mail] = await box.mailsTo(reader.email);
  expect(mail?.text).toContain('<b>Loi</b> n° 5 "sur…" & مرحبا 👩‍👩‍👧 Bcc: other@example.org . QUIT');
  expect(mail?.html).toContain("&lt;b&gt;Loi&lt;/b&gt; n° 5 &quot;sur…&quot; &amp; مرحبا 👩‍👩‍👧 Bcc:");
  expect([mail?.bcc, mail?.cc, mail?.headers.has("bcc")]).toEqual([undefined, undefined, false]);
});
