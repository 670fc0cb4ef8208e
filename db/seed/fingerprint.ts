import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One text for the content of the data files and of the code that loads them. */
export function referenceFingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of ["data", "reference"]) {
    const path = join(import.meta.dirname, folder);
    for (const name of readdirSync(path).sort()) {
      hash
        .update(`${folder}/${name}\0`)
        .update(readFileSync(join(path, name)))
        .update("\0");
    }
  }
  return hash.digest("hex");
}
