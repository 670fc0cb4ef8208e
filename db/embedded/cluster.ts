import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";

import type { PostgresBinaries } from "@/db/embedded/binaries";
import type { Launch } from "@/db/embedded/system-user";
import { SetupFault } from "@/lib/setup-fault";

/** The major version that npm brings; a data directory of another one cannot be opened by it. */
const MAJOR = "18";
export const SUPERUSER = "postgres";

/** Whether a cluster was made here before; refuses one that another major version made. */
export function isInitialised(directory: string): boolean {
  const file = join(directory, "PG_VERSION");
  if (!existsSync(file)) return false;
  const version = readFileSync(file, "utf8").trim();
  if (version === MAJOR) return true;
  throw new SetupFault(
    `The data in ${directory} were written by PostgreSQL ${version} and this one is ${MAJOR}: set DATA_DIR to another folder, or restore a dump of them.`,
  );
}

/** Makes a cluster in full or not at all: it takes its place only when it is complete. */
export async function initialiseCluster(
  binaries: PostgresBinaries,
  launch: Launch,
  directory: string,
  password: string,
  options: { throwaway: boolean },
): Promise<void> {
  const name = `${directory}.${randomBytes(4).toString("hex")}`;
  const passwordFile = `${name}.password`;
  mkdirSync(name, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (launch.owner) {
      chownSync(name, launch.owner.uid, launch.owner.gid);
      chownSync(passwordFile, launch.owner.uid, launch.owner.gid);
    }
    await runInitdb(launch, [
      ...[binaries.initdb, "--pgdata", name, "--username", SUPERUSER, `--pwfile=${passwordFile}`],
      ...["--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"],
      ...(options.throwaway ? ["--no-sync"] : []),
      // The locale built into PostgreSQL: the same order of words on every machine, whatever it has installed.
      ...["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ]);
    if (!isInitialised(directory)) renameSync(name, directory);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(name, { recursive: true, force: true });
  }
}

async function runInitdb(launch: Launch, command: readonly string[]): Promise<void> {
  const [program, ...args] = [...launch.prefix, ...command];
  if (program === undefined) return;
  const child = spawn(program, args, {
    ...launch.switchTo,
    cwd: parse(process.cwd()).root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (code === 0) return;
  const reason =
    complaint.split("\n").find((line) => /error|could not/i.test(line)) ?? `it ended with ${code}`;
  throw new SetupFault(`The database's folder could not be made: ${reason.trim()}.`);
}
