import { readFileSync } from "node:fs";
import { basename } from "node:path";

import type { ImportFile } from "@/lib/imports/import-files";
import { SetupFault } from "@/lib/setup-fault";

/** A file that the words of a command name. */
export function readImportFile(path: string): ImportFile {
  try {
    return { name: basename(path), bytes: readFileSync(path) };
  } catch (cause) {
    throw new SetupFault(`The file ${path} cannot be read: is it there, and may you read it?`, { cause });
  }
}
