import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { MEGABYTE } from "@/lib/evidence/constants";
import { MOST_SECONDS, READ_TYPES } from "@/lib/evidence/contents/constants";
import { officeTexts } from "@/lib/evidence/contents/office-texts";
import { pdfTexts } from "@/lib/evidence/contents/pdf-texts";
import { HIGHEST_MARKINGS } from "@/lib/markings/constants";
import { isMarkedAbove } from "@/lib/markings/rules";

/** No file needs more memory to be read. */
const MOST_MEMORY = 512 * MEGABYTE;
/**
 * What is unpacked is not part of the heap that Node itself bounds, and a server that was killed ends nothing that it started. In a
 * thread, since unpacking leaves no turn to anything beside it.
 */
const WATCH = `setInterval(() => {
  if (process.memoryUsage.rss() > ${MOST_MEMORY} || process.uptime() > ${MOST_SECONDS}) process.kill(process.pid, "SIGKILL");
}, 50)`;

const words = z.tuple([z.enum(READ_TYPES), z.enum(HIGHEST_MARKINGS)]);

/** Answers what `reader.mjs` was asked. */
export async function answer(): Promise<void> {
  new Worker(WATCH, { eval: true }).unref();
  const [mediaType, highest] = words.parse(process.argv.slice(2));
  const bytes = new Uint8Array(await buffer(process.stdin));
  const texts = mediaType === "application/pdf" ? pdfTexts(bytes) : officeTexts(bytes);
  let markedAbove = false;
  for await (const text of texts) {
    markedAbove = isMarkedAbove(text, highest);
    if (markedAbove) break;
  }
  process.stdout.write(JSON.stringify({ markedAbove }));
}
