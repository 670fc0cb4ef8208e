import { existsSync } from "node:fs";

import { chromium } from "@playwright/test";

import { SetupFault } from "@/lib/setup-fault";

import { fromModules, runProgram } from "./program";

/** Debian's Chromium without its windows, which asks half of the processor, and the whole of it. */
export const DEBIANS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"] as const;

/** Makes sure that there is a Chromium: the one named, Debian's, Playwright's own, or one that is installed now. */
export async function requireChromium(): Promise<void> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named))
    throw new SetupFault(`There is no browser at ${named}: correct CHROMIUM_PATH.`);
  if (named || existsSync(DEBIANS[0])) return;
  const mayUseApt = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  const output = (mayUseApt ? await installWithApt() : "") + (isThere() ? "" : await installWithPlaywright());
  if (isThere()) return;
  throw new SetupFault(
    `No Chromium was found or could be installed: install one and name it in CHROMIUM_PATH.\n${output}`,
  );
}

function isThere(): boolean {
  return [...DEBIANS, chromium.executablePath()].some((path) => existsSync(path));
}

async function installWithApt(): Promise<string> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await runProgram(["apt-get", "update", "-q"], { env });
  // What Debian recommends with it is a desktop's: printers, Windows shares, notices. Letters for words that ours lack are wanted.
  const wanted = ["--no-install-recommends", "chromium-headless-shell", "fonts-liberation"];
  const install = await runProgram(["apt-get", "install", "-y", "-q", ...wanted], { env });
  return update.output + install.output;
}

async function installWithPlaywright(): Promise<string> {
  const { output } = await runProgram(fromModules("@playwright/test/cli.js", "install", "chromium"));
  return output;
}
