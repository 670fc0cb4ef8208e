import { Unzip, type UnzipDecoder, UnzipInflate, UnzipPassThrough } from "fflate";
import { MEGABYTE } from "@/lib/evidence/constants";
import { textOfXml } from "@/lib/evidence/contents/xml-text";

/** So much of one part is unpacked, and of all parts together, whatever they say about their size. */
const MOST_OF_A_PART = 8 * MEGABYTE;
const MOST_OF_ALL = 64 * MEGABYTE;
/** So much is unpacked at once; packed as tightly as can be, it becomes a thousand times as much. */
const STEP = 4096;

/** Unpacks the beginning of a part and passes over the rest. */
class BeginningInflated implements UnzipDecoder {
  static readonly compression = 8;
  ondata: UnzipDecoder["ondata"] = () => undefined;
  readonly #inflate = new UnzipInflate();
  #unpacked = 0;

  push(chunk: Uint8Array, final: boolean): void {
    if (this.#unpacked >= MOST_OF_A_PART) {
      if (final) this.ondata(null, new Uint8Array(), true);
      return;
    }
    this.#inflate.ondata = (error, data, ended) => {
      this.#unpacked += data?.length ?? 0;
      this.ondata(error, data, ended);
    };
    this.#inflate.push(chunk, final);
  }
}

/**
 * The texts of an office document, part by part: its pages or sheets, margins, notes and comments, and what it says about itself. Of one
 * that is damaged, what comes before the damage.
 */
export function* officeTexts(bytes: Uint8Array): Generator<string> {
  const open = new Set<Uint8Array[]>();
  const read: Uint8Array[][] = [];
  let unpacked = 0;
  const archive = new Unzip((part) => {
    if (!part.name.endsWith(".xml") || ![0, 8].includes(part.compression)) return;
    const chunks: Uint8Array[] = [];
    open.add(chunks);
    part.ondata = (error, data, final) => {
      if (data !== null) chunks.push(data);
      unpacked += data?.length ?? 0;
      if ((error !== null || final) && open.delete(chunks)) read.push(chunks);
    };
    part.start();
  });
  archive.register(UnzipPassThrough);
  archive.register(BeginningInflated);
  for (let at = 0; at < bytes.length && unpacked < MOST_OF_ALL; at += STEP) {
    archive.push(bytes.subarray(at, at + STEP));
    for (const chunks of read.splice(0)) yield textOf(chunks);
  }
  for (const chunks of open) yield textOf(chunks);
}

const textOf = (chunks: readonly Uint8Array[]) => textOfXml(Buffer.concat(chunks).toString("utf8"));
