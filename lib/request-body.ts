import { withinSeconds } from "@/lib/patience";

/**
 * The whole body of a request, or null when it is longer than allowed; the rest is then not read. Throws when it breaks off, or
 * stands still for so many seconds.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  { most, patience }: { most: number; patience: number },
): Promise<Buffer | null> {
  if (body === null) return Buffer.alloc(0);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    // Each piece after the other: together they are the body.
    const { done, value } = await withinSeconds(reader.read(), patience, "a sender stood still");
    if (done) return Buffer.concat(pieces);
    length += value.byteLength;
    if (length > most) return null;
    pieces.push(value);
  }
}
