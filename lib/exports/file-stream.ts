/** Hands bytes on to the reader; resolves when they are asked for more, rejects when the reader has left. */
export type PutBytes = (bytes: Uint8Array) => Promise<void>;

/**
 * A file as a stream of what `write` puts, at the reader's pace; nothing is written before the first byte is asked for. When the reader
 * leaves, `put` rejects and ends whatever writes; when writing fails, the file breaks off, so that no one takes a part for the whole.
 * `ended` is told in the end, whatever it was, and also where nothing was ever read.
 */
export function fileStream(
  write: (put: PutBytes) => Promise<void>,
  ended: () => void = () => undefined,
): ReadableStream<Uint8Array> {
  let asked = newAsking();
  const run = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    await asked.promise;
    await write(async (bytes) => {
      await asked.promise;
      asked = newAsking();
      controller.enqueue(bytes);
    });
    controller.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // Who has left is told nothing: `error` does nothing to a stream that was given up.
        void run(controller)
          .catch((error: unknown) => controller.error(error))
          .finally(ended);
      },
      pull: () => asked.resolve(),
      cancel: () => asked.reject(new Error("the reader left")),
    },
    // Nothing lies ready that nobody asked for.
    { highWaterMark: 0 },
  );
}

interface Asking {
  promise: Promise<void>;
  resolve: () => void;
  reject: (reason: Error) => void;
}

/** One asking of the reader's, which comes or never does. */
function newAsking(): Asking {
  const settle: Pick<Asking, "resolve" | "reject"> = { resolve: () => undefined, reject: () => undefined };
  const promise = new Promise<void>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  // Somebody may leave while nobody waits for them.
  promise.catch(() => undefined);
  return { promise, ...settle };
}
