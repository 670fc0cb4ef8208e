import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { afterAll, expect, test } from "vitest";

import { asInstallation } from "@/db/testing/acting";
import { ASSESSMENT, csv, MILESTONE } from "@/lib/imports/file-fixtures";

const folder = mkdtempSync(join(tmpdir(), "partner-reform-tracker-shell-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A shell command as npm runs it, against this file's own database. */
async function run(command: string, args: string[], input = "") {
  const child = spawn(process.execPath, ["--conditions=react-server", "scripts/run.mjs", command, ...args], {
    cwd: join(import.meta.dirname, ".."),
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}

const add = (password: string) =>
  run("user", ["add", "boss@example.org", "--name", "Kim", "--role", "admin", "--password-stdin"], password);

test("the first administrator is made from the shell, with a password that is no common one", async () => {
  expect(await add("Password1234!\n")).toEqual({
    out: "",
    err: "This password is among the first that are guessed: choose another one.\n",
    code: 1,
  });
  expect(await add("violet kettle 9 harbour\n")).toEqual({
    out: "boss@example.org can sign in as admin now.\n",
    err: "",
    code: 0,
  });
  expect((await run("user", ["list"])).out).toMatch(/^boss@example.org +admin +Kim\n$/);
});

test.each([
  [[], /^A command is missing: /],
  [["promote", "boss@example.org"], /^There is no command "promote": /],
  [["role", "boss@example.org", "king"], /^A role is one of /],
  [["deactivate"], /^This command needs an email address: /],
  [["password", "boss@example.org"], /^There is no terminal to ask for the password at: /],
  [["list", "--all"], /^Unknown option '--all'/],
])("user %j ends in one sentence and not in a stack trace", async (args, sentence) => {
  const { err, code } = await run("user", args);
  expect(err).toMatch(sentence);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});

test("an import lists its faults and fails, then says what it did and succeeds", async () => {
  const path = join(folder, "plan.csv");
  writeFileSync(path, csv([{ ...MILESTONE, scale: "yes_no" }]));
  expect(await run("import", [path])).toEqual({
    out: "",
    err: 'plan.csv, row 2, target: "3" is no stage of yes_no (expected one of 0, 1)\n1 fault: nothing was imported.\n',
    code: 1,
  });
  writeFileSync(path, csv([{ ...MILESTONE, scale: "irm_completion" }]));
  expect((await run("import", [path])).out).toBe("1 milestone: 1 new, 0 changed, 0 unchanged\n");
  expect((await run("import", [join(folder, "none.csv")])).err).toMatch(
    /^The file .*none.csv cannot be read/,
  );
});

test("a backtest of nothing says what is missing and succeeds, and files are tested by themselves", async () => {
  expect(await run("backtest", [])).toEqual({
    out: "Too little data: 0 fulfilments to learn from, and 20 are needed.\n",
    err: "",
    code: 0,
  });
  const [plan, readings] = [join(folder, "plan-of-one.csv"), join(folder, "readings.csv")];
  writeFileSync(plan, csv([{ ...MILESTONE, scale: "irm_completion" }]));
  writeFileSync(readings, csv([ASSESSMENT]));
  expect((await run("backtest", ["--files", plan, readings])).out).toMatch(/^Too little data: 0 fulfilments/);
  expect((await run("backtest", ["--files", plan])).err).toMatch(/^Name one file of milestones and one /);
  expect((await run("backtest", [plan])).err).toMatch(/^Files are named after --files: /);
  expect((await run("backtest", ["--files", plan, plan])).err).toMatch(/this column is missing/);
});

test("a report is written to a file and is on record, and what cannot be made ends in one sentence", async () => {
  const out = join(folder, "report.pdf");
  const asked = ["partner", "ARM", "--as-of", "2026-06-30", "--language", "fr", "--out", out];
  const made = await run("report", asked);
  expect(made.err).toBe("");
  expect(made.out).toMatch(/report\.pdf: \d+ bytes, check code (?:\w{4}-){3}\w{4}\n$/);
  expect(readFileSync(out).subarray(0, 5).toString()).toBe("%PDF-");
  expect([
    ...(await asInstallation((tx) => tx`select entity_id from audit_events where action = 'export.file'`)),
  ]).toEqual([{ entity_id: "partner-ARM-2026-06-30-fr.pdf" }]);
  expect((await run("report", ["partner", "XXX"])).err).toBe("There is no partner XXX.\n");
  expect((await run("report", [])).err).toMatch(/^Name a kind of report and what it is about: /);
  expect((await run("report", ["partner"])).err).toMatch(/^There is no such report: /);
  expect((await run("report", ["partner", "ARM", "--as-of", "2999-01-01"])).err).toMatch(
    /^The day of asOf is future: /,
  );
  expect((await run("report", ["partner", "ARM", "--as", "nobody@example.org"])).err).toBe(
    "Nobody active is nobody@example.org.\n",
  );
});

test("--help explains without a database", async () => {
  for (const command of ["user", "import", "report"]) {
    const { out, code } = await run(command, ["--help"]);
    expect(out).toMatch(new RegExp(`^npm run ${command} -- `));
    expect(code).toBe(0);
  }
});
