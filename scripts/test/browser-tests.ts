import { randomBytes } from "node:crypto";

import { closePools } from "@/db/client";
import { freePort } from "@/db/embedded/free-port";
import { startThrowawayServer } from "@/db/embedded/throwaway";
import { migrateDatabase } from "@/db/migrate";
import { addressOf } from "@/lib/local-address";
import { startWebServer, waitForHealth } from "@/scripts/start/web-server";
import { keepWorker } from "@/scripts/start/worker";

import { startNonceProxy } from "./nonce-proxy";
import { type Answer, fromModules, runProgram } from "./program";

/** Runs Playwright against the production build, which serves a throwaway database with the demonstration in it. */
export async function runBrowserTests(args: readonly string[], signal?: AbortSignal): Promise<Answer> {
  const database = await startThrowawayServer();
  const stops = [database.remove, closePools];
  try {
    const { ownerUrl, applicationUrl } = await database.makeDatabase("tracker");
    process.env.DATABASE_OWNER_URL = ownerUrl;
    process.env.DATABASE_URL = applicationUrl;
    await migrateDatabase(ownerUrl);
    const { loadReferenceData } = await import("@/db/seed/reference");
    await loadReferenceData();
    const { loadDemonstration } = await import("@/db/seed/demonstration");
    await loadDemonstration();

    const place = { HOST: "localhost", PORT: await freePort() };
    const authSecret = randomBytes(48).toString("base64url");
    const address = addressOf(place);
    let said = "";
    const server = startWebServer({
      mode: "start",
      host: place.HOST,
      port: place.PORT,
      publicUrl: address,
      applicationUrl,
      authSecret,
      listen: (text) => (said += text),
    });
    stops.push(server.stop);
    stops.push(keepWorker({ ownerUrl, applicationUrl }, (text) => (said += text)).stop);
    await waitForHealth(address, server, signal);
    const proxyPort = await freePort();
    stops.push((await startNonceProxy(proxyPort)).stop);
    const env = {
      E2E_BASE_URL: address,
      E2E_PROXY_URL: `http://127.0.0.1:${proxyPort}`,
      DATABASE_URL: applicationUrl,
      DATABASE_OWNER_URL: ownerUrl,
      AUTH_SECRET: authSecret,
      NEXTAUTH_URL: address,
      NODE_OPTIONS: "--conditions=react-server",
    };
    const command = fromModules("@playwright/test/cli.js", "test", ...args);
    const { code, output } = await runProgram(command, { env, ...(signal && { signal }) });
    return { code, output: `${output}\nThe web server and the worker said:\n${said}` };
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}
