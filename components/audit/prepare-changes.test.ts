import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginningOf, prepareChanges } from "./prepare-changes";

const asIs = (_field: string, value: string | number | boolean) => String(value);
const text = (value: string) => ({ kind: "text", text: value });
const nothing = { kind: "nothing" };

describe("the fields that an event changed", () => {
  it("are shown with what they were and are, and no other", () => {
    const event = {
      changed: ["value", "state"],
      before: { state: "draft", value: 1, narrative: "Same" },
      after: { state: "submitted", value: 2.5, narrative: "Same" },
    };
    expect(prepareChanges(event, asIs)).toEqual([
      { field: "state", before: text("draft"), after: text("submitted") },
      { field: "value", before: text("1"), after: text("2.5") },
    ]);
  });

  it("of a thing just made are those that hold something", () => {
    const event = {
      changed: ["title", "note", "unit", "partners"],
      before: null,
      after: { title: "A", note: null, unit: "", partners: [] },
    };
    expect(prepareChanges(event, asIs)).toEqual([{ field: "title", before: nothing, after: text("A") }]);
  });

  it("keep what was and is no more", () => {
    const event = { changed: ["reason"], before: { reason: "Why" }, after: {} };
    expect(prepareChanges(event, asIs)).toEqual([{ field: "reason", before: text("Why"), after: nothing }]);
  });

  it("may be lists and things with fields of their own, each written by its own name", () => {
    const write = (field: string, value: string | number | boolean) => `${field}:${value}`;
    const event = {
      changed: ["evidence", "partners"],
      before: null,
      after: { evidence: [{ title: "Gazette", note: null, credibility: 2 }], partners: ["GEO", "MDA"] },
    };
    expect(prepareChanges(event, write)).toEqual([
      {
        field: "evidence",
        before: nothing,
        after: {
          kind: "list",
          items: [
            {
              kind: "fields",
              fields: [
                { name: "title", value: text("title:Gazette") },
                { name: "credibility", value: text("credibility:2") },
              ],
            },
          ],
        },
      },
      {
        field: "partners",
        before: nothing,
        after: { kind: "list", items: [text("partners:GEO"), text("partners:MDA")] },
      },
    ]);
  });

  it("are shown whatever the contents are", () => {
    const contents = fc.option(fc.dictionary(fc.string(), fc.jsonValue()), { nil: null });
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
        const fields = prepareChanges({ changed, before, after }, asIs).map(({ field }) => field);
        expect(changed).toEqual(expect.arrayContaining(fields));
      }),
    );
  });
});

describe("a long text", () => {
  it("begins with whole words, and a short one is read at once", () => {
    expect(beginningOf("Short enough.")).toBeNull();
    const beginning = beginningOf("word ".repeat(200)) ?? "";
    expect(beginning.length).toBeGreaterThan(100);
    expect(beginning).toMatch(/word$/);
  });

  it("without a space is cut all the same", () => {
    expect(beginningOf("x".repeat(5000))?.length).toBeLessThan(280);
  });
});
