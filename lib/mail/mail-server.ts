import { createTransport } from "nodemailer";
import { z } from "zod";

import { isLoopback } from "@/lib/loopback";

/** A mail as it is handed over: to one reader, whose address is no part of any log. */
export interface Mail {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  date: Date;
  /** Of what comes again: stops it by one POST (RFC 8058), and shows how when it is opened. */
  stopUrl?: string;
  attachments?: { filename: string; content: Buffer; contentType: string }[];
}

export interface MailServer {
  /** Ends when the server has taken the mail over. Throws a `RefusedMail` or a `MailServerFault` when it has not. */
  send: (mail: Mail) => Promise<void>;
  close: () => void;
}

/** The server took this one mail not, and may well take others. */
export class RefusedMail extends Error {
  override readonly name = "RefusedMail";

  constructor(
    /** It asks for another try later; otherwise it will not take it then either. */
    readonly isForNow: boolean,
    options: ErrorOptions,
  ) {
    super("the mail server refuses a mail", options);
  }
}

/** The server takes no mail at all. The message says why, without an address and without a password. */
export class MailServerFault extends Error {
  override readonly name = "MailServerFault";

  constructor(
    message: string,
    /** It fell silent when the mail may have been with it already: whether it was taken, nobody knows. */
    readonly mayBeTaken: boolean,
    options: ErrorOptions,
  ) {
    super(message, options);
  }
}

const ANSWER_TAKES_AT_MOST_MS = 10_000;
const MAIL_TAKES_AT_MOST_MS = 60_000;

/** How to talk to the server of an address such as `smtps://user:password@mail.example.org:465`. */
export function connectionOptions(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const host = hostname.replace(/^\[|\]$/g, "");
  const secure = protocol === "smtps:";
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    // Without smtps the connection is encrypted before anything is said on it (STARTTLS), or there is none; only what never
    // leaves this machine may do without.
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: !secure && isLoopback(host),
    tls: { rejectUnauthorized: true },
    ...(user === "" ? {} : { auth: { user, pass } }),
  };
}

/** The mail server of the settings. It is connected to at the first mail, and keeps one connection. */
export function openMailServer(smtpUrl: string): MailServer {
  const options = connectionOptions(smtpUrl);
  const transport = createTransport({
    ...options,
    pool: true,
    maxConnections: 1,
    maxRequeues: 0, // What was handed over half is for us to hand over again, not for the library.
    connectionTimeout: ANSWER_TAKES_AT_MOST_MS,
    greetingTimeout: ANSWER_TAKES_AT_MOST_MS,
    dnsTimeout: ANSWER_TAKES_AT_MOST_MS,
    socketTimeout: MAIL_TAKES_AT_MOST_MS / 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to: address, stopUrl, ...mail }) => {
      try {
        await transport.sendMail({
          ...mail,
          // As an object: a text would be read as a list of addresses.
          to: { name: "", address },
          ...(stopUrl === undefined ? {} : { list: { unsubscribe: stopUrl } }),
          headers: {
            ...(stopUrl === undefined ? {} : { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
            "Auto-Submitted": "auto-generated",
          },
          signal: AbortSignal.timeout(MAIL_TAKES_AT_MOST_MS),
        });
      } catch (cause) {
        throw faultOf(cause, `${options.host}:${options.port}`);
      }
    },
    close: () => transport.close(),
  };
}

const nodemailerFault = z.object({
  code: z.string().default(""),
  originalCode: z.string().optional(),
  command: z.string().default(""),
  responseCode: z.number().optional(),
  permanent: z.boolean().optional(),
  timeoutType: z.string().optional(),
});

/** Faults of a connection on which no mail has been handed over. */
const BEFORE_ANY_MAIL = [
  "EAUTH",
  "ETLS",
  "EDNS",
  "EENVELOPE",
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
];

/** What a fault means for this mail and for the others. Of its message nothing is kept: servers answer with addresses. */
export function faultOf(cause: unknown, server: string): Error {
  const parsed = nodemailerFault.safeParse(cause);
  if (!parsed.success) return new MailServerFault(`the mail server ${server} failed`, true, { cause });
  const { code, originalCode, command, responseCode, permanent, timeoutType } = parsed.data;
  const isAboutOne =
    (code === "EENVELOPE" || code === "EMESSAGE") && command !== "MAIL FROM" && responseCode !== 421;
  if (isAboutOne) return new RefusedMail(permanent === false, { cause });
  const reason = responseCode ?? originalCode ?? code;
  const isAboutCertificate = /CERT|ALTNAME/.test(String(reason));
  const sentence =
    code === "EAUTH"
      ? `refuses the user or the password in SMTP_URL (${reason})`
      : command === "MAIL FROM"
        ? `refuses MAIL_FROM as a sender (${reason})`
        : code === "ETLS"
          ? "offers no encrypted connection that can be verified"
          : isAboutCertificate
            ? `shows a certificate that cannot be verified (${reason})`
            : `cannot be used (${reason})`;
  const isCertain =
    responseCode !== undefined ||
    isAboutCertificate ||
    [code, originalCode].some((known) => known !== undefined && BEFORE_ANY_MAIL.includes(known)) ||
    (timeoutType !== undefined && timeoutType !== "SOCKET_TIMEOUT");
  return new MailServerFault(`the mail server ${server} ${sentence}`, !isCertain, { cause });
}
