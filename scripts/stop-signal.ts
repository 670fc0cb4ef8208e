import { setInterval } from "node:timers";

/** Often enough that nobody waits for it. */
const LOOK_EVERY_MS = 200;

/**
 * Aborted when the command shall end: Ctrl-C, SIGTERM, a closed terminal, or an npm that was killed above us (which
 * tells its children nothing). With nohup there is no terminal to lose, and a hang-up is ignored as nohup wants it.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
  if (process.stdin.isTTY) process.on("SIGHUP", () => stop.abort());
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined) {
    setInterval(() => {
      if (process.ppid !== parent) stop.abort();
    }, LOOK_EVERY_MS).unref();
  }
  return stop.signal;
}
