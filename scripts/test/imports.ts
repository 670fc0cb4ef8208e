import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";

import { cruise } from "dependency-cruiser";
import { transformSync } from "esbuild";

import { listFiles, PROJECT } from "@/scripts/project";

import { IMPORT_RULES } from "./import-rules";

const FOLDERS = ["app", "components", "lib", "db", "i18n", "scripts", "bench", "e2e"];
const SINGLE_FILES = [
  "drizzle.config.ts",
  "next.config.js",
  "proxy.ts",
  "vitest.config.ts",
  "playwright.config.ts",
];
const AS_THEY_ARE = [".css", ".json", ".svg", ".mjs", ".js"];

/**
 * Checks who imports whom. dependency-cruiser reads TypeScript only through the compiler's API of version 6 and older,
 * so it is shown a copy without types: what only a type needs is free to cross, as it does not exist when running.
 */
export async function checkImports(): Promise<{ output: string; passed: boolean }> {
  const copy = mkdtempSync(join(tmpdir(), "partner-reform-tracker-imports-"));
  const here = process.cwd();
  try {
    const folders = FOLDERS.filter((folder) => listFiles(folder).length > 0);
    const files = [...[...folders, "messages"].flatMap((folder) => listFiles(folder)), ...SINGLE_FILES];
    for (const file of files) copyWithoutTypes(file, copy);
    cpSync(join(PROJECT, "package.json"), join(copy, "package.json"));
    symlinkSync(join(PROJECT, "node_modules"), join(copy, "node_modules"));
    process.chdir(copy);
    const { options, ...ruleSet } = IMPORT_RULES;
    const result = await cruise(
      [...folders, ...SINGLE_FILES.map(withoutTypes)],
      { ...options, ruleSet, validate: true, outputType: "err", baseDir: copy },
      { alias: { "@": copy } },
    );
    return { output: typeof result.output === "string" ? result.output : "", passed: result.exitCode === 0 };
  } finally {
    process.chdir(here);
    rmSync(copy, { recursive: true, force: true });
  }
}

function copyWithoutTypes(file: string, copy: string): void {
  const target = join(copy, withoutTypes(file));
  mkdirSync(dirname(target), { recursive: true });
  if (AS_THEY_ARE.includes(extname(file))) return cpSync(join(PROJECT, file), target);
  const loader = { ".ts": "ts", ".tsx": "tsx" } as const;
  const kind = extname(file) === ".tsx" ? loader[".tsx"] : extname(file) === ".ts" ? loader[".ts"] : null;
  if (kind === null) return;
  const { code } = transformSync(readFileSync(join(PROJECT, file), "utf8"), {
    loader: kind,
    jsx: "automatic",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  writeFileSync(target, code);
}

function withoutTypes(file: string): string {
  return file.replace(/\.tsx?$/, ".js");
}
