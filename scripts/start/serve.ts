import { join } from "node:path";

import { type DataDirectory, keptAuthSecret, openDataDirectory } from "@/db/embedded/data-directory";
import { listDemonstrationAccounts } from "@/db/installation";
import { readDailyEnv, readServerEnv, readStartEnv, type StartEnv } from "@/lib/env";
import { addressOf } from "@/lib/local-address";
import { SetupFault } from "@/lib/setup-fault";
import { bringUpToDate, type OpenDatabase, openDatabase } from "@/scripts/database";
import { step } from "@/scripts/progress";
import { listenForStop } from "@/scripts/stop-signal";

import { requireFreePort } from "./address";
import { build, isBuilt } from "./build";
import { runDaily, scheduleDaily } from "./daily-schedule";
import {
  describeAccounts,
  loadIntoNewDatabase,
  refusePublicDemonstration,
  refusePublicDemonstrationToCome,
} from "./demonstration";
import { reserveServing } from "./reservation";
import { startWebServer, stopOrphan, waitForHealth } from "./web-server";
import { keepWorker } from "./worker";

interface Request {
  mode: "start" | "dev";
  /** A new embedded database gets no demonstration. */
  empty: boolean;
}

/**
 * Serves until Ctrl-C or SIGTERM, and then stops what it started in reverse order. A signal during the start takes
 * effect at the next step's end; a build is ended at once.
 */
export async function serve(request: Request): Promise<void> {
  const stop = listenForStop();
  const started: (() => Promise<void>)[] = [];
  try {
    await startAll(request, stop, (undo) => started.push(undo));
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    for (const undo of started.reverse()) await undo();
  }
  process.stdout.write("Stopped.\n");
}

async function startAll(request: Request, signal: AbortSignal, onStop: (undo: () => Promise<void>) => void) {
  const settings = readStartEnv();
  const { DIGEST_HOUR } = readDailyEnv();
  const directory = openFolder(settings);
  const note = directory && join(directory.path, `web-server-${settings.PORT}.json`);
  const isNew = settings.DATABASE_URL === undefined && directory?.read().demonstration === "undecided";
  if (isNew && !request.empty) refusePublicDemonstrationToCome(settings);

  const database = await step("Starting the database", openDatabase);
  onStop(database.close);
  const { embedded } = database;
  if (embedded) await reserveServing(embedded, embedded.directory.path, signal);
  if (note !== null) await stopOrphan(note);
  await requireFreePort(settings);
  const authSecret = chooseSecret(database);
  const checkAccounts = async () => {
    const accounts = await listDemonstrationAccounts(database.ownerUrl);
    refusePublicDemonstration(settings, accounts, embedded !== null);
    return accounts;
  };
  await checkAccounts();
  signal.throwIfAborted();

  if (request.mode === "start" && !isBuilt()) {
    await step("Building, which takes a minute or two", () => build(signal));
  }
  await step("Migrating and loading reference data", () => bringUpToDate(database));
  signal.throwIfAborted();
  await loadIntoNewDatabase(database, !request.empty);
  signal.throwIfAborted();

  const accounts = await checkAccounts();
  const address = addressOf(settings);
  const publicUrl = settings.NEXTAUTH_URL ?? address;
  const server = startWebServer({
    mode: request.mode,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl,
    applicationUrl: database.applicationUrl,
    authSecret,
    ...(note !== null && { note }),
  });
  onStop(server.stop);
  await waitForHealth(address, server, signal);
  signal.throwIfAborted();
  process.stdout.write(`\n  Partner Reform Tracker is ready: ${address}\n${describeAccounts(accounts)}\n`);
  onStop(keepWorker(database).stop);
  if (request.mode === "start") onStop(scheduleDaily(DIGEST_HOUR, () => runDaily(database, publicUrl)).stop);

  const wanted = new Promise<"wanted">((resolve) =>
    signal.addEventListener("abort", () => resolve("wanted")),
  );
  if ((await Promise.race([wanted, server.ended])) !== "wanted") {
    throw new SetupFault("The web server ended by itself: see the lines above, and start again.");
  }
}

/** With a PostgreSQL of one's own nothing has to be kept here, so a disk that cannot be written is in nobody's way. */
function openFolder(settings: StartEnv): DataDirectory | null {
  try {
    return openDataDirectory(settings.DATA_DIR);
  } catch (error) {
    if (settings.DATABASE_URL === undefined) throw error;
    return null;
  }
}

/** Kept beside an embedded database; of one's own making otherwise, because several servers must share it. */
function chooseSecret(database: OpenDatabase): string {
  const given = readStartEnv().AUTH_SECRET;
  if (given !== undefined || !database.embedded) return given ?? readServerEnv().AUTH_SECRET;
  return keptAuthSecret(database.embedded.directory);
}
