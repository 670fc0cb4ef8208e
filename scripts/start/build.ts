import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { SetupFault } from "@/lib/setup-fault";
import { listFiles, PROJECT } from "@/scripts/project";

/** Lies in the build, so that removing the build removes it. */
const STAMP = join(PROJECT, ".next", "built-from");
const SOURCES = ["app", "components", "db", "docs", "i18n", "lib", "messages", "public"];
const SINGLE_FILES = ["global.d.ts", "next.config.js", "package-lock.json", "proxy.ts", "tsconfig.json"];
const NOT_BUILT = /\.test\.tsx?$|\.csv$|^db\/(testing|embedded|migrations)\//;

/** Whether the sources are still what the last complete build was made from. */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashOfSources();
}

/** Builds the production server; the last lines of the compiler's output are the reason when it fails. */
export async function build(signal?: AbortSignal): Promise<void> {
  const before = hashOfSources();
  const child = spawn(process.execPath, [join(PROJECT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: PROJECT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal && { signal }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (code !== 0)
    throw new SetupFault(`The build failed: mend what follows and start again.\n${output.trimEnd()}`);
  writeFileSync(STAMP, before);
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const file of listSources())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(PROJECT, file)));
  return hash.digest("hex");
}

function listSources(): string[] {
  const files = SOURCES.flatMap((folder) => listFiles(folder)).filter((file) => !NOT_BUILT.test(file));
  return [...files, ...SINGLE_FILES.filter((file) => existsSync(join(PROJECT, file)))];
}
