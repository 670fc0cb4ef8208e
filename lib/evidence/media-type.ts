import { fileTypeFromBuffer } from "file-type";
import { MEDIA_TYPES, type MediaType } from "@/lib/evidence/constants";
import { textTypeOf } from "@/lib/evidence/text-type";

const PDF = Buffer.from("%PDF-");
/** The part of an office document that holds its program, whatever the document says it is. */
const MACROS = Buffer.from("vbaProject.bin");

/** What a file is, found from its content and never from its name; null when it is none of the kinds that are kept. */
export async function findMediaType(bytes: Buffer): Promise<MediaType | null> {
  // Before anything else: a text may begin with the two letters that another kind of file is known by.
  const text = bytes.subarray(0, PDF.length).equals(PDF) ? null : textTypeOf(bytes);
  if (text !== null) return text;
  const found = await fileTypeFromBuffer(bytes);
  const known = MEDIA_TYPES.find((type) => type === found?.mime) ?? null;
  return known !== null && bytes.subarray(0, 2).toString("latin1") === "PK" && bytes.includes(MACROS)
    ? null
    : known;
}
