import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

import { hasRoomInMemory } from "./db/embedded/folder-in-memory";
import { DEBIANS } from "./scripts/test/chromium";

/** The browser that is named, one of Debian's, or (when none is there) the one that Playwright installs. */
const executablePath = [process.env.CHROMIUM_PATH, ...DEBIANS].find((path) => path && existsSync(path));

/** Tests that ask the server without a browser. */
const WITHOUT_BROWSER = "**/*.http.spec.ts";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // The server answers with one core: two that ask it leave the other idle, one that asks beside a browser leaves none.
  projects: [
    { name: "without a browser", testMatch: WITHOUT_BROWSER, workers: 1 },
    { name: "in a browser", testIgnore: WITHOUT_BROWSER },
  ],
  timeout: 90_000,
  // Patience for a machine that does other things at the same time; what is there is seen at once.
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    // Set by `npm run e2e`, which starts the production build on a database of its own.
    baseURL: process.env.E2E_BASE_URL,
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Brussels",
    // Written for every test to be kept for few: a twentieth of the time. To hunt a fault: "on".
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Playwright has Chromium's processes share pictures and answers by files on the disk, for containers with little memory.
      ...(hasRoomInMemory() && { ignoreDefaultArgs: ["--disable-dev-shm-usage"] }),
      args: [
        // No process in reserve for a page that may come: most tests open one, and the spare is a tenth of its work or more.
        "--renderer-process-limit=1",
        // A page lives for seconds, too short for what compiling its scripts to faster code costs.
        "--js-flags=--no-maglev --no-turbofan",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});
