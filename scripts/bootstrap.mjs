// Plain JavaScript: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PROJECT = join(import.meta.dirname ?? ".", "..");
const OLDEST = [20, 19];

/** Checks Node and installs what the lock file names, unless exactly that is installed. */
export function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    end(
      `Node ${OLDEST.join(".")} or newer is needed and this is ${process.versions.node}: install a newer one.`,
    );
  }
  if (isInstalled()) return;
  process.stdout.write("Installing what package-lock.json names, which takes a minute …\n");
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const answer = spawnSync(program, [...before, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: PROJECT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (answer.signal) process.exit(130);
  if (answer.status !== 0) end('The installation failed: see the lines above, and try "npm ci" by itself.');
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

function end(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
