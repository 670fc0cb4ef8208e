import type { MediaType } from "@/lib/evidence/constants";
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
 * Whether a file says by its name, or as a text or table in its content, that it is marked above what may be held here. What is within
 * other kinds of files is not read.
 */
export function isFileMarkedAbove(file: NamedFile, highest: HighestMarking): boolean {
  const name = file.name.replace(/\.\w+$/, "").replaceAll("_", " ");
  return [name, textOf(file)].some((text) => isMarkedAbove(text, highest));
}

function textOf({ bytes, mediaType }: NamedFile): string {
  if (mediaType !== "text/plain" && mediaType !== "text/csv") return "";
  const sample = bytes.subarray(0, SAMPLE);
  const text = sample.toString("utf8");
  const read = text.includes("\uFFFD") ? sample.toString("latin1") : text;
  // In a table a marking has its cell alone.
  return mediaType === "text/csv" ? read.replaceAll(/[,;\t"]/g, "\n") : read;
}
