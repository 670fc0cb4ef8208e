import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { openConnection } from "@/db/connect";
import { findPostgresBinaries } from "@/db/embedded/binaries";
import { initialiseCluster, isInitialised, SUPERUSER } from "@/db/embedded/cluster";
import { freePort } from "@/db/embedded/free-port";
import { findPostmaster, type Postmaster, startPostmaster } from "@/db/embedded/postmaster";
import { planLaunch } from "@/db/embedded/system-user";
import { SetupFault } from "@/lib/setup-fault";

export interface ServerPlace {
  /** The data directory; the folder above it must exist. */
  directory: string;
  logFile: string;
  password: string;
  /** The port to take if it is free. */
  port?: number | undefined;
  throwaway: boolean;
}

/** The address of a database of this server, for its superuser. */
export function superuserUrl(port: number, password: string, database = "postgres"): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Makes the cluster if there is none, starts the server unless it runs, and returns once it answers. */
export async function ensureServer(place: ServerPlace): Promise<Postmaster> {
  const running = isInitialised(place.directory) ? findPostmaster(place.directory) : null;
  if (running) {
    await untilItAnswers(place, running.port, () => findPostmaster(place.directory) === null);
    return running;
  }
  const binaries = findPostgresBinaries();
  const launch = planLaunch([binaries.postgres, binaries.sample, dirname(place.directory)]);
  if (!isInitialised(place.directory)) {
    await initialiseCluster(binaries, launch, place.directory, place.password, {
      throwaway: place.throwaway,
    });
  }
  const port = await freePort(place.port);
  const { hasEnded } = startPostmaster({ ...place, binaries, launch, port });
  await untilItAnswers(place, port, hasEnded);
  const started = findPostmaster(place.directory);
  if (!started) throw new SetupFault(whyItEnded(place.logFile));
  return started;
}

async function untilItAnswers(place: ServerPlace, port: number, hasEnded: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const sql = openConnection(superuserUrl(port, place.password));
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (hasErrorCode(error, "28P01")) {
        throw new SetupFault(
          `The database in ${place.directory} does not accept the password kept beside it: restore the file embedded.json, or set DATA_DIR to another folder.`,
          { cause: error },
        );
      }
      if (hasEnded() || Date.now() > end) throw new SetupFault(whyItEnded(place.logFile), { cause: error });
    } finally {
      await sql.end({ timeout: 1 });
    }
    await delay(30);
  }
}

function hasErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function whyItEnded(logFile: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, "utf8").split("\n") : [];
  const reason = lines
    .findLast((line) => /FATAL|PANIC|ERROR/.test(line))
    ?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "");
  return `The embedded database does not start${reason ? ` (${reason})` : ""}: see ${logFile}.`;
}
