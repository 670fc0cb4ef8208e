import "server-only";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { preparing } from "@/db/prepared-statements";
import type { Reader } from "@/lib/as-of/reader";
import type { Viewer } from "@/lib/auth/viewer";
import { readDatabaseEnv, readOwnerEnv } from "@/lib/env";

type Database = PostgresJsDatabase & { $client: postgres.Sql };

/** A transaction: everything in it happens, or nothing. */
export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

interface Pools {
  application?: Database;
  past?: Database;
  owner?: Database;
}

declare global {
  // Kept on the process, so that a reload in development does not open a second pool.
  var trackerPools: Pools | undefined;
}

const pools: Pools = (globalThis.trackerPools ??= {});

function openPool(
  url: string,
  max: number,
  settings: { statement_timeout?: number; search_path?: string } = {},
): Database {
  return drizzle(
    preparing(
      postgres(url, {
        max,
        idle_timeout: 60,
        onnotice: () => undefined,
        connection: { application_name: "partner-reform-tracker", TimeZone: "UTC", ...settings },
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
 * Connections of their own, because a statement that was prepared for the tables of today cannot be run on the views of the past
 * that have their names.
 */
function pastPool(): Database {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = readDatabaseEnv();
  return (pools.past ??= openPool(DATABASE_URL, DATABASE_POOL_SIZE, {
    statement_timeout: 30_000,
    search_path: "past, public",
  }));
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

/**
 * Runs `work` in one transaction as the reader, and of the day that they look at: for a past one every table that has a past is the
 * view of that name in the schema `past`, with the rows as they stood and were known then, under the same policies. Reads alone.
 */
export function asReader<Result>(
  reader: Reader,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const { asOf } = reader;
  if (asOf === undefined) return asViewer(reader, work);
  return pastPool().transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('transaction_read_only', 'on', true), set_config('tracker.person_id', ${reader.personId}, true),
                 set_config('tracker.as_of_day', ${asOf.day}, true), set_config('tracker.known_before', ${asOf.knownBefore}, true)`,
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
  const open = [pools.application, pools.past, pools.owner];
  delete pools.application;
  delete pools.past;
  delete pools.owner;
  await Promise.all(open.flatMap((pool) => (pool ? [pool.$client.end({ timeout: 5 })] : [])));
}
