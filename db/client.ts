import "server-only";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { preparing } from "@/db/prepared-statements";
import type { Viewer } from "@/lib/auth/viewer";
import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";

type Database = PostgresJsDatabase & { $client: postgres.Sql };

/** A transaction: everything in it happens, or nothing. */
export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

interface Pools {
  application?: Database;
  owner?: Database;
}

declare global {
  // Kept on the process, so that a reload in development does not open a second pool.
  var trackerPools: Pools | undefined;
}

const pools: Pools = (globalThis.trackerPools ??= {});

function openPool(url: string, max: number, limits: { statement_timeout?: number } = {}): Database {
  return drizzle(
    preparing(
      postgres(url, {
        max,
        idle_timeout: 60,
        onnotice: () => undefined,
        connection: { application_name: "partner-reform-tracker", TimeZone: "UTC", ...limits },
      }),
    ),
  );
}

function applicationPool(): Database {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = readDatabaseEnv();
  // No idle_in_transaction_session_timeout: the driver writes its rollback to the connection that the server has ended, and
  // throws where nobody catches it. Downloads, which alone wait for somebody within a transaction, bound that themselves.
  return (pools.application ??= openPool(DATABASE_URL, DATABASE_POOL_SIZE, { statement_timeout: 30_000 }));
}

/**
 * Runs `work` in one transaction as the viewer: the database applies its policies for that person, whatever the statements
 * say, and the audit trail learns where the request came from. The only way to the data of partners for pages, actions and
 * exports.
 */
export function asViewer<Result>(
  viewer: Viewer,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return applicationPool().transaction(async (tx) => {
    const { address, client } = viewer.sender ?? {};
    await tx.execute(
      sql`select set_config('tracker.person_id', ${viewer.personId}, true),
                 set_config('tracker.address', ${address ?? ""}, true), set_config('tracker.client', ${client ?? ""}, true)`,
    );
    return work(tx);
  });
}

/** Statements that each stand alone: what one did stays, whatever becomes of the next. */
export type Statements = Omit<PostgresJsDatabase, "transaction">;

/**
 * Before there is a viewer: sign-in, sessions, reference data, health. No row of a partner shows here, and nothing needs two
 * statements to hold together: one round trip each, where a transaction takes three.
 */
export function asNobody<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result> {
  return work(applicationPool());
}

/** Work of the installation itself, as the owner: seeds, imports and account commands of the shell. Never of a request. */
export function asSystem<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  pools.owner ??= openPool(readOwnerEnv().DATABASE_OWNER_URL, 2);
  return pools.owner.transaction(async (tx) => {
    await tx.execute(sql`select set_config('tracker.system', 'on', true)`);
    return work(tx);
  });
}

/** Ends the connections, so that a shell command or a test worker can. */
export async function closePools(): Promise<void> {
  const open = [pools.application, pools.owner];
  delete pools.application;
  delete pools.owner;
  await Promise.all(open.flatMap((pool) => (pool ? [pool.$client.end({ timeout: 5 })] : [])));
}
