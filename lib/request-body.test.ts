import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBody } from "@/lib/request-body";

/** A body in pieces, and how many of them were asked for. */
function bodyOf(pieces: readonly Uint8Array[], end?: Error) {
  const asked = { pieces: 0 };
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(reader) {
        asked.pieces++;
        const next = left.shift();
        if (next !== undefined) reader.enqueue(next);
        else if (end === undefined) reader.close();
        else reader.error(end);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, asked };
}

const limits = { most: 100, patience: 5 };

describe("the body of a request", () => {
  it("is whole, in whatever pieces it comes", async () => {
    const anyPieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(anyPieces, async (pieces) => {
        expect(await readBody(bodyOf(pieces).body, limits)).toEqual(Buffer.concat(pieces));
      }),
    );
  });

  it("may be as long as allowed, and not a byte longer", async () => {
    expect(await readBody(bodyOf([Buffer.alloc(60), Buffer.alloc(40)]).body, limits)).toHaveLength(100);
    expect(await readBody(bodyOf([Buffer.alloc(60), Buffer.alloc(41)]).body, limits)).toBeNull();
  });

  it("is not read on once it is too long", async () => {
    const { body, asked } = bodyOf(Array.from({ length: 50 }, () => Buffer.alloc(60)));
    expect(await readBody(body, limits)).toBeNull();
    expect(asked.pieces).toBe(2);
  });

  it("is nothing where there is none", async () => {
    expect(await readBody(null, limits)).toHaveLength(0);
  });

  it("that breaks off is an error, not a shorter body", async () => {
    const { body } = bodyOf([Buffer.alloc(10)], new Error("aborted"));
    await expect(readBody(body, limits)).rejects.toThrow("aborted");
  });

  it("that stands still is an error, too", async () => {
    const still = new ReadableStream<Uint8Array>();
    await expect(readBody(still, { most: 100, patience: 0.01 })).rejects.toThrow("stood still");
  });
});
