import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { type Duplex, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

const NONCE = /'nonce-([\w-]+)'/;
const SAME = "00000000-0000-4000-8000-000000000000";
/** What holds for one connection, of which there are two here. */
const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding"];

/**
 * A proxy for browsers that look at one page after another: each page comes with the same nonce in the place of its own. The engine of
 * a browser keeps a compiled script by its nonce, so that of one page is of no use to the next, and compiling is two fifths of a page.
 * All else goes by as it is.
 */
export async function startNonceProxy(port: number): Promise<{ stop: () => Promise<void> }> {
  const proxy = createServer((asked, answer) => {
    const whole = asked.url ?? "";
    if (!URL.canParse(whole))
      return void answer.writeHead(400).end("Ask for a whole address, as of a proxy.");
    const { hostname, port, origin } = new URL(whole);
    const path = whole.slice(origin.length);
    const { method, headers } = asked;
    const onward = request({ hostname, port, path, method, headers, agent: false });
    // Whoever goes away is not waited for; but what they sent before arrives, as it does without a proxy in between.
    const giveUp = () => void (method === "GET" && onward.destroy());
    answer.once("close", giveUp);
    onward.once("response", (answered) => void handOn(answered, answer).catch(giveUp));
    asked.pipe(onward);
    asked.on("error", () => onward.destroy());
    // A server may answer and be gone before all is sent that it was to get: its answer counts.
    onward.on("error", () => void (answer.headersSent || answer.destroy()));
    onward.once("close", () => asked.resume());
  });
  // Who asks with a browser's cookies but without the browser wants a tunnel, and gets what the server sends.
  proxy.on("connect", (asked: IncomingMessage, client: Duplex) => {
    const [host, port] = (asked.url ?? "").split(":");
    const server = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      client.pipe(server).pipe(client);
    });
    client.on("error", () => server.destroy());
    server.on("error", () => client.destroy());
  });
  await once(proxy.listen(port, "127.0.0.1"), "listening");
  return {
    stop: async () => {
      proxy.closeAllConnections();
      await new Promise((closed) => proxy.close(closed));
    },
  };
}

async function handOn(answered: IncomingMessage, answer: ServerResponse): Promise<void> {
  const headers = pairs(answered.rawHeaders).filter(
    ([name]) => !OF_THE_CONNECTION.includes(name.toLowerCase()),
  );
  const { "content-type": type = "", "content-security-policy": policy = "" } = answered.headers;
  const own = NONCE.exec(policy.toString())?.[1];
  // What a following page sends to the script of the one before keeps its nonce, which there is a stranger's.
  if (own?.length !== SAME.length || !type.startsWith("text/html")) {
    answer.writeHead(answered.statusCode ?? 502, headers.flat());
    return pipeline(answered, answer);
  }
  const changed = headers.map(([name, value]) => [name, value.replaceAll(own, SAME)]);
  answer.writeHead(answered.statusCode ?? 502, changed.flat());
  return pipeline(answered, replacing(own, SAME), answer);
}

function pairs(flat: readonly string[]): [name: string, value: string][] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ""]] : []));
}

/** Puts one text in the place of another of the same length, also where that comes in two pieces. */
export function replacing(text: string, by: string): Transform {
  const [from, to] = [Buffer.from(text), Buffer.from(by)];
  let begun = Buffer.alloc(0);
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const all = Buffer.concat([begun, piece]);
      for (let at = all.indexOf(from); at !== -1; at = all.indexOf(from, at + to.length)) to.copy(all, at);
      const whole = all.length - begunAtTheEnd(all, from);
      begun = all.subarray(whole);
      done(null, all.subarray(0, whole));
    },
    flush: (done) => done(null, begun),
  });
}

/** How much of what is looked for the piece ends with, without having it whole. */
function begunAtTheEnd(piece: Buffer, from: Buffer): number {
  for (let length = Math.min(from.length - 1, piece.length); length > 0; length--)
    if (piece.subarray(-length).equals(from.subarray(0, length))) return length;
  return 0;
}
