import { CSV_BYTE_ORDER_MARK, CSV_LINE_END } from "@/lib/exports/csv-lines";

/** Hands lines on to the reader; resolves when there is room for more, rejects when the reader has left. */
export type TakeLines = (lines: string[]) => Promise<void>;

/**
 * A CSV file as a stream: the header, then what `produce` hands over, at the reader's pace. When the reader leaves, `take` rejects
 * and ends whatever produces; when producing fails, the file breaks off, so that no one takes a part for the whole.
 */
export function csvStream(
  names: readonly string[],
  produce: (take: TakeLines) => Promise<void>,
): ReadableStream<Uint8Array> {
  const text = new TextEncoderStream();
  const writer = text.writable.getWriter();
  const write = async (): Promise<void> => {
    await writer.write(CSV_BYTE_ORDER_MARK + names.join(",") + CSV_LINE_END);
    await produce(async (lines) => {
      await writer.write(lines.join(CSV_LINE_END) + CSV_LINE_END);
    });
    await writer.close();
  };
  // A reader who has left has nobody to be told: `abort` then rejects too.
  void write().catch((error: unknown) => writer.abort(error).catch(() => undefined));
  return text.readable;
}
