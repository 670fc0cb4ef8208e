import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { PROJECT } from "@/scripts/project";

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  pid: number;
  /** Also all that it started has let go of its output. */
  ended: Promise<Ended>;
  /** The process itself is gone; what it started may still run. */
  exited: Promise<unknown>;
  /** Resolves when the standard output holds the words; fails when the process ends before. */
  says: (words: string) => Promise<void>;
  stdout: () => string;
}

/** Runs a script as its npm script does, with these settings and none of the test run's own. */
export function runScript(script: string, settings: Record<string, string>, ...args: string[]): Running {
  const given = {
    DATABASE_URL: "",
    DATABASE_OWNER_URL: "",
    AUTH_SECRET: "",
    NEXTAUTH_URL: "",
    HOST: "",
    VITEST: "",
  };
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "scripts/run.mjs", basename(script, ".ts"), ...args],
    {
      cwd: PROJECT,
      env: { ...process.env, NODE_ENV: "production", ...given, ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(() => ({ code: child.exitCode, stdout, stderr }));
  return {
    pid: child.pid ?? 0,
    ended,
    exited: once(child, "exit"),
    stdout: () => stdout,
    says: async (words) => {
      while (!stdout.includes(words)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`It ended: ${stdout}${stderr}`);
        await delay(20);
      }
    },
  };
}

/** What a command says that ends by itself. */
export async function script(
  path: string,
  settings: Record<string, string>,
  ...args: string[]
): Promise<Ended> {
  return await runScript(path, settings, ...args).ended;
}
