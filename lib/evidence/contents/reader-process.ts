import "server-only";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { MOST_SECONDS, type READ_TYPES } from "@/lib/evidence/contents/constants";
import type { HighestMarking } from "@/lib/markings/constants";

const READER = join(process.cwd(), "lib/evidence/contents/reader.mjs");
/** By what it is ended when a file takes more than that, or more memory than it should; the second by Node itself. */
const TOO_MUCH = ["SIGKILL", "SIGABRT"];

const answer = z.object({ markedAbove: z.boolean() });

interface Document {
  bytes: Buffer;
  mediaType: (typeof READ_TYPES)[number];
}

let before: Promise<unknown> = Promise.resolve();

/**
 * Whether the text within a document is marked above what may be held. It is read by a process of its own, which knows none of our settings,
 * holds up no page, and is ended when the file takes too long or too much memory; one after the other, so that several take no more.
 * A file that is ended on, damaged, or locked counts as not marked.
 */
export function isMarkedWithin(document: Document, highest: HighestMarking): Promise<boolean> {
  const reading = before.then(() => read(document, highest));
  // Whether that one failed is no matter of the next one.
  before = reading.catch(() => undefined);
  return reading;
}

async function read({ bytes, mediaType }: Document, highest: HighestMarking): Promise<boolean> {
  const child = spawn(process.execPath, ["--max-old-space-size=256", READER, mediaType, highest], {
    env: { NODE_ENV: "production" },
    stdio: "pipe",
    timeout: MOST_SECONDS * 1000,
    killSignal: "SIGKILL",
  });
  // One that has ended before it took all of the file says so by its end.
  child.stdin.on("error", () => undefined).end(bytes);
  const [said, faults] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (TOO_MUCH.includes(child.signalCode ?? "")) return false;
  if (child.exitCode !== 0) throw new Error("the reader of documents failed", { cause: new Error(faults) });
  return answer.parse(JSON.parse(said)).markedAbove;
}
