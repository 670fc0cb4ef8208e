// Plain JavaScript: it is what lets TypeScript run.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const PROJECT = join(import.meta.dirname, "..");
const MODULES = join(PROJECT, "node_modules");
const KEPT = join(MODULES, ".cache", "partner-reform-tracker");
/** What decides how a program is translated, besides its sources: these rules, and which version of whose program follows them. */
const TRANSLATORS = ["scripts/typescript.mjs", "package-lock.json", "tsconfig.json"];
const MADE_FROM = "\n//made-from ";

/**
 * Runs a file of TypeScript, named by its path from the project's folder. It and all that it imports of the project become one file of
 * JavaScript, which is kept until one of them changes: translated file by file as they are asked for, a command takes twice the time.
 */
export async function importTypeScript(source) {
  const name = `${source.replaceAll("/", "+")}.mjs`;
  let program = join(KEPT, name);
  if (!isCurrent(program)) {
    if (!isWritable()) program = join(temporaryFolder(), name);
    await translate(source, program);
  }
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(program).href);
}

function isWritable() {
  try {
    mkdirSync(KEPT, { recursive: true });
    accessSync(KEPT, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where nothing can be kept: beside the same modules, for the time of this process. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "partner-reform-tracker-run-"));
  symlinkSync(MODULES, join(folder, "node_modules"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The last line of a program names what it was made from, and when that was written. */
function isCurrent(program) {
  if (!existsSync(program)) return false;
  const [, files] = readFileSync(program, "utf8").split(MADE_FROM);
  if (files === undefined) return false;
  return Object.entries(JSON.parse(files)).every(([file, seen]) => seen === lastWritten(file));
}

function lastWritten(file) {
  return statSync(join(PROJECT, file), { throwIfNoEntry: false })?.mtimeMs ?? null;
}

async function translate(source, program) {
  const { build, stop } = await import("esbuild");
  const begin = Date.now();
  const { outputFiles, metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: [source],
    write: false,
    metafile: true,
    bundle: true,
    packages: "external",
    alias: { "@": PROJECT },
    platform: "node",
    format: "esm",
    target: "node20",
    keepNames: true,
    sourcemap: "inline",
    sourceRoot: `${pathToFileURL(PROJECT).href}/`,
    sourcesContent: false,
    logLevel: "error",
    plugins: [OWN_PLACE],
  });
  await stop(); // Its process would last as long as this one.
  const files = [...Object.keys(metafile.inputs), ...TRANSLATORS].map((file) => {
    const written = lastWritten(file);
    // What was written meanwhile may not be what was read: the next run finds it changed.
    return [file, written === null || written < begin ? written : -1];
  });
  const [{ text }] = outputFiles;
  const half = `${program}.${process.pid}`;
  writeFileSync(half, `${text}${MADE_FROM}${JSON.stringify(Object.fromEntries(files))}`);
  renameSync(half, program);
}

/** Files find what lies beside them by their own place, which they have no more once they are one. */
const OWN_PLACE = {
  name: "own-place",
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8")
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
      return { contents: text, loader: "ts" };
    });
  },
};
