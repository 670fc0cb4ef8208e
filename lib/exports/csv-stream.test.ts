import { expect, it } from "vitest";
import { csvStream, type TakeLines } from "@/lib/exports/csv-stream";

it("a file is its header and all lines, each ended", async () => {
  const stream = csvStream(["a", "b"], async (take) => {
    await take(["1,2", "3,4"]);
    await take(["5,6"]);
  });
  const bytes = await new Response(stream).arrayBuffer();
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(
    "\uFEFFa,b\r\n1,2\r\n3,4\r\n5,6\r\n",
  );
});

it("no line is produced ahead of a reader who does not read", async () => {
  let taken = 0;
  const stream = csvStream(["a"], async (take) => {
    for (let line = 0; line < 100; line++) {
      await take([String(line)]);
      taken++;
    }
  });
  const reader = stream.getReader();
  await reader.read();
  await reader.read();
  expect(taken).toBeLessThan(5);
  await reader.cancel();
});

it("a reader who leaves ends what produces the lines", async () => {
  const ended = new Promise((resolve) => {
    const produce = async (take: TakeLines) => {
      try {
        for (;;) await take(["x"]);
      } catch {
        resolve("ended");
      }
    };
    const reader = csvStream(["a"], produce).getReader();
    void reader.read().then(() => reader.cancel());
  });
  await expect(ended).resolves.toBe("ended");
});

it("a file whose making fails breaks off instead of ending as if it were whole", async () => {
  const stream = csvStream(["a"], async (take) => {
    await take(["1"]);
    throw new Error("the database went away");
  });
  await expect(new Response(stream).text()).rejects.toThrow("the database went away");
});

it("a file that is given up before its first byte is read produces nothing, and its end is told once", async () => {
  const told: string[] = [];
  const produce = () => Promise.resolve(void told.push("produced"));
  const ended = new Promise<void>((resolve) => {
    const stream = csvStream(["a"], produce, () => {
      told.push("ended");
      resolve();
    });
    void stream.cancel();
  });
  await ended;
  expect(told).toEqual(["ended"]);
});

it("the end of a file that was read whole is told after its last line", async () => {
  const told: string[] = [];
  const stream = csvStream(
    ["a"],
    (take) => take(["1"]),
    () => void told.push("ended"),
  );
  expect(await new Response(stream).text()).toContain("1");
  expect(told).toEqual(["ended"]);
});
