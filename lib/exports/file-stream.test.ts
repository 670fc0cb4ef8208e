import { expect, it } from "vitest";
import { fileStream, type PutBytes } from "@/lib/exports/file-stream";

const bytes = (text: string) => new TextEncoder().encode(text);

it("a file is all that was written, in its order", async () => {
  const stream = fileStream(async (put) => {
    await put(bytes("a,b\r\n"));
    await put(bytes("1,2\r\n"));
  });
  expect(await new Response(stream).text()).toBe("a,b\r\n1,2\r\n");
});

it("nothing is written ahead of a reader who does not read", async () => {
  let put = 0;
  const stream = fileStream(async (take) => {
    for (; put < 100; put++) await take(bytes(String(put)));
  });
  const reader = stream.getReader();
  await reader.read();
  await reader.read();
  expect(put).toBeLessThan(5);
  await reader.cancel();
});

it("a reader who leaves ends what writes the file", async () => {
  const ended = new Promise((resolve) => {
    const write = async (put: PutBytes) => {
      try {
        for (;;) await put(bytes("x"));
      } catch {
        resolve("ended");
      }
    };
    const reader = fileStream(write).getReader();
    void reader.read().then(() => reader.cancel());
  });
  await expect(ended).resolves.toBe("ended");
});

it("a file whose making fails breaks off instead of ending as if it were whole", async () => {
  const stream = fileStream(async (put) => {
    await put(bytes("1"));
    throw new Error("the database went away");
  });
  await expect(new Response(stream).text()).rejects.toThrow("the database went away");
});

it("a file that is given up before its first byte is asked for writes nothing, and its end is told once", async () => {
  const told: string[] = [];
  const write = () => Promise.resolve(void told.push("written"));
  const ended = new Promise<void>((resolve) => {
    const stream = fileStream(write, () => {
      told.push("ended");
      resolve();
    });
    void stream.cancel();
  });
  await ended;
  expect(told).toEqual(["ended"]);
});

it("the end of a file that was read whole is told after its last byte", async () => {
  const told: string[] = [];
  const stream = fileStream(
    (put) => put(bytes("1")),
    () => void told.push("ended"),
  );
  expect(await new Response(stream).text()).toContain("1");
  expect(told).toEqual(["ended"]);
});
