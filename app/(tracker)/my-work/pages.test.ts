import { expect, it } from "vitest";
import { pagesHref, readPages } from "./pages";

it("each list has pages of its own, and what is no page is the first one", () => {
  expect(readPages({ drafts: "3", returned: "minus", submitted: ["2", "4"] })).toEqual({
    returned: 1,
    drafts: 3,
    submitted: 1,
  });
});

it("turning the pages of one list leaves the others where they are", () => {
  const pages = { returned: 1, drafts: 3, submitted: 2 };
  expect(pagesHref(pages, "returned", 2)).toBe("/my-work?returned=2&drafts=3&submitted=2");
  expect(pagesHref(pages, "drafts", 1)).toBe("/my-work?submitted=2");
  expect(pagesHref({ ...pages, drafts: 1 }, "submitted", 1)).toBe("/my-work");
});
