import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** The folder of package.json, wherever the command was called from. */
export const PROJECT = join(import.meta.dirname, "..");

/** All files below a folder of the project, as paths from its root, in order; none if there is no such folder. */
export function listFiles(folder: string): string[] {
  const start = join(PROJECT, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)))
    .sort();
}
