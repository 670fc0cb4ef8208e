import { describe, expect, it } from "vitest";
import { formatFor } from "./format";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("a day", () => {
  it("reads day, month, year in both languages", () => {
    expect(formatFor("en").day("2026-11-22")).toBe("22 Nov 2026");
    expect(formatFor("fr").day("2026-11-22")).toBe("22 nov. 2026");
  });

  it("is not moved by a time zone", () => {
    expect(formatFor("en").day("2026-01-01")).toBe("1 Jan 2026");
  });
});

it("an instant names its time zone", () => {
  expect(formatFor("en").instant("2026-11-22T14:05:00Z")).toBe("22 Nov 2026, 14:05 UTC");
  expect(formatFor("fr").instant(new Date("2026-11-22T14:05:00Z"))).toMatch(/^22 nov\. 2026.*14:05 UTC$/);
});

it("a time of day names its time zone too", () => {
  expect([
    formatFor("en").time("2026-11-22T14:05:59Z"),
    formatFor("fr").time("2026-11-22T14:05:59Z"),
  ]).toEqual(["14:05 UTC", "14:05 UTC"]);
});

it("numbers follow the language", () => {
  expect(formatFor("en").number(34000.5)).toBe("34,000.5");
  expect([formatFor("en").number(0.1254), formatFor("en").fine(0.1254)]).toEqual(["0.13", "0.125"]);
  expect(plain(formatFor("fr").number(34000.5))).toBe("34 000,5");
  expect(formatFor("en").percent(0.456)).toBe("46%");
  expect(plain(formatFor("fr").percent(0.456))).toBe("46 %");
  expect(formatFor("en").percentage(45.25)).toBe("45.25%");
  expect(formatFor("en").exactPercentage(40.6)).toBe("40.60%");
  expect(formatFor("en").change(0.5)).toBe("+0.50");
  expect(formatFor("en").change(0)).toBe("0.00");
});

it("sizes of files are in the units of the language", () => {
  const [en, fr] = [formatFor("en"), formatFor("fr")];
  expect([1, 1000, 348_160, 1_258_291, 20 * 1024 * 1024].map(en.bytes)).toEqual([
    "1 byte",
    "1,000 bytes",
    "340 kB",
    "1.2 MB",
    "20 MB",
  ]);
  expect([999, 348_160, 1_258_291].map((count) => plain(fr.bytes(count)))).toEqual([
    "999 octets",
    "340 ko",
    "1,2 Mo",
  ]);
});

it("quarters are trimestres in French", () => {
  expect([formatFor("en").quarter("2026 Q3"), formatFor("fr").quarter("2026 Q3")]).toEqual([
    "2026 Q3",
    "T3 2026",
  ]);
});

it("countries are named in the reader's language, and an unknown code stays a code", () => {
  expect([formatFor("en").country("GE"), formatFor("fr").country("GE")]).toEqual(["Georgia", "Géorgie"]);
  expect(formatFor("fr").country("ZZ")).toBeTruthy();
});
