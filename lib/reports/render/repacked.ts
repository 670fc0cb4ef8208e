import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { plainText } from "@/lib/reports/plain-text";

const DRAWING = /(<wp:docPr id=")\d+/g;
const MOMENT = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

/** An Office file whose dates, inside and in its archive, are those of the report: the same for the same document. */
export function repacked(archive: Uint8Array, madeAt: string): Buffer {
  const made = madeAt.replace(/\.\d+Z$/, "Z");
  let drawings = 0;
  const files = Object.entries(unzipSync(archive)).map(([path, content]) => {
    if (!path.endsWith(".xml")) return [path, content] as const;
    const text = plainText(strFromU8(content))
      .replaceAll(MOMENT, `$1${made}`)
      // The library counts the drawings of all documents that it has ever written.
      .replaceAll(DRAWING, (_, start: string) => `${start}${(drawings += 1)}`);
    return [path, strToU8(text)] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(files), { mtime: new Date(madeAt), level: 6 }));
}
