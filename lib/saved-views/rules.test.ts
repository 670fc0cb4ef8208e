import fc from "fast-check";
import { expect, test } from "vitest";
import { ANALYSES } from "@/lib/analysis/constants";
import { VIEW_ADDRESS_LIMIT } from "@/lib/saved-views/constants";
import { newViewHref, pageOf, viewAddress } from "@/lib/saved-views/rules";

const PATHS = [
  "/",
  "/partners",
  "/partners/GEO",
  "/milestones",
  "/analysis",
  ...ANALYSES.map((page) => `/analysis/${page}`),
];

test("a page of the overview, partners, milestones or analysis is kept with all of its filters", () => {
  const query = fc.webQueryParameters().filter((text) => text.length < 500);
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), query, (path, filters) => {
      const address = filters === "" ? path : `${path}?${filters}`;
      const kept = viewAddress(address);
      expect(kept).not.toBeNull();
      expect(new URL(kept ?? "", "http://here.invalid").pathname).toBe(path);
      expect([...new URL(kept ?? "", "http://here.invalid").searchParams]).toEqual([
        ...new URL(address, "http://here.invalid").searchParams,
      ]);
    }),
  );
});

test.each([
  "",
  "milestones",
  "https://elsewhere.example/milestones",
  "//elsewhere.example/milestones",
  "/\\elsewhere.example",
  "javascript:alert(1)",
  "/admin/people",
  "/milestones/GEO-CIV-01",
  "/milestones/new",
  "/analysis/ranking",
  "/partners/geo",
  "/api/export/milestones.csv",
  "/views/new",
  "/sign-in?next=/milestones",
  `/milestones?q=${"x".repeat(VIEW_ADDRESS_LIMIT)}`,
])("no other address becomes a view: %s", (asked) => {
  expect(viewAddress(asked)).toBeNull();
});

test("what stands after a hash is no part of a view", () => {
  expect(viewAddress("/milestones?rag=red#main")).toBe("/milestones?rag=red");
});

test("the page that gives a name is told the whole address", () => {
  const href = newViewHref("/milestones?rag=red&partner=GEO");
  expect(new URL(href, "http://here.invalid").searchParams.get("of")).toBe("/milestones?rag=red&partner=GEO");
});

test("a view is told by the page that it opens", () => {
  expect(pageOf("/")).toEqual({ section: "overview", part: null });
  expect(pageOf("/?asOf=2026-06-30")).toEqual({ section: "overview", part: null });
  expect(pageOf("/partners/GEO")).toEqual({ section: "partners", part: "GEO" });
  expect(pageOf("/analysis/law-and-practice?area=rule_of_law")).toEqual({
    section: "analysis",
    part: "law-and-practice",
  });
});
