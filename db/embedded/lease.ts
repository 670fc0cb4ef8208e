import postgres from "postgres";

import { stopPostmaster } from "@/db/embedded/postmaster";
import { superuserUrl } from "@/db/embedded/server";

// Advisory locks live as long as the connection that holds them: a killed command leaves none behind.
const IN_USE = 7_302_101;
const SERVING = 7_302_102;

/** A share in a running embedded server: while anyone holds one, nobody stops it. */
export interface Lease {
  /** Reserves the place of the one web server of this data directory; false when another start has it. */
  reserveServing: () => Promise<boolean>;
  /** Gives the share back; the last one out stops the server. */
  release: () => Promise<void>;
}

/** Takes a share, or null when the server was just being stopped by its last user. */
export async function takeLease(port: number, password: string, cluster: string): Promise<Lease | null> {
  const sql = postgres(superuserUrl(port, password), {
    max: 1,
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: "partner-reform-tracker lease" },
  });
  try {
    await sql`select pg_advisory_lock_shared(${IN_USE})`;
  } catch {
    await sql.end({ timeout: 1 });
    return null; // Whoever held it alone has stopped the server meanwhile.
  }
  return {
    reserveServing: async () => {
      const [row] = await sql<{ reserved: boolean }[]>`select pg_try_advisory_lock(${SERVING}) as reserved`;
      return row?.reserved ?? false;
    },
    release: async () => {
      if (await isLastUser(sql)) await stopPostmaster(cluster);
      await sql.end({ timeout: 1 });
    },
  };
}

async function isLastUser(sql: postgres.Sql): Promise<boolean> {
  try {
    await sql`select pg_advisory_unlock_all()`;
    const [row] = await sql<{ alone: boolean }[]>`select pg_try_advisory_lock(${IN_USE}) as alone`;
    return row?.alone ?? false;
  } catch {
    return true; // The server is gone or going; asking it to stop once more does no harm.
  }
}
