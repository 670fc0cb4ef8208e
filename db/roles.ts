import type postgres from "postgres";

import { connectOnce, explainConnectionFault, openConnection } from "@/db/connect";
import { SetupFault } from "@/lib/setup-fault";

/** The group that migrations grant rights to; whoever the application logs in as is a member and has no right else. */
export const APPLICATION_GROUP = "tracker_app";

/**
 * Makes the group and the application's login role from the owner's address, or brings them to what they must be.
 * Doing it twice changes nothing but the password, which becomes the one in the application's address.
 */
export async function setUpRoles(ownerUrl: string, applicationUrl: string): Promise<void> {
  const application = new URL(applicationUrl);
  const role = decodeURIComponent(application.username);
  if (role === decodeURIComponent(new URL(ownerUrl).username)) {
    throw new SetupFault("DATABASE_URL names the owner's role: give the application a role of its own.");
  }
  const sql = await connectOnce(ownerUrl, "DATABASE_OWNER_URL");
  try {
    await sql.begin(async (tx) => {
      await makeRole(tx, APPLICATION_GROUP, "nologin");
      await makeRole(tx, role, "login");
      await refuseMightyRole(tx, role);
      await run(tx, "alter role %I with login password %L", role, decodeURIComponent(application.password));
      await run(tx, "grant %I to %I", APPLICATION_GROUP, role);
      await run(tx, "grant connect on database %I to %I", await databaseName(tx), APPLICATION_GROUP);
    });
  } catch (error) {
    throw explainRoleFault(error);
  } finally {
    await sql.end({ timeout: 5 });
  }
  await checkApplicationRole(applicationUrl);
}

/** Shows that the application's role gets in; fails with a sentence if not. */
export async function checkApplicationRole(applicationUrl: string): Promise<void> {
  const sql = openConnection(applicationUrl);
  try {
    const role = decodeURIComponent(new URL(applicationUrl).username);
    await refuseMightyRole(sql, role);
    await refuseOwner(sql, role);
    const [row] = await sql`select from pg_auth_members
      where roleid = to_regrole(${APPLICATION_GROUP}) and member = to_regrole(quote_ident(${role}))`;
    if (!row)
      throw new SetupFault(`The role "${role}" is not set up for the application: run "npm run db:setup".`);
  } catch (error) {
    throw explainConnectionFault(error, applicationUrl, "DATABASE_URL");
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function makeRole(tx: postgres.ISql, name: string, kind: "login" | "nologin"): Promise<void> {
  const [found] = await tx`select from pg_roles where rolname = ${name}`;
  if (!found) await run(tx, `create role %I ${kind}`, name);
}

/** A role that bypasses row-level security would make the second guard a decoration. */
async function refuseMightyRole(tx: postgres.ISql, name: string): Promise<void> {
  const [found] = await tx`select from pg_roles where rolname = ${name} and (rolsuper or rolbypassrls)`;
  if (found)
    throw new SetupFault(`The role "${name}" may do everything: name an ordinary one in DATABASE_URL.`);
}

/** Who owns the tables, or may act as their owner, could announce itself as the installation. */
async function refuseOwner(tx: postgres.ISql, name: string): Promise<void> {
  const [found] = await tx`
    select from (select datdba as owner from pg_database where datname = current_database()
                 union select nspowner from pg_namespace where nspname = 'tracker') as owners
    where pg_has_role(owner, 'MEMBER')`;
  if (found)
    throw new SetupFault(
      `The role "${name}" owns the database: give the application a role of its own in DATABASE_URL.`,
    );
}

async function databaseName(tx: postgres.ISql): Promise<string> {
  const [row] = await tx<{ name: string }[]>`select current_database() as name`;
  return row?.name ?? "";
}

/** Names and passwords cannot be parameters of such statements: the server itself quotes them. */
async function run(tx: postgres.ISql, template: string, ...values: string[]): Promise<void> {
  const [row] = await tx<{ statement: string }[]>`
    select format(${template}, variadic ${tx.array(values)}::text[]) as statement`;
  if (row) await tx.unsafe(row.statement);
}

function explainRoleFault(error: unknown): unknown {
  const denied = error instanceof Error && "code" in error && error.code === "42501";
  if (!denied) return error;
  return new SetupFault(
    `The role in DATABASE_OWNER_URL may not make roles: let an administrator run "alter role … createrole" for it, or make "${APPLICATION_GROUP}" and the application's role by hand.`,
    { cause: error },
  );
}
