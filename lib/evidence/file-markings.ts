import "server-only";
import type { MediaType } from "@/lib/evidence/constants";
import { READ_TYPES } from "@/lib/evidence/contents/constants";
import { isMarkedWithin } from "@/lib/evidence/contents/reader-process";
import type { HighestMarking } from "@/lib/markings/constants";
import { isMarkedAbove } from "@/lib/markings/rules";

/** A marking stands at the beginning of a file; so much of a text is looked at. */
const SAMPLE = 1024 * 1024;

interface NamedFile {
  name: string;
  bytes: Buffer;
  mediaType: MediaType;
}

/**
 * Whether a file says by its name or in its content that it is marked above what may be held here. Texts, tables, PDF, Word and Excel
 * documents are read; pictures are not, nor are scanned pages.
 */
export async function isFileMarkedAbove(file: NamedFile, highest: HighestMarking): Promise<boolean> {
  const name = file.name.replace(/\.\w+$/, "").replaceAll("_", " ");
  return isMarkedAbove(name, highest) || (await isContentMarkedAbove(file, highest));
}

async function isContentMarkedAbove(
  { bytes, mediaType }: NamedFile,
  highest: HighestMarking,
): Promise<boolean> {
  if (mediaType === "text/plain") return isMarkedAbove(beginningOf(bytes), highest);
  // In a table a marking has its cell alone.
  if (mediaType === "text/csv")
    return isMarkedAbove(beginningOf(bytes).replaceAll(/[,;\t"]/g, "\n"), highest);
  const readType = READ_TYPES.find((type) => type === mediaType);
  return readType !== undefined && isMarkedWithin({ bytes, mediaType: readType }, highest);
}

function beginningOf(bytes: Buffer): string {
  const sample = bytes.subarray(0, SAMPLE);
  const text = sample.toString("utf8");
  return text.includes("\uFFFD") ? sample.toString("latin1") : text;
}
