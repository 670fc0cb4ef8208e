import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a database on which each statement that goes by is noted. */
export interface CountingDatabase {
  url: string;
  /** What has been asked since the last time, with how often. */
  take: () => Record<string, number>;
  close: () => void;
}

/** Opens a port that leads to the database of this address, and reads along what is asked there. */
export async function countingDatabase(url: string): Promise<CountingDatabase> {
  const [to, open] = [new URL(url), new Set<Socket>()];
  let asked: Record<string, number> = {};
  const server = createServer((client) => {
    const database = connect(Number(to.port), to.hostname);
    const read = statementReader((text) => {
      // What the driver asks once of a database is no question of a page.
      if (text.includes("pg_catalog.pg_type")) return;
      // One question may hand over few values or many.
      const question = text.replaceAll(/\$\d+(?:, \$\d+)*/g, "$");
      asked[question] = (asked[question] ?? 0) + 1;
    });
    client.on("data", read).pipe(database).pipe(client);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(socket);
      // Whoever ends its side without a word ends the other one too.
      socket.on("error", () => other.destroy()).on("close", () => open.delete(socket));
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String(portOf(server.address()));
  return {
    url: through.href,
    take: () => {
      const taken = asked;
      asked = {};
      return taken;
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the port is not open");
  return address.port;
}

/**
 * Reads what a client of PostgreSQL sends, in pieces as they come, and tells of each statement that is run: by itself (Query), or
 * prepared before under a name (Parse) and now bound to its values (Bind).
 */
function statementReader(tell: (text: string) => void): (piece: Buffer) => void {
  const prepared = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  // The first message of a connection has no letter before its length.
  let letters = 0;
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    while (rest.length >= letters + 4) {
      const end = letters + rest.readInt32BE(letters);
      if (rest.length < end) return;
      const kind = letters === 0 ? "" : rest.toString("latin1", 0, 1);
      const [first = "", second = ""] = rest.toString("utf8", letters + 4, end).split("\0");
      if (kind === "Q") tell(first);
      if (kind === "P") prepared.set(first, second);
      if (kind === "B") tell(prepared.get(second) ?? "");
      rest = rest.subarray(end);
      letters = 1;
    }
  };
}
