import { createServer } from "node:net";

import { expect, test } from "vitest";

import { freePort } from "./free-port";

const EPHEMERAL = 32_768;

test("a port is the wanted one where that is free, and otherwise one that no outgoing connection takes meanwhile", async () => {
  const free = await freePort();
  expect(free).toBeLessThan(EPHEMERAL);
  expect(await freePort(free)).toBe(free);
  const holder = createServer().listen(free, "127.0.0.1");
  await new Promise((resolve) => holder.once("listening", resolve));
  const other = await freePort(free);
  holder.close();
  expect(other).not.toBe(free);
  expect(other).toBeLessThan(EPHEMERAL);
});
