import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import en from "@/messages/en/failures.json";
import fr from "@/messages/fr/failures.json";

const rules = ["rules.ts", "faults.ts"].map((file) => readFileSync(new URL(file, import.meta.url), "utf8"));
const reasons = [...new Set(rules.join("\n").match(/(?<=")assessment\.[a-z_.]+(?=")/g))];

/** The message at a dotted key, or undefined. */
function messageAt(catalogue: unknown, key: string): unknown {
  return key.split(".").reduce((level: unknown, name) => {
    return typeof level === "object" && level !== null ? new Map(Object.entries(level)).get(name) : undefined;
  }, catalogue);
}

it("there are reasons to look for", () => {
  expect(reasons.length).toBeGreaterThan(10);
});

it.each(reasons)("the refusal %s is explained in both languages", (reason) => {
  expect(messageAt(en, reason)).toBeTypeOf("string");
  expect(messageAt(fr, reason)).toBeTypeOf("string");
});
