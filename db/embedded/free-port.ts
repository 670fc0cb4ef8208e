import { createServer } from "node:net";

/** Whether a server could listen here now; other faults than a port in use are the caller's to explain. */
export async function canListen(port: number, host: string): Promise<true | NodeJS.ErrnoException> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The wanted port if it is free on this machine's own address, otherwise one that is. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await canListen(wanted, "127.0.0.1")) === true) return wanted;
  const server = createServer();
  return await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no port"));
      });
    });
  });
}
