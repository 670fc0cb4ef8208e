import { describe, expect, it } from "vitest";
import { safeReturnPath } from "@/lib/auth/return-path";

describe("the way back after signing in", () => {
  it.each([
    ["/milestones/GEO-CIV-01", "/milestones/GEO-CIV-01"],
    ["/milestones?rag=red&page=2", "/milestones?rag=red&page=2"],
  ])("leads to a page of this site: %s", (asked, path) => {
    expect(safeReturnPath(asked)).toBe(path);
  });

  it.each([
    null,
    undefined,
    "",
    "milestones",
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/.//elsewhere.example",
    "javascript:alert(1)",
  ])("never leaves it: %j", (asked) => {
    expect(safeReturnPath(asked)).toBe("/");
  });
});
