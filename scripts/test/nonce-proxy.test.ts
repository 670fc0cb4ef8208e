import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createServer, type IncomingHttpHeaders, request, type RequestListener } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { freePort } from "@/db/embedded/free-port";

import { startNonceProxy, replacing } from "./nonce-proxy";

const HOST = "127.0.0.1";
const stops: (() => unknown)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

interface Proxied {
  port: number;
  /** The address of the server behind it. */
  server: string;
}

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A proxy, and a server that answers like this. */
async function proxyTo(listener: RequestListener): Promise<Proxied> {
  const [behind, port] = [await freePort(), await freePort()];
  const server = createServer(listener);
  await once(server.listen(behind, HOST), "listening");
  stops.push(() => server.close());
  stops.push((await startNonceProxy(port)).stop);
  return { port, server: `http://${HOST}:${behind}` };
}

/** Asks the server through the proxy, as a browser does. */
function ask({ port, server }: Proxied, path: string, method = "GET", sent = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: HOST, port, path: `${server}${path}`, method, agent: false }, (answer) => {
      const { statusCode: status, headers } = answer;
      text(answer).then((body) => resolve({ status, headers, body }), reject);
    })
      .once("error", reject)
      .end(sent);
  });
}

/** A page whose nonce is its own, sent in pieces that part it; of the type that its path names. */
const page: RequestListener = (asked, answer) => {
  const nonce = randomUUID();
  answer.writeHead(404, [
    ...["Content-Type", `text/${asked.url?.slice(1)}`],
    ...["Content-Security-Policy", `script-src 'nonce-${nonce}'`],
    ...["Set-Cookie", "a=1", "Set-Cookie", "b=2"],
  ]);
  answer.write(`<script nonce="${nonce.slice(0, 5)}`);
  setImmediate(() => answer.end(`${nonce.slice(5)}"></script><script nonce="${nonce}"></script>`));
};

/** The nonces of an answer, of its policy and of its scripts, each once. */
function noncesOf({ headers, body }: Answer): string[] {
  const sent = [headers["content-security-policy"]?.toString() ?? "", body];
  const found = sent.flatMap((part) => part.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? []);
  expect(found).toHaveLength(3);
  return [...new Set(found)];
}

test("pages bear the same nonce in policy and scripts, and all else as it came", async () => {
  const proxied = await proxyTo(page);
  const [first, second] = [await ask(proxied, "/html"), await ask(proxied, "/html")];
  expect(first.status).toBe(404);
  expect(first.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  expect(noncesOf(first)).toHaveLength(1);
  expect(noncesOf(second)).toEqual(noncesOf(first));
});

test("what is no page keeps its own nonce", async () => {
  const proxied = await proxyTo(page);
  const [first, second] = [await ask(proxied, "/x-component"), await ask(proxied, "/x-component")];
  expect([noncesOf(first).length, noncesOf(second).length]).toEqual([1, 1]);
  expect(noncesOf(first)).not.toEqual(noncesOf(second));
});

test("whoever wants a tunnel gets what the server sends", async () => {
  const { port, server } = await proxyTo(page);
  const { host } = new URL(server);
  const socket = connect(port, HOST);
  socket.write(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const opened: unknown[] = await once(socket, "data");
  expect(String(opened[0])).toContain("200 Connection Established");
  socket.write(`GET /html HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const answer = await text(socket);
  expect(answer).toContain("HTTP/1.1 404");
  expect(answer).not.toContain("00000000-0000");
});

test("what is sent arrives as it is, and who asks is not kept waiting when the other side breaks off", async () => {
  const proxied = await proxyTo((asked, answer) => {
    if (asked.method === "PUT") void answer.destroy();
    else asked.pipe(answer);
  });
  const sent = "é".repeat(300_000);
  expect((await ask(proxied, "/", "POST", sent)).body).toBe(sent);
  await expect(ask(proxied, "/", "PUT", sent)).rejects.toThrow();
});

test("what was sent arrives, also when whoever sent it is gone before it is read", async () => {
  const steps = new EventEmitter();
  const read = once(steps, "read");
  const proxied = await proxyTo((asked, answer) => {
    if (asked.method === "GET") return void answer.end();
    steps.once("reading", () => {
      text(asked).then(
        (body) => steps.emit("read", body),
        (error: unknown) => steps.emit("read", error),
      );
    });
    return void steps.emit("there");
  });
  const socket = connect(proxied.port, HOST);
  socket.write(`POST ${proxied.server}/ HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nTyped`);
  await once(steps, "there");
  await once(socket.destroy(), "close");
  // By the time that others are answered, both sides know.
  for (let others = 0; others < 3; others++) await ask(proxied, "/");
  steps.emit("reading");
  expect(await read).toEqual(["Typed"]);
});

test("a text is replaced wherever it stands and however it is cut into pieces", async () => {
  const word = fc.constantFrom("abab", "aba", "ab", "b", "a", "x");
  await fc.assert(
    fc.asyncProperty(fc.array(word), fc.array(fc.nat(40)), async (words, cuts) => {
      const whole = words.join("");
      const places = [...cuts.filter((at) => at < whole.length), whole.length].toSorted((a, b) => a - b);
      const pieces = places.map((at, index) => Buffer.from(whole.slice(places[index - 1] ?? 0, at)));
      const replaced = Readable.from(pieces).pipe(replacing("abab", "0000"));
      expect(await text(replaced)).toBe(whole.replaceAll("abab", "0000"));
    }),
  );
});
