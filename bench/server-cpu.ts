import { existsSync, readFileSync } from "node:fs";
import type { Target } from "./load";

const REQUESTS = 20;
/** The system counts a process's time in hundredths of a second. */
const MILLISECONDS_A_TICK = 10;

/** How long the processor worked for a process so far, in milliseconds; nothing on a system that does not say. */
function cpuTime(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_A_TICK;
}

/** What one request costs the web server, by its own processor time. */
export async function cpuOfRequest(pid: number, target: Target): Promise<number> {
  const before = cpuTime(pid);
  for (let request = 0; request < REQUESTS; request += 1) {
    const answer = await fetch(target.url, { headers: { cookie: target.cookie }, redirect: "manual" });
    await answer.arrayBuffer();
  }
  return (cpuTime(pid) - before) / REQUESTS;
}
