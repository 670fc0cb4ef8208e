import { expect, test } from "vitest";

import { freePort } from "@/db/embedded/free-port";
import {
  connectionOptions,
  type Mail,
  MailServerFault,
  openMailServer,
  RefusedMail,
} from "@/lib/mail/mail-server";
import { type Mailbox, MAIL_PASSWORD, startMailbox } from "@/scripts/testing/mailbox";

const READER = "kim@example.org";

const MAIL: Mail = {
  from: { name: "", address: "tracker@example.org" },
  to: READER,
  subject: "1 unread notice",
  text: "text",
  html: "<p>html</p>",
  messageId: "<1@example.org>",
  date: new Date("2026-11-23T05:00:00Z"),
  stopUrl: "https://tracker.example.org/stop-digest?key=1",
};

/** What comes of handing a mail over: the fault, or null. */
async function handOver(url: string, mail = MAIL): Promise<unknown> {
  const server = openMailServer(url);
  try {
    await server.send(mail);
    return null;
  } catch (error) {
    return error;
  } finally {
    server.close();
  }
}

/** Runs with a mail server of its own. */
async function withMailbox(
  options: Parameters<typeof startMailbox>[0],
  work: (box: Mailbox) => Promise<void>,
): Promise<void> {
  const box = await startMailbox(options);
  try {
    await work(box);
  } finally {
    await box.stop();
  }
}

/** No mail was taken, and the sentence says why without telling whom it was for or what opens the server. */
function expectFault(fault: unknown, sentence: RegExp): void {
  if (!(fault instanceof MailServerFault)) throw new Error(`no fault of the server: ${String(fault)}`);
  expect(fault.message).toMatch(sentence);
  expect(fault.message).not.toContain(READER);
  expect(fault.message).not.toContain(MAIL_PASSWORD);
  // It has answered, or was never reached: whoever sends it again sends it once.
  expect(fault.mayBeTaken).toBe(false);
}

test.each([
  ["smtps://mail.example.org", { port: 465, secure: true, requireTLS: false, ignoreTLS: false }],
  ["smtp://mail.example.org", { port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
  ["smtp://localhost:2525", { port: 2525, secure: false, requireTLS: false, ignoreTLS: true }],
  ["smtp://[::1]:25/", { host: "::1", port: 25, requireTLS: false, ignoreTLS: true }],
])("%s is encrypted unless it never leaves this machine, and certificates are verified", (url, options) => {
  expect(connectionOptions(url)).toMatchObject({ ...options, tls: { rejectUnauthorized: true } });
  expect(connectionOptions(url)).not.toHaveProperty("auth");
});

test("user and password are what was encoded in the address", () => {
  expect(connectionOptions("smtps://a%40b:p%40ss%2Fw%C3%B6rd@mail.example.org").auth).toEqual({
    user: "a@b",
    pass: MAIL_PASSWORD,
  });
});

test("a server that does not answer is named, with the reason", async () => {
  const port = await freePort();
  const fault = await handOver(`smtp://tracker:secret@localhost:${port}`);
  expectFault(fault, new RegExp(`^the mail server localhost:${port} cannot be used \\(ECONNREFUSED\\)$`));
});

test("a wrong password is said to be one", async () => {
  await withMailbox({}, async ({ port, wire }) => {
    const fault = await handOver(`smtp://tracker:secret@localhost:${port}`);
    expectFault(fault, /refuses the user or the password in SMTP_URL \(535\)$/);
    expect(wire).toEqual([]);
  });
});

test("a certificate that does not hold ends it before the password is told", async () => {
  await withMailbox({ secure: true }, async ({ url, signIns }) => {
    // What the package of the server brings along ran out in 2025, and nobody has signed it.
    expectFault(await handOver(url), / shows a certificate that cannot be verified \([A-Z_]*CERT[A-Z_]*\)$/);
    expect(signIns()).toBe(0);
  });
});

test("a server elsewhere that does not encrypt is told neither password nor mail", async () => {
  await withMailbox({}, async ({ port, signIns, wire }) => {
    // An address by which this machine is reached as if it were another one.
    const fault = await handOver(`smtp://tracker:${encodeURIComponent(MAIL_PASSWORD)}@0.0.0.0:${port}`);
    expectFault(fault, /offers no encrypted connection that can be verified$/);
    expect([signIns(), wire]).toEqual([0, []]);
  });
});

test("a sender that is refused is a fault of the setting, and not of each reader", async () => {
  const onMailFrom = (_address: unknown, _session: unknown, done: (error: Error) => void) =>
    done(Object.assign(new Error("no"), { responseCode: 553 }));
  await withMailbox({ onMailFrom }, async ({ url }) => {
    expectFault(await handOver(url), /refuses MAIL_FROM as a sender \(553\)$/);
  });
});

test("a recipient who is refused is one mail that was not taken, for good or for now", async () => {
  await withMailbox({}, async ({ url, refusals }) => {
    for (const [code, isForNow] of [
      [550, false],
      [450, true],
    ] as const) {
      refusals.set(READER, code);
      const fault = await handOver(url);
      expect(fault).toBeInstanceOf(RefusedMail);
      expect(fault).toMatchObject({ isForNow });
    }
    expect(await handOver(url, { ...MAIL, to: "no address" })).toMatchObject({ isForNow: false });
    expect(await handOver(url, { ...MAIL, to: "other@example.org" })).toBeNull();
  });
});

test("a server that is closing has taken nothing, and is asked for nothing more", async () => {
  const onData: NonNullable<Parameters<typeof startMailbox>[0]>["onData"] = (stream, _session, done) => {
    stream.resume();
    stream.on("end", () => done(Object.assign(new Error(`closing, ${READER}`), { responseCode: 421 })));
  };
  await withMailbox({ onData }, async ({ url }) => {
    expectFault(await handOver(url), / cannot be used \(421\)$/);
  });
});

test("of a server that breaks off when it has the whole mail nobody knows whether it took it", async () => {
  const open = new Set<{ destroy: () => void }>();
  const onData: NonNullable<Parameters<typeof startMailbox>[0]>["onData"] = (stream) => {
    stream.resume();
    stream.on("end", () => open.forEach((socket) => socket.destroy()));
  };
  await withMailbox({ onData }, async ({ url, onSocket }) => {
    onSocket((socket) => open.add(socket));
    expect(await handOver(url)).toMatchObject({ name: "MailServerFault", mayBeTaken: true });
  });
});
