import { CSV_BYTE_ORDER_MARK, CSV_LINE_END } from "@/lib/exports/csv-lines";

/** Hands lines on to the reader; resolves when there is room for more, rejects when the reader has left. */
export type TakeLines = (lines: string[]) => Promise<void>;

/**
 * A CSV file as a stream: the header, then what `produce` hands over, at the reader's pace. When the reader leaves, `take` rejects
 * and ends whatever produces; when producing fails, the file breaks off, so that no one takes a part for the whole. `ended` is told
 * in the end, whatever it was, and also where nothing was ever produced.
 */
export function csvStream(
  names: readonly string[],
  produce: (take: TakeLines) => Promise<void>,
  ended: () => void = () => undefined,
): ReadableStream<Uint8Array> {
  // Not a TextEncoderStream: Node's takes a text apart letter by letter, which cost four fifths of the whole export.
  const bytes = new TransformStream<Uint8Array, Uint8Array>();
  const writer = bytes.writable.getWriter();
  const encoder = new TextEncoder();
  const write = async (): Promise<void> => {
    await writer.write(encoder.encode(CSV_BYTE_ORDER_MARK + names.join(",") + CSV_LINE_END));
    await produce(async (lines) => {
      await writer.write(encoder.encode(lines.join(CSV_LINE_END) + CSV_LINE_END));
    });
    await writer.close();
  };
  // A reader who has left has nobody to be told: `abort` then rejects too.
  void write()
    .catch((error: unknown) => writer.abort(error).catch(() => undefined))
    .finally(ended);
  return bytes.readable;
}
