import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";

import { listFiles, PROJECT } from "@/scripts/project";

/** Says what it was given, and stays when it is told to. */
const COMMAND = `
import { text } from "node:stream/consumers";
const words: string[] = process.argv.slice(2);
if (words.includes("stay")) {
  process.on("SIGTERM", () => process.exit(7));
  setInterval(() => undefined, 1_000);
  process.stdout.write("stays");
} else {
  process.stdout.write(words.join() + ":" + (await text(process.stdin)));
  process.exit(3);
}
`;

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "partner-reform-tracker-clone-"));
  mkdirSync(join(clone, "scripts"));
  for (const file of ["run.mjs", "bootstrap.mjs", "elapsed.mjs", "typescript.mjs"])
    cpSync(join(PROJECT, "scripts", file), join(clone, "scripts", file));
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(PROJECT, file), join(clone, file));
  writeFileSync(join(clone, "scripts", "hello.ts"), COMMAND);
});
afterEach(() => rmSync(clone, { recursive: true }));

/** An npm whose `ci` does this. */
function npmThat(code: string): string {
  const file = join(clone, "npm.js");
  writeFileSync(file, `import fs from "node:fs"; ${code}`);
  return file;
}

const installs = () =>
  npmThat(`fs.symlinkSync(${JSON.stringify(join(PROJECT, "node_modules"))}, "node_modules");`);

function start(npm: string, words: readonly string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["scripts/run.mjs", "hello", ...words], {
    cwd: clone,
    env: { ...process.env, npm_execpath: npm, ...settings },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended };
}

interface Run {
  words?: readonly string[];
  input?: string;
  settings?: Record<string, string>;
}

async function run(npm: string, { words = [], input = "", settings = {} }: Run = {}) {
  const { child, ended } = start(npm, words, settings);
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}

test("in a fresh clone a command installs first; its words, its input and its exit code are its own", async () => {
  const npm = installs();
  const first = await run(npm, { words: ["add", "--name"], input: "a secret" });
  expect(first).toMatchObject({ out: "add,--name:a secret", code: 3 });
  expect(first.err).toMatch(/^Installing what package-lock\.json names … \d+\.\d s\n$/);
  expect(await run(npm, { words: ["--help"] })).toEqual({ out: "--help:", err: "", code: 3 });
});

test("an installation that fails ends in npm's own words and in what to do, and not in a stack trace", async () => {
  const { out, err, code } = await run(npmThat('console.error("no network"); process.exit(1);'));
  expect({ out, code }).toEqual({ out: "", code: 1 });
  expect(err).toMatch(/ … \nno network\nThe installation failed: .* "npm ci" by itself\.\n$/);
});

test("a signal reaches the command, which ends as it wants", async () => {
  symlinkSync(join(PROJECT, "node_modules"), join(clone, "node_modules"));
  const { child, ended } = start("", ["stay"]);
  child.stdout.once("data", () => child.kill("SIGTERM"));
  expect(await ended).toBe(7);
});

test("what was changed since the last run runs as it is now, and finds what lies beside it", async () => {
  symlinkSync(join(PROJECT, "node_modules"), join(clone, "node_modules"));
  const place = join(clone, "scripts", "place.ts");
  writeFileSync(
    join(clone, "scripts", "hello.ts"),
    `import { said } from "./place"; process.stdout.write(said);`,
  );
  writeFileSync(place, `export const said: string = import.meta.dirname;`);
  expect(await run("")).toMatchObject({ out: join(clone, "scripts"), code: 0 });
  writeFileSync(place, `export const said: string = new URL("beside", import.meta.url).pathname;`);
  expect(await run("")).toMatchObject({ out: join(clone, "scripts", "beside"), code: 0 });
});

test("where the project may only be read a command runs all the same, and leaves nothing behind", async () => {
  const modules = join(clone, "node_modules");
  mkdirSync(modules);
  for (const needed of [".package-lock.json", "esbuild", "@esbuild"])
    symlinkSync(join(PROJECT, "node_modules", needed), join(modules, needed));
  // Nothing can be kept in a folder that is a file, and that holds for root as well.
  writeFileSync(join(modules, ".cache"), "");
  const TMPDIR = join(clone, "tmp");
  mkdirSync(TMPDIR);
  writeFileSync(
    join(clone, "scripts", "hello.ts"),
    `import "esbuild"; process.stdout.write("ran" as string);`,
  );
  expect(await run("", { settings: { TMPDIR } })).toMatchObject({ out: "ran", err: "", code: 0 });
  expect(readdirSync(TMPDIR)).toEqual([]);
});

test("every npm script that is TypeScript goes this way, and leads to a file", () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")));
  const own = Object.values(scripts).filter((command) => command.includes("node "));
  expect(own.length).toBeGreaterThan(10);
  for (const command of own) {
    const name = /^exec node --conditions=react-server scripts\/run\.mjs ([a-z0-9-]+)$/.exec(command)?.[1];
    expect(listFiles("scripts"), command).toContain(`scripts/${name}.ts`);
  }
});
