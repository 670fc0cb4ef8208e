import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Whoever asks with this header gets pages that all bear the same nonce. */
export const ONE_NONCE = "x-one-nonce";

const NONCE = /'nonce-([\w-]+)'/;
const SAME = "00000000-0000-4000-8000-000000000000";
/** What holds for one connection, of which there are two here. */
const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding"];

interface Place {
  host: string;
  port: number;
}

/**
 * A way to the server, for browsers that look at one page after another: where they ask for it, each page comes with the same nonce
 * in the place of its own. The engine of a browser keeps a compiled script by its nonce, so that of one page is of no use to the next,
 * and compiling is two fifths of a page. All else goes by as it is, and so do pages asked for by others.
 */
export async function openWayOfOneNonce(from: Place, to: Place): Promise<{ stop: () => Promise<void> }> {
  const way = createServer((asked, answer) => {
    const onward = request({
      ...to,
      agent: false,
      method: asked.method,
      path: asked.url,
      headers: asked.headers,
    });
    // Whoever goes away is not waited for; but what they sent before arrives, as it does without a way in between.
    const giveUp = () => void (asked.method === "GET" && onward.destroy());
    answer.once("close", giveUp);
    onward.on("error", () => answer.destroy());
    onward.once("response", (answered) => {
      handOn(answered, answer, asked.headers[ONE_NONCE] !== undefined).catch(giveUp);
    });
    pipeline(asked, onward).catch(giveUp);
  });
  await once(way.listen(from.port, from.host), "listening");
  return {
    stop: async () => {
      way.closeAllConnections();
      await new Promise((closed) => way.close(closed));
    },
  };
}

async function handOn(answered: IncomingMessage, answer: ServerResponse, oneNonce: boolean): Promise<void> {
  const headers = pairs(answered.rawHeaders).filter(
    ([name]) => !OF_THE_CONNECTION.includes(name.toLowerCase()),
  );
  const { "content-type": type = "", "content-security-policy": policy = "" } = answered.headers;
  const own = NONCE.exec(policy.toString())?.[1];
  // What a following page sends to the script of the one before keeps its nonce, which there is a stranger's.
  if (!oneNonce || own?.length !== SAME.length || !type.startsWith("text/html")) {
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
