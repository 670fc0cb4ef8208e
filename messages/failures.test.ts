import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS } from "@/lib/audit/constants";
import { PERMISSIONS } from "@/lib/auth/permissions";
import en from "@/messages/en/failures.json";
import fr from "@/messages/fr/failures.json";

/** Names of what is done, in the permission table and in the audit trail: they look like keys and are none. */
const DONE = new Set<string>([...Object.keys(PERMISSIONS), ...AUDIT_ACTIONS]);

/** A key that is translated where it stands is one of another catalogue. */
const KEY =
  /(?<!\bt\()"((?:assessment|comment|commitment|date|evidence|form|milestone|period|person|proposal|report|scale|schedule|session|settings|template|unfinished|view)(?:\.[a-z_]+)+)"/g;

const keysIn = (source: string) =>
  [...source.matchAll(KEY)].flatMap(([, key]) => (key === undefined || DONE.has(key) ? [] : [key]));

const root = join(import.meta.dirname, "..", "lib");
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(root, file), "utf8"));
const keys = [...new Set([...sources.flatMap(keysIn), "conflict", "forbidden", "not_found"])].toSorted();

/** The message at a dotted key, or undefined. */
function messageAt(catalogue: unknown, key: string): unknown {
  return key.split(".").reduce((level: unknown, name) => {
    return typeof level === "object" && level !== null ? new Map(Object.entries(level)).get(name) : undefined;
  }, catalogue);
}

describe("the search for keys", () => {
  it.each([
    [`z.string().min(1, "milestone.title.missing")`, ["milestone.title.missing"]],
    [`throw new Refusal("invalid", "milestone.unit.missing", "unit")`, ["milestone.unit.missing"]],
    [`return refused("assessment.decide.own");`, ["assessment.decide.own"]],
    [`return ok ? null : "assessment.value.not_a_stage";`, ["assessment.value.not_a_stage"]],
    [`export const SESSION_ENDED = "session.ended";`, ["session.ended"]],
  ])("finds them in %s", (source, found) => {
    expect(keysIn(source)).toEqual(found);
  });

  it.each([
    `authorize(viewer, "assessment.record", partner)`,
    `"milestone.plan": { analyst: "assigned" }`,
    `action: "milestone.create",`,
    `label: t("milestone.plan.indicator")`,
  ])("finds none in %s", (source) => {
    expect(keysIn(source)).toEqual([]);
  });
});

it("there are keys to look for", () => {
  expect(keys.length).toBeGreaterThan(50);
});

it.each(keys)("the failure %s is explained in both languages", (key) => {
  expect(messageAt(en, key)).toBeTypeOf("string");
  expect(messageAt(fr, key)).toBeTypeOf("string");
});
