import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

const everywhere = {
  alias: { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/db/testing/server-only.ts` },
};
const ignored = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  test: {
    // All of the cores: by default one is left to the program that hands out the files, which has next to nothing to do.
    maxWorkers: "100%",
    projects: [
      {
        resolve: everywhere,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...ignored, "**/*.{db,start}.test.ts"],
          // Pure rules leave nothing behind: files share what they import, in half of the time.
          isolate: false,
          // Property tests on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        resolve: everywhere,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: ignored,
          // Files share what they import, in four fifths of the time; each has a database of its own.
          isolate: false,
          // A worker waits for the database a quarter of the time, and the database for it: one more than there are cores.
          maxWorkers: availableParallelism() + 1,
          globalSetup: "db/testing/global-setup.ts",
          setupFiles: "db/testing/worker-database.ts",
          // Tables at size on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The real thing, as a person starts it in a terminal; needs the production build.
        resolve: everywhere,
        test: { name: "start", include: ["**/*.start.test.ts"], exclude: ignored, testTimeout: 120_000 },
      },
    ],
  },
});
