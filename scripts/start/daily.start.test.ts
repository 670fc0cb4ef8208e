import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { freePort } from "@/db/embedded/free-port";
import { stopPostmaster } from "@/db/embedded/postmaster";
import { PROJECT } from "@/scripts/project";
import { startMailbox } from "@/scripts/testing/mailbox";
import { runScript, script } from "@/scripts/testing/shell";

const START = "scripts/start.ts";
const DATA_DIR = mkdtempSync(join(tmpdir(), "partner-reform-tracker-daily-"));
const READER = "kim@example.org";

let settings: Record<string, string>;
let address: string;

/** The demonstration, and an analyst of a partner of it who is no account of it. */
beforeAll(async () => {
  const port = await freePort();
  settings = { DATA_DIR, PORT: String(port), MAIL_FROM: "tracker@example.org" };
  address = `http://localhost:${port}`;
  await script("scripts/seed-demo.ts", settings);
  const words = ["user", "add", READER, "--name", "Kim", "--role", "analyst", "--partners", "GEO"];
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "scripts/run.mjs", ...words, "--password-stdin"],
    { cwd: PROJECT, env: { ...process.env, ...settings }, stdio: ["pipe", "inherit", "inherit"] },
  );
  child.stdin.end("violet kettle 9 harbour");
  await once(child, "close");
}, 120_000);

afterAll(async () => {
  await stopPostmaster(join(DATA_DIR, "postgres"));
  rmSync(DATA_DIR, { recursive: true, force: true });
});

test("while the mail server is down the start says so in one sentence, and serves on", async () => {
  const start = runScript(START, {
    ...settings,
    SMTP_URL: `smtp://tracker:secret@localhost:${await freePort()}`,
  });
  await start.says("Daily work of ");
  expect(await fetch(`${address}/api/health`)).toMatchObject({ status: 200 });
  process.kill(start.pid, "SIGTERM");
  const { code, stdout, stderr } = await start.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/\nDaily work of .*: \d+ new notices of due re-checks, .*, 0 digests mailed\.\n/);
  expect(stderr).toMatch(
    /^The daily work of .* is not finished: the mail server localhost:\d+ cannot be used \(ECONNREFUSED\); .*\.\n$/,
  );
  expect(stdout + stderr).not.toMatch(/secret|kim@/);
});

test("the next start mails what was left, to nobody of the demonstration, and one click on its link stops it", async () => {
  const box = await startMailbox();
  const start = runScript(START, { ...settings, SMTP_URL: box.url });
  await start.says(", 1 digest mailed.");
  expect(box.wire).toHaveLength(1);
  const [mail] = await box.mailsTo(READER);
  expect(mail?.text).toContain("The figures are illustrative");
  expect(mail?.text).toContain(`${address}/milestones/GEO-`);
  const [stopUrl = ""] = /http\S+\/stop-digest\S+/.exec(mail?.text ?? "") ?? [];
  const opened = await fetch(stopUrl);
  expect([opened.status, (await opened.text()).includes("Stop the daily digest?")]).toEqual([200, true]);
  expect(await fetch(stopUrl, { method: "POST" })).toMatchObject({ status: 200, redirected: false });
  expect(await (await fetch(stopUrl)).text()).toContain("The daily digest is stopped");
  process.kill(start.pid, "SIGTERM");
  expect(await start.ended).toMatchObject({ code: 0, stderr: "" });
  await box.stop();
});

test("a setting of the mail that is wrong is said at the start, and not at night", async () => {
  const { code, stderr } = await script(START, { ...settings, SMTP_URL: "mail.example.org" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Correct the environment .*: SMTP_URL must be an address .*\n$/);
});
