import { expect, it } from "vitest";
import { currentEntry } from "./current-entry";

it("an entry is current on its page and on the pages below", () => {
  expect(currentEntry("/partners", "/partners")).toBe("page");
  expect(currentEntry("/partners", "/partners/GEO")).toBe("true");
});

it("a path that only begins alike belongs to another entry", () => {
  expect(currentEntry("/partners", "/partners-archive")).toBeNull();
});

it("the overview is current on itself alone", () => {
  expect([currentEntry("/", "/"), currentEntry("/", "/milestones")]).toEqual(["page", null]);
});
