import { canListen } from "@/db/embedded/free-port";
import type { StartEnv } from "@/lib/env";
import { SetupFault } from "@/lib/setup-fault";

/** Fails with a sentence when the web server could not listen here. */
export async function requireFreePort({ HOST, PORT }: Pick<StartEnv, "HOST" | "PORT">): Promise<void> {
  for (const host of HOST === "localhost" ? ["localhost", "127.0.0.1"] : [HOST]) {
    const answer = await canListen(PORT, host);
    if (answer !== true) throw new SetupFault(explain(answer.code, HOST, PORT));
  }
}

function explain(code: string | undefined, host: string, port: number): string {
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program: end that one, or set PORT to another number.`;
  if (code === "EACCES")
    return `Port ${port} may only be opened by an administrator: set PORT to a number above 1023.`;
  return `This machine has no address ${host} (${code}): correct HOST.`;
}
