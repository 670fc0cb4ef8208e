import { existsSync, readFileSync } from "node:fs";

const EVERY_MS = 20;

/** The memory that a process holds, in MB; null on a system that does not say. */
export function residentMemory(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, "utf8"))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/** Runs some work and says how much memory the process held at most meanwhile. */
export async function peakMemoryDuring<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<{ result: Result; peak: number | null }> {
  let peak = residentMemory(pid);
  const timer = setInterval(() => {
    const now = residentMemory(pid);
    if (now !== null && peak !== null) peak = Math.max(peak, now);
  }, EVERY_MS);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(timer);
  }
}
