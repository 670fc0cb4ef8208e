import postgres from "postgres";

import { SetupFault } from "@/lib/setup-fault";

const OLDEST_MAJOR = 15;

/**
 * One connection for a shell command or a test, outside the pools of the product. Fails with a sentence when the
 * server does not answer, does not know the role, or is too old.
 */
export async function connectOnce(url: string, setting: string): Promise<postgres.Sql> {
  const sql = openConnection(url);
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    refuseOldServer(row?.version ?? 0, setting);
    return sql;
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw explainConnectionFault(error, url, setting);
  }
}

/** Takes PostgreSQL's own version number, such as 180004. */
export function refuseOldServer(version: number, setting: string): void {
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST_MAJOR) return;
  throw new SetupFault(
    `${setting} leads to PostgreSQL ${major}, and ${OLDEST_MAJOR} or newer is needed: update that server or use another one.`,
  );
}

/** A connection that is made at the first statement; `onclose` is told when it has ended. */
export function openConnection(url: string, { onclose }: { onclose?: () => void } = {}): postgres.Sql {
  return postgres(url, {
    max: 1,
    ...(onclose && { onclose }),
    // Locks are held by a connection: it must not end by itself, as the driver's do after half an hour or more.
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name },
  });
}

const application_name = "partner-reform-tracker shell";

/** What a refused connection means for the person who set it up; anything else comes back as it was. */
export function explainConnectionFault(cause: unknown, url: string, setting: string): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const { hostname, port, username, pathname } = new URL(url);
  const sentence = {
    ECONNREFUSED: `PostgreSQL does not answer at ${hostname}:${port || 5432}: start it, or correct ${setting}.`,
    ENOTFOUND: `The host ${hostname} is not known: correct ${setting}.`,
    "28P01": `PostgreSQL refuses the password of role "${username}": correct ${setting}, or run "npm run db:setup" to set the application's password.`,
    "28000": `PostgreSQL does not let role "${username}" in: run "npm run db:setup", or correct ${setting}.`,
    "3D000": `The database "${pathname.slice(1)}" does not exist: create it, or correct ${setting}.`,
    "42501": `The role "${username}" may not connect to this database: run "npm run db:setup", or correct ${setting}.`,
  }[UNREACHABLE.includes(code) ? "ECONNREFUSED" : code];
  return sentence === undefined ? cause : new SetupFault(sentence, { cause });
}

const UNREACHABLE = [
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ECONNRESET",
  "EAI_AGAIN",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
];
