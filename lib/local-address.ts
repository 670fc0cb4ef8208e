import type { StartEnv } from "@/lib/env";

const ANY = ["0.0.0.0", "::", "[::]"];

/** The address that a browser on this machine opens. */
export function addressOf({ HOST, PORT }: Pick<StartEnv, "HOST" | "PORT">): string {
  const host = ANY.includes(HOST) ? "localhost" : HOST;
  return `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${PORT}`;
}
