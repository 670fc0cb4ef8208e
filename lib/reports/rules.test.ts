import { expect, test } from "vitest";
import { orderHref, parseCheck } from "@/lib/reports/rules";

test("the way to an order keeps what one looks at, and its day", () => {
  expect(orderHref({ kind: "portfolio" })).toBe("/reports?kind=portfolio");
  const of = { kind: "partner", subject: "GEO" } as const;
  const asked = (knownBefore: string) => orderHref({ ...of, asOf: { day: "2026-06-30", knownBefore } });
  expect(asked("2026-07-01T00:00:00Z")).toBe("/reports?kind=partner&subject=GEO&asOf=2026-06-30");
  expect(asked("2026-10-01T00:00:00Z")).toBe(
    "/reports?kind=partner&subject=GEO&asOf=2026-06-30&knownAt=2026-09-30",
  );
  expect(asked("infinity")).toBe("/reports?kind=partner&subject=GEO&asOf=2026-06-30&knownAt=now");
});

test.each([
  ["code=F6A7-R08F-3Z5V-BJZ5", "F6A7-R08F-3Z5V-BJZ5"],
  ["code=f6a7 r08f 3z5v bjz5", "F6A7-R08F-3Z5V-BJZ5"],
  // An O for a zero, an I or an L for a one: as it is heard and written down.
  ["code=F6A7-RO8F-3Z5V-BIL5", "F6A7-R08F-3Z5V-B115"],
  ["code=F6A7", null],
  ["code=F6A7-R08F-3Z5V-BJZU", null],
  ["", null],
])("%s asks for the code %s", (query, code) => {
  expect(parseCheck(new URLSearchParams(query)).code).toBe(code);
});

test("a hash is one of 64 digits, in whatever capitals", () => {
  const hash = "0a".repeat(32);
  const asked = (sha256: string) => parseCheck(new URLSearchParams({ sha256 })).sha256;
  expect(asked(` ${hash.toUpperCase()} `)).toBe(hash);
  expect(asked(hash.slice(1))).toBeNull();
  expect(asked(`${hash.slice(1)}g`)).toBeNull();
});
