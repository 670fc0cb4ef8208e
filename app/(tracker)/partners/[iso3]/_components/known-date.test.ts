import { expect, it } from "vitest";
import { formatFor } from "@/i18n/format";
import { knownDate } from "./known-date";

it.each([
  ["year", "2005"],
  ["month", "Dec 2005"],
  ["day", "16 Dec 2005"],
] as const)("a date known to the %s claims no more: %s", (precision, written) => {
  expect(knownDate("2005-12-16", precision, formatFor("en"))).toBe(written);
});
