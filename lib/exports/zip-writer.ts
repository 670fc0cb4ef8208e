import { crc32, createDeflateRaw, constants, type DeflateRaw } from "node:zlib";
import type { PutBytes } from "@/lib/exports/file-stream";

/** One file of an archive, written piece by piece. */
export interface ZipEntry {
  /** How many bytes of it were written. */
  readonly size: number;
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

interface Written {
  name: Buffer;
  offset: number;
  checksum: number;
  size: number;
  packed: number;
}

/** Without the longer numbers of ZIP64, which nothing here comes near: a sheet ends long before. */
const MOST_BYTES = 0xffff_ffff;
/** Sizes follow the bytes, names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980, the first day that the format knows: the time is said within. */
const TIME = 0;
const DAY = 0x0021;

/**
 * A ZIP archive (APPNOTE 6.3) of files one after another, whose lengths nobody knows before they end. Packed by zlib in its own thread,
 * lightly: twice the effort saves a tenth. What is packed is put at once, so that nothing gathers here.
 */
export function zipWriter(put: PutBytes) {
  const written: Written[] = [];
  let offset = 0;
  let packing: ReturnType<typeof newPacker> | null = null;
  const send = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length;
    if (offset > MOST_BYTES) throw new Error("an archive of more than 4 GB");
    if (bytes.length > 0) await put(bytes);
  };

  return {
    async open(name: string): Promise<ZipEntry> {
      const entry: Written = { name: Buffer.from(name), offset, checksum: 0, size: 0, packed: 0 };
      const packer = newPacker();
      packing = packer;
      await send(Buffer.concat([localHeader(entry), entry.name]));
      const pass = async (packed: Buffer): Promise<void> => {
        entry.packed += packed.length;
        await send(packed);
      };
      return {
        get size() {
          return entry.size;
        },
        async write(text) {
          const bytes = Buffer.from(text);
          entry.checksum = crc32(bytes, entry.checksum);
          entry.size += bytes.length;
          if (entry.size > MOST_BYTES) throw new Error(`${name} is of more than 4 GB`);
          await pass(await packer.pack(bytes));
        },
        async close() {
          await pass(await packer.finish());
          packing = null;
          await send(dataDescriptor(entry));
          written.push(entry);
        },
      };
    },

    /** Gives back what an entry holds that was never closed, since nobody wants the rest. */
    leave(): void {
      packing?.leave();
    },

    async close(): Promise<void> {
      const start = offset;
      const central = Buffer.concat(written.flatMap((entry) => [centralHeader(entry), entry.name]));
      await send(Buffer.concat([central, endOfDirectory(written.length, central.length, start)]));
    },
  };
}

function newPacker() {
  const deflate: DeflateRaw = createDeflateRaw({ level: constants.Z_BEST_SPEED, chunkSize: 65_536 });
  let packed: Buffer[] = [];
  let failure: Error | null = null;
  deflate.on("data", (chunk: Buffer) => packed.push(chunk));
  deflate.on("error", (error) => (failure = error));
  const taken = () => {
    const bytes = Buffer.concat(packed);
    packed = [];
    return bytes;
  };
  const settled = (work: (done: (error?: Error | null) => void) => void) =>
    new Promise<Buffer>((resolve, reject) => {
      work((error) => {
        const fault = error ?? failure;
        if (fault === null) resolve(taken());
        else reject(fault);
      });
    });
  return {
    pack: (bytes: Buffer) => settled((done) => deflate.write(bytes, done)),
    leave: () => deflate.destroy(),
    finish: () => settled((done) => deflate.once("end", done).end()),
  };
}

const numbers = (...parts: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const bytes = Buffer.alloc(parts.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of parts) at = bytes.writeUIntLE(value, at, length);
  return bytes;
};

const localHeader = ({ name }: Written) =>
  numbers(
    ...([
      [4, 0x0403_4b50],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, TIME],
      [2, DAY],
    ] as const),
    ...([
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ] as const),
  );

const dataDescriptor = ({ checksum, packed, size }: Written) =>
  numbers([4, 0x0807_4b50], [4, checksum], [4, packed], [4, size]);

const centralHeader = ({ name, offset, checksum, packed, size }: Written) =>
  numbers(
    ...([
      [4, 0x0201_4b50],
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, TIME],
      [2, DAY],
    ] as const),
    ...([
      [4, checksum],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
    ] as const),
    ...([
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ] as const),
  );

const endOfDirectory = (entries: number, length: number, start: number) =>
  numbers([4, 0x0605_4b50], [2, 0], [2, 0], [2, entries], [2, entries], [4, length], [4, start], [2, 0]);
