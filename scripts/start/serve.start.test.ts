import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { freePort } from "@/db/embedded/free-port";
import { findPostmaster, stopPostmaster } from "@/db/embedded/postmaster";
import { identitySchema, isRunning } from "@/db/embedded/process-identity";
import { runScript, script } from "@/scripts/testing/shell";

const START = "scripts/start.ts";
const DATA_DIR = mkdtempSync(join(tmpdir(), "partner-reform-tracker-serve-"));
const cluster = join(DATA_DIR, "postgres");

let settings: { DATA_DIR: string; PORT: string };
let address: string;

beforeAll(async () => {
  const port = await freePort();
  settings = { DATA_DIR, PORT: String(port) };
  address = `http://localhost:${port}`;
});

afterAll(async () => {
  await stopPostmaster(cluster);
  rmSync(DATA_DIR, { recursive: true, force: true });
});

async function health(): Promise<unknown> {
  const answer = await fetch(`${address}/api/health`);
  const body: unknown = await answer.json();
  return { status: answer.status, body };
}

const noteSchema = z.object({ web: identitySchema });

function webServer(folder = DATA_DIR) {
  const note = readFileSync(join(folder, `web-server-${settings.PORT}.json`), "utf8");
  return noteSchema.parse(JSON.parse(note)).web;
}

test("the first start loads the demonstration, prints its accounts, and a signal stops all of it in good order", async () => {
  const start = runScript(START, settings);
  await start.says("is ready");
  expect(start.stdout()).toContain(address);
  for (const role of ["analyst", "manager", "liaison", "admin"]) await start.says(`${role}@example.org`);
  expect(await health()).toEqual({ status: 200, body: { status: "ok" } });
  const web = webServer();
  process.kill(start.pid, "SIGTERM");
  expect(await start.ended).toMatchObject({ code: 0, stderr: "" });
  expect(isRunning(web)).toBe(false);
  expect(findPostmaster(cluster)).toBeNull();
});

test("a start that was killed leaves nothing in the way of the next one, which ends what it left", async () => {
  const killed = runScript(START, settings);
  await killed.says("is ready");
  const left = webServer();
  process.kill(killed.pid, "SIGKILL");
  await killed.exited;
  expect(isRunning(left)).toBe(true);

  const next = runScript(START, settings);
  await next.says("is ready");
  expect(isRunning(left)).toBe(false);
  expect(await health()).toMatchObject({ status: 200 });
  process.kill(next.pid, "SIGINT");
  expect(await next.ended).toMatchObject({ code: 0 });
  expect(findPostmaster(cluster)).toBeNull();
});

test("while one start serves, another is refused, and a shell command shares its database and leaves it running", async () => {
  const start = runScript(START, settings);
  await start.says("is ready");
  const other = await script(START, { ...settings, PORT: String(await freePort()) });
  expect(other.stderr).toMatch(/^Another start already serves from .*: stop that one first.*\n$/);
  expect(other.code).toBe(1);
  const verified = await script("scripts/audit-verify.ts", settings);
  expect(verified).toMatchObject({ code: 0, stdout: "The audit trail is whole.\n" });
  expect(await health()).toMatchObject({ status: 200 });
  process.kill(start.pid, "SIGTERM");
  expect(await start.ended).toMatchObject({ code: 0 });
});

test("a shell command starts the database for its own time", async () => {
  expect(await script("scripts/audit-verify.ts", settings)).toMatchObject({ code: 0 });
  expect(findPostmaster(cluster)).toBeNull();
});

test("with demonstration accounts, an address that others can reach is refused", async () => {
  const { code, stderr } = await script(START, { ...settings, HOST: "0.0.0.0" });
  expect(stderr).toMatch(
    /^The demonstration accounts have a published password, so HOST may not be 0\.0\.0\.0: .*\n$/,
  );
  expect(code).toBe(1);
});

test("an empty start has no accounts, and the web server never learns the owner's address", async () => {
  const empty = mkdtempSync(join(tmpdir(), "partner-reform-tracker-empty-"));
  const start = runScript(START, { ...settings, DATA_DIR: empty }, "--empty");
  await start.says("is ready");
  expect(start.stdout()).not.toContain("@example.org");
  const { pid } = webServer(empty);
  if (existsSync("/proc/self/environ")) {
    const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    expect(environment.filter((entry) => entry.startsWith("DATABASE_OWNER_URL="))).toEqual([
      "DATABASE_OWNER_URL=",
    ]);
    expect(environment.join()).not.toMatch(/tracker_owner/);
  }
  process.kill(start.pid, "SIGTERM");
  expect(await start.ended).toMatchObject({ code: 0 });
  rmSync(empty, { recursive: true, force: true });
});
