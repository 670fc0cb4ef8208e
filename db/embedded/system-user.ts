import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

import { SetupFault } from "@/lib/setup-fault";

/** How a program of PostgreSQL is started here: as whom, and through what. */
export interface Launch {
  /** Put before the program and its arguments. */
  prefix: readonly string[];
  /** Set when the server runs as another user than we do: whom its files must belong to. */
  owner?: { uid: number; gid: number };
  /** What spawn has to switch to by itself. */
  switchTo: { uid: number; gid: number } | Record<string, never>;
}

const USER = "postgres";
const CAPABILITY_BITS = { dac_read_search: 2n, dac_override: 1n } as const;

/**
 * PostgreSQL refuses to run as root, so root starts it as the system user `postgres`. Where that user cannot pass
 * the folders above (a checkout below /root), it gets the right to pass and read any folder, and no other right.
 */
export function planLaunch(paths: readonly string[]): Launch {
  if (process.getuid?.() !== 0) return { prefix: [], switchTo: {} };
  const owner = findOrMakeUser();
  const closed = paths.find((path) => !isOpenToOthers(path));
  if (closed === undefined) return { prefix: [], owner, switchTo: owner };
  const capability = grantableCapability();
  if (!capability || !isInstalled("setpriv")) {
    throw new SetupFault(
      `The database's user "${USER}" cannot reach ${closed}: move the project to a folder that every user may enter, or start it as an ordinary user.`,
    );
  }
  const prefix = [
    "setpriv",
    ...["--reuid", String(owner.uid), "--regid", String(owner.gid), "--clear-groups"],
    // Without this bit access(2) ignores the capability, and PostgreSQL asks access(2) before it opens a file.
    "--securebits=+no_setuid_fixup",
    ...[
      `--inh-caps=-all,+${capability}`,
      `--ambient-caps=+${capability}`,
      `--bounding-set=-all,+${capability}`,
    ],
  ];
  return { prefix, owner, switchTo: {} };
}

function findOrMakeUser(): { uid: number; gid: number } {
  const known = lookUpUser();
  if (known) return known;
  try {
    execFileSync("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      USER,
    ]);
  } catch (cause) {
    throw new SetupFault(
      `PostgreSQL does not run as root and the user "${USER}" could not be made: make it, or start as an ordinary user.`,
      { cause },
    );
  }
  const made = lookUpUser();
  if (!made) throw new SetupFault(`The user "${USER}" was made but is not found: start as an ordinary user.`);
  return made;
}

function lookUpUser(): { uid: number; gid: number } | null {
  try {
    const ask = (flag: string) =>
      Number(execFileSync("id", [flag, USER], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null; // `id` answers an unknown user with a failure.
  }
}

/** Whether a user without any right of its own can pass every folder above the path, and read the path itself. */
function isOpenToOthers(path: string): boolean {
  const readable = (statSync(path).mode & 0o005) !== 0;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return readable;
  }
}

/** The smallest right that we hold ourselves and may hand on; containers often lack the smaller of the two. */
function grantableCapability(): string | undefined {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  if (!bounding) return undefined;
  const held = BigInt(`0x${bounding}`);
  return Object.entries(CAPABILITY_BITS).find(([, bit]) => (held >> bit) & 1n)?.[0];
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false; // Not found, which is the answer asked for.
  }
}
