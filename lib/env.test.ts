import { expect, test } from "vitest";
import { z } from "zod";

import { parseSettings, startSettings } from "@/lib/env";

test("nothing set means the embedded database on port 3000 of this machine", () => {
  expect(parseSettings(startSettings, {})).toEqual({ PORT: 3000, HOST: "localhost", DATA_DIR: ".data" });
});

test("an empty value means the same as none", () => {
  expect(parseSettings(startSettings, { PORT: "", DATABASE_URL: "", AUTH_SECRET: "" }).PORT).toBe(3000);
});

test.each([
  [{ PORT: "many" }, /PORT must be a number/],
  [{ PORT: "70000" }, /PORT/],
  [{ DATABASE_URL: "mysql://a@b/c" }, /DATABASE_URL must be an address such as postgres:/],
  [
    { DATABASE_URL: "postgres://host/name", DATABASE_OWNER_URL: "postgres://o@host/name" },
    /must name a role/,
  ],
  [{ DATABASE_URL: "postgres://app@host/name" }, /DATABASE_OWNER_URL must be set both, or neither/],
  [{ AUTH_SECRET: "short" }, /AUTH_SECRET must have at least 32 characters/],
  [{ NEXTAUTH_URL: "tracker.example.org" }, /NEXTAUTH_URL must be an address/],
])("%j is refused in one sentence that names the setting", (settings, sentence) => {
  expect(() => parseSettings(startSettings, settings)).toThrow(sentence);
  expect(() => parseSettings(startSettings, settings)).toThrow(
    /^Correct the environment \(see \.env\.example\): [^\n]+\.$/,
  );
});

test("a missing setting is called missing, and every wrong one is named", () => {
  const schema = z.object({ FIRST: z.string(), SECOND: z.coerce.number("must be a number") });
  expect(() => parseSettings(schema, { SECOND: "x" })).toThrow("FIRST is not set; SECOND must be a number.");
});
