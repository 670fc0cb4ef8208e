import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@/db/embedded/free-port";
import { identitySchema } from "@/db/embedded/process-identity";
import { z } from "zod";
import { addressOf } from "@/lib/local-address";
import { startWebServer, waitForHealth } from "@/scripts/start/web-server";
import type { BenchDatabase } from "./database";
import { ADMIN, ANALYST, MANAGER, setPasswords, signIn } from "./people";

export interface BenchServer {
  address: string;
  pid: number;
  /** The cookies of people who have signed in. */
  admin: string;
  analyst: string;
  manager: string;
  stop: () => Promise<void>;
}

/** What the start of a web server writes down of it. */
const noted = z.object({ web: identitySchema });

/** The production build on a port of its own, and everybody signed in. */
export async function startBenchServer(database: BenchDatabase): Promise<BenchServer> {
  const place = { HOST: "127.0.0.1", PORT: await freePort(3300) };
  const address = addressOf(place);
  const note = join(database.folder, "web-server.json");
  const server = startWebServer({
    mode: "start",
    host: place.HOST,
    port: place.PORT,
    publicUrl: address,
    applicationUrl: database.applicationUrl,
    authSecret: randomBytes(48).toString("base64url"),
    note,
  });
  try {
    await waitForHealth(address, server);
    const password = await setPasswords(database.superuserUrl);
    return {
      address,
      pid: noted.parse(JSON.parse(readFileSync(note, "utf8"))).web.pid,
      admin: await signIn(address, ADMIN.email, password),
      analyst: await signIn(address, ANALYST.email, password),
      manager: await signIn(address, MANAGER.email, password),
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
