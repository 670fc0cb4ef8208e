import { spawn } from "node:child_process";

import { PROJECT } from "@/scripts/project";

export interface Answer {
  code: number;
  output: string;
}

/** Runs a program of the project without input and keeps what it says; ends it when the run is broken off. */
export async function runProgram(
  command: readonly [string, ...string[]],
  options: { env?: Record<string, string | undefined>; signal?: AbortSignal } = {},
): Promise<Answer> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill("SIGTERM");
  options.signal?.addEventListener("abort", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += `${program}: ${error.message}\n`;
      resolve(1);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  options.signal?.removeEventListener("abort", end);
  return { code, output };
}

/** A program out of node_modules, run with this very Node. */
export function fromModules(path: string, ...args: string[]): [string, ...string[]] {
  return [process.execPath, `${PROJECT}/node_modules/${path}`, ...args];
}
