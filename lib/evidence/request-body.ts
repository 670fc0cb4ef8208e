/** The whole body of a request, or null when it is longer than allowed; the rest is then not read. Throws when it breaks off. */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Buffer | null> {
  if (body === null) return Buffer.alloc(0);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.byteLength;
    if (length > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
