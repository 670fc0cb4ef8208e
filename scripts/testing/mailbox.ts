import { once } from "node:events";
import type { Socket } from "node:net";

import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

import { freePort } from "@/db/embedded/free-port";

export interface Mailbox {
  /** For SMTP_URL. */
  url: string;
  port: number;
  /** What was taken over for this address, read back as a mail program reads it. */
  mailsTo: (address: string) => Promise<ParsedMail[]>;
  /** The same, as it came over the wire. */
  wire: string[];
  /** How often somebody has signed in. */
  signIns: () => number;
  /** Recipients that are not taken, each with the code of the answer. */
  refusals: Map<string, number>;
  /** Told of each connection. */
  onSocket: (told: (socket: Socket) => void) => void;
  stop: () => Promise<void>;
}

const USER = "tracker";
export const MAIL_PASSWORD = "p@ss/wörd";

/** A real SMTP server on this machine, which wants a password. Without `options` nothing is encrypted. */
export async function startMailbox(options: SMTPServerOptions = {}): Promise<Mailbox> {
  const wire: string[] = [];
  const refusals = new Map<string, number>();
  let signIns = 0;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      if (username !== USER || password !== MAIL_PASSWORD) return done(new Error(`no ${username} here`));
      signIns += 1;
      return done(null, { user: username });
    },
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refusals.get(address);
      return done(
        responseCode === undefined ? null : Object.assign(new Error(`no <${address}>`), { responseCode }),
      );
    },
    onData: (stream, _session, done) => {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        wire.push(Buffer.concat(pieces).toString());
        done();
      });
    },
    ...options,
  });
  // A client that gives up on a certificate breaks off, which is none of this server's faults.
  server.on("error", () => undefined);
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: `${options.secure === true ? "smtps" : "smtp"}://${USER}:${encodeURIComponent(MAIL_PASSWORD)}@localhost:${port}`,
    port,
    mailsTo: async (address) => {
      const all = await Promise.all(wire.map((mail) => simpleParser(mail)));
      return all.filter(({ to }) => to !== undefined && !Array.isArray(to) && to.text === address);
    },
    wire,
    signIns: () => signIns,
    refusals,
    onSocket: (told) => void server.server.on("connection", told),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
