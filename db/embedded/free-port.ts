import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Whether a server could listen here now; other faults than a port in use are the caller's to explain. */
export async function canListen(port: number, host: string): Promise<true | NodeJS.ErrnoException> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Below those that systems give to outgoing connections: one of them could take the port before anybody listens there. */
const FROM = 20_000;
const BELOW = 32_000;
const TRIES = 50;

/** The wanted port if it is free on this machine's own address, otherwise one that is. */
export async function freePort(wanted = randomInt(FROM, BELOW)): Promise<number> {
  let port = wanted;
  for (let tries = 1; ; tries++) {
    const answer = await canListen(port, "127.0.0.1");
    if (answer === true) return port;
    if (tries === TRIES) throw answer;
    port = randomInt(FROM, BELOW);
  }
}
