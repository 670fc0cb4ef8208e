import { expect, test } from "vitest";
import { orderHref } from "@/lib/reports/rules";

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
