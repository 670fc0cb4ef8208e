import { openConnection } from "@/db/connect";
import { superuserUrl } from "@/db/embedded/server";
import { setUpRoles } from "@/db/roles";

const OWNER = "tracker_owner";
const APPLICATION = "tracker_web";

export interface Passwords {
  superuser: string;
  owner: string;
  application: string;
}

/** The two addresses of one database: for migrations and commands, and for the application. */
export interface DatabaseUrls {
  ownerUrl: string;
  applicationUrl: string;
}

export function databaseUrls(port: number, passwords: Passwords, database: string): DatabaseUrls {
  const url = (role: string, password: string) =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return { ownerUrl: url(OWNER, passwords.owner), applicationUrl: url(APPLICATION, passwords.application) };
}

/**
 * Makes the database and its roles in an embedded server, as an administrator would do it for one's own server: the
 * owner may make roles and databases and is no superuser. Doing it twice changes nothing.
 */
export async function prepareDatabase(
  port: number,
  passwords: Passwords,
  database: string,
): Promise<DatabaseUrls> {
  const urls = databaseUrls(port, passwords, database);
  const sql = openConnection(superuserUrl(port, passwords.superuser));
  try {
    const [known] = await sql`select from pg_roles where rolname = ${OWNER}`;
    if (!known) {
      const [row] = await sql<{ statement: string }[]>`
        select format('create role %I login createrole createdb password %L', ${OWNER}::text, ${passwords.owner}::text) as statement`;
      await sql.unsafe(row?.statement ?? "");
    }
    const [made] = await sql`select from pg_database where datname = ${database}`;
    if (!made) await sql`create database ${sql(database)} owner ${sql(OWNER)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  await setUpRoles(urls.ownerUrl, urls.applicationUrl);
  return urls;
}
