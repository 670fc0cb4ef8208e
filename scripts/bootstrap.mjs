// Plain JavaScript: it runs before anything is installed.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { showElapsed } from "./elapsed.mjs";

const PROJECT = join(import.meta.dirname ?? ".", "..");
const OLDEST = [20, 19];
const STOPPING = ["SIGINT", "SIGTERM"];

/** Checks Node and installs what the lock file names, unless exactly that is installed. */
export async function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    refuse(
      `Node ${OLDEST.join(".")} or newer is needed and this is ${process.versions.node}: install a newer one.`,
    );
  }
  if (isInstalled()) return;
  const end = showElapsed("Installing what package-lock.json names", process.stderr);
  const { code, output } = await runNpm("ci", "--include=dev", "--no-audit", "--no-fund");
  end(code === 0);
  if (code !== 0)
    refuse(`${output.trimEnd()}\nThe installation failed: mend that, or try "npm ci" by itself.`);
}

/** Runs the npm that called us, or the one in the path; a signal ends it before us. */
async function runNpm(...args) {
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(program, [...before, ...args], { cwd: PROJECT, stdio: ["ignore", "pipe", "pipe"] });
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill();
  };
  for (const signal of STOPPING) process.on(signal, stop);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.once("close", resolve);
  });
  for (const signal of STOPPING) process.off(signal, stop);
  if (stopped) process.exit(130);
  return { code, output };
}

/** npm notes what it installed when it has finished: each package of the lock file must be there in its version. */
function isInstalled() {
  const noted = join(PROJECT, "node_modules", ".package-lock.json");
  if (!existsSync(noted)) return false;
  const wanted = Object.entries(readPackages(join(PROJECT, "package-lock.json")));
  const installed = readPackages(noted);
  return wanted.every(([path, entry]) => {
    const forSomeMachines = entry.optional || entry.devOptional || entry.os || entry.cpu;
    const found = installed[path];
    if (path === "" || (forSomeMachines && !found)) return true;
    return found?.version === entry.version && found?.integrity === entry.integrity;
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
