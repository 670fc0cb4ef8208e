import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join, parse } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import type { PostgresBinaries } from "@/db/embedded/binaries";
import { sendSignal } from "@/db/embedded/process-identity";
import type { Launch } from "@/db/embedded/system-user";
import { SetupFault } from "@/lib/setup-fault";

export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that runs on this data directory, whoever started it; a file that a killed one left is removed. */
export function findPostmaster(directory: string): Postmaster | null {
  const file = join(directory, "postmaster.pid");
  const [pid, , , port] = readIfThere(file).split("\n").map(Number);
  if (pid && port && isPostmasterOf(pid, directory)) return { pid, port };
  if (pid && !isPostmasterOf(pid, directory)) rmSync(file, { force: true });
  return null;
}

/** A server that stops removes its file, also between our asking and our reading. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** A number alone proves nothing: after a restart of the machine it may be another program's. */
function isPostmasterOf(pid: number, directory: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  try {
    if (existsSync("/proc/self/cwd")) return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(
      directory,
    );
  } catch {
    return false; // It ended while we asked.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // No such process, or not one of ours.
  }
}

export interface PostmasterSettings {
  binaries: PostgresBinaries;
  launch: Launch;
  directory: string;
  port: number;
  logFile: string;
  /** Nothing in it is worth keeping: no waiting for the disk. */
  throwaway: boolean;
}

/**
 * Starts the server as a process of its own, so that Ctrl-C in the terminal reaches only the command, which then
 * stops the server in good order. Returns as soon as it is started, not when it answers.
 */
export function startPostmaster(settings: PostmasterSettings): { hasEnded: () => boolean } {
  const { binaries, launch, directory, port } = settings;
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    lc_messages: "C",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: "100",
    ...(settings.throwaway && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [program, ...args] = [
    ...launch.prefix,
    binaries.postgres,
    "-D",
    directory,
    "-p",
    String(port),
    ...flags,
  ];
  const log = openSync(settings.logFile, "a", 0o600);
  const child = spawn(program ?? binaries.postgres, args, {
    ...launch.switchTo,
    cwd: parse(directory).root,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended = false;
  child.once("error", () => (ended = true)).once("exit", () => (ended = true));
  child.unref();
  return { hasEnded: () => ended };
}

/** Ends all connections and stops the server; returns when it is gone. */
export async function stopPostmaster(directory: string): Promise<void> {
  const running = findPostmaster(directory);
  if (!running) return;
  sendSignal(running.pid, "SIGINT");
  const end = Date.now() + 30_000;
  while (findPostmaster(directory)?.pid === running.pid) {
    if (Date.now() > end)
      throw new SetupFault(`The database (process ${running.pid}) does not stop: end it yourself.`);
    await delay(20);
  }
}
