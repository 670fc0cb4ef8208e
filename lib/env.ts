import { z } from "zod";

import { isLoopback } from "@/lib/loopback";
import { SetupFault } from "@/lib/setup-fault";

/** An empty value in `.env` means the same as none. */
const unlessEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);

const postgresUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: "must be an address such as postgres://role:password@host:5432/name",
  })
  .refine(
    (value) => URL.canParse(value) && new URL(value).username !== "",
    "must name a role: postgres://role:password@host:5432/name",
  );

const smtpUrl = z
  .url({
    protocol: /^smtps?$/,
    error: "must be an address such as smtps://user:password@mail.example.org:465",
  })
  .refine(
    (value) => URL.canParse(value) && isPlainSmtp(new URL(value)),
    "must be smtp:// or smtps:// with a host, user and password (both or neither, special characters percent-encoded) and nothing after the port",
  );

function isPlainSmtp({ hostname, pathname, search, hash, username, password }: URL): boolean {
  const both = (username === "") === (password === "");
  const decodes = !/%(?![\da-f]{2})/i.test(username + password);
  return hostname !== "" && both && decodes && ["", "/"].includes(pathname) && search === "" && hash === "";
}

/** Who mails come from: `tracker@example.org` or `Reform Tracker <tracker@example.org>`. */
const sender = z
  .string()
  .transform((text) => {
    const [, name = "", address = text] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(text) ?? [];
    return { name: name.trim(), address: address.trim() };
  })
  .refine(
    ({ address }) => z.email().safeParse(address).success,
    "must be an address such as tracker@example.org or Reform Tracker <tracker@example.org>",
  );

const databaseSettings = z.object({
  DATABASE_URL: unlessEmpty(postgresUrl),
  // Two at least, so that downloads leave one to the pages.
  DATABASE_POOL_SIZE: unlessEmpty(z.coerce.number().int().min(2).max(200).default(10)),
});

const ownerSettings = z.object({ DATABASE_OWNER_URL: unlessEmpty(postgresUrl) });

const serverSettings = z.object({
  AUTH_SECRET: unlessEmpty(z.string().min(32, "must have at least 32 characters")),
  NEXTAUTH_URL: unlessEmpty(
    z.url({ protocol: /^https?$/, error: "must be an address such as https://tracker.example" }),
  ),
});

export const startSettings = z
  .object({
    PORT: unlessEmpty(z.coerce.number("must be a number").int().min(1).max(65535).default(3000)),
    HOST: unlessEmpty(z.string().default("localhost")),
    DATA_DIR: unlessEmpty(z.string().default(".data")),
    DATABASE_URL: unlessEmpty(postgresUrl.optional()),
    DATABASE_OWNER_URL: unlessEmpty(postgresUrl.optional()),
    AUTH_SECRET: unlessEmpty(z.string().min(32, "must have at least 32 characters").optional()),
    NEXTAUTH_URL: unlessEmpty(serverSettings.shape.NEXTAUTH_URL.optional()),
  })
  .refine((value) => Boolean(value.DATABASE_URL) === Boolean(value.DATABASE_OWNER_URL), {
    path: ["DATABASE_URL"],
    error: "and DATABASE_OWNER_URL must be set both, or neither for the embedded database",
  });

const mail = { SMTP_URL: unlessEmpty(smtpUrl.optional()), MAIL_FROM: unlessEmpty(sender.optional()) };
const hasSender = (value: { SMTP_URL?: unknown; MAIL_FROM?: unknown }) =>
  value.SMTP_URL === undefined || value.MAIL_FROM !== undefined;
const senderMissing = { path: ["MAIL_FROM"], error: "must be set when SMTP_URL is" };

const mailSettings = z.object(mail).refine(hasSender, senderMissing);

const hour = "must be an hour from 0 to 23";
export const dailySettings = z
  .object({
    ...mail,
    DIGEST_HOUR: unlessEmpty(z.coerce.number(hour).int(hour).min(0, hour).max(23, hour).default(5)),
    HOST: startSettings.shape.HOST,
    PORT: startSettings.shape.PORT,
    NEXTAUTH_URL: startSettings.shape.NEXTAUTH_URL,
  })
  .refine(hasSender, senderMissing)
  .refine(
    (value) => value.SMTP_URL === undefined || value.NEXTAUTH_URL !== undefined || isLoopback(value.HOST),
    { path: ["NEXTAUTH_URL"], error: "must be set when SMTP_URL is, since mails lead there" },
  );

/** What the web server and every query need: the application's own role, which owns nothing. */
export const readDatabaseEnv = readOnce(databaseSettings);

/** What migrations, seeds and account commands need; the web server never has it. */
export const readOwnerEnv = readOnce(ownerSettings);

/** What signing in needs. Read at the first request, so that a build works without it. */
export const readServerEnv = readOnce(serverSettings);

/** What the web server needs to mail a link to an account; without `SMTP_URL` it mails nothing. */
export const readMailEnv = readOnce(mailSettings);

/** What `npm start` and its relatives are told from outside. */
export const readStartEnv = readOnce(startSettings);

/** What the daily work is told from outside. */
export const readDailyEnv = readOnce(dailySettings);

export type DailyEnv = z.infer<typeof dailySettings>;
export type StartEnv = z.infer<typeof startSettings>;

/** Settings are parsed at the first use and then kept; a wrong one ends in a sentence that names it. */
function readOnce<Schema extends z.ZodType>(schema: Schema): () => z.infer<Schema> {
  let kept: { value: z.infer<Schema> } | undefined;
  return () => {
    kept ??= { value: parseSettings(schema, process.env) };
    return kept.value;
  };
}

/** Parses settings, or says in one sentence which of them are wrong and what they have to be. */
export function parseSettings<Schema extends z.ZodType>(
  schema: Schema,
  source: Readonly<Record<string, string | undefined>>,
): z.infer<Schema> {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const setting = issue.path.join(".");
    const missing = issue.code === "invalid_type" && !source[setting];
    return `${setting} ${missing ? "is not set" : issue.message}`;
  });
  throw new SetupFault(`Correct the environment (see .env.example): ${faults.join("; ")}.`);
}
