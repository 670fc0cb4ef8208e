import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

/** Debian's browser, another one that is named, or (when neither is there) the one that Playwright installs. */
const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find(
  (path) => path && existsSync(path),
);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
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
    // Without a film of each test: pages and requests tell what happened.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
