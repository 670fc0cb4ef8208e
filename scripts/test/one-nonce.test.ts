import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";

import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { freePort } from "@/db/embedded/free-port";

import { ONE_NONCE, openWayOfOneNonce, replacing } from "./one-nonce";

const HOST = "127.0.0.1";
const stops: (() => unknown)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

/** A server that answers like this, and the address of the way to it. */
async function behindTheWay(listener: RequestListener): Promise<string> {
  const [behind, before] = [await freePort(), await freePort()];
  const server = createServer(listener);
  await once(server.listen(behind, HOST), "listening");
  stops.push(() => server.close());
  stops.push((await openWayOfOneNonce({ host: HOST, port: before }, { host: HOST, port: behind })).stop);
  return `http://${HOST}:${before}`;
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
async function noncesOf(answer: Response): Promise<string[]> {
  const body = await answer.text();
  const policy = answer.headers.get("content-security-policy") ?? "";
  const found = [policy, body].flatMap(
    (sent) => sent.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [],
  );
  expect(found).toHaveLength(3);
  return [...new Set(found)];
}

test("pages asked for with one nonce bear the same in policy and scripts, and all else as it came", async () => {
  const address = await behindTheWay(page);
  const asked = [1, 2].map(() => fetch(`${address}/html`, { headers: { [ONE_NONCE]: "yes" } }));
  const [first, second] = await Promise.all(asked);
  if (first === undefined || second === undefined) throw new Error("two were asked for");
  expect(first.status).toBe(404);
  expect(first.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  const nonces = [await noncesOf(first), await noncesOf(second)];
  expect(nonces[0]).toHaveLength(1);
  expect(nonces[1]).toEqual(nonces[0]);
});

test("pages asked for otherwise keep their own, and so does what is no page", async () => {
  const address = await behindTheWay(page);
  for (const [path, headers] of [
    ["html", {}],
    ["x-component", { [ONE_NONCE]: "yes" }],
  ] as const) {
    const [first, second] = [1, 2].map(async () => noncesOf(await fetch(`${address}/${path}`, { headers })));
    expect(await first).toHaveLength(1);
    expect(await second).toHaveLength(1);
    expect(await first).not.toEqual(await second);
  }
});

test("what is sent arrives as it is, and who asks is not kept waiting when the other side breaks off", async () => {
  const address = await behindTheWay((asked, answer) => {
    if (asked.method === "PUT") void answer.destroy();
    else asked.pipe(answer);
  });
  const sent = "é".repeat(300_000);
  expect(await (await fetch(address, { method: "POST", body: sent })).text()).toBe(sent);
  await expect(fetch(address, { method: "PUT", body: sent })).rejects.toThrow();
});

test("what was sent arrives, also when whoever sent it is gone before it is read", async () => {
  const steps = new EventEmitter();
  const read = once(steps, "read");
  const address = await behindTheWay((asked, answer) => {
    if (asked.method === "GET") return void answer.end();
    steps.once("reading", () => {
      text(asked).then(
        (body) => steps.emit("read", body),
        (error: unknown) => steps.emit("read", error),
      );
    });
    return void steps.emit("there");
  });
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.write("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nTyped");
  await once(steps, "there");
  await once(socket.destroy(), "close");
  // By the time that others are answered, both sides know.
  for (let others = 0; others < 3; others++) await (await fetch(address)).text();
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
