import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { UNFIT } from "@/lib/forms/constants";
import { faultsOf, pathOf, readFields, rowCount, valuesOf } from "@/lib/forms/fields";

describe("the texts of a form", () => {
  it("keep every field's text as it was typed", () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(text, text, (title, url) => {
        const form = new FormData();
        form.set("title", title);
        form.set("evidence[0].url", url);
        expect(valuesOf(form)).toEqual({ title, "evidence[0].url": url });
      }),
    );
  });

  it("leave out files, the framework's own fields and names that no form of ours writes", () => {
    const form = new FormData();
    form.set("title", "kept");
    form.set("$ACTION_REF_1", "x");
    form.set("__proto__", "x");
    form.set("evidence[9999].url", "x");
    form.set("upload", new File(["x"], "x.txt"));
    expect(valuesOf(form)).toEqual({ title: "kept" });
  });
});

describe("the rows of a list", () => {
  const values = {
    title: "T",
    "evidence[0].url": "",
    "evidence[0].title": " ",
    "evidence[2].url": "https://example.org/b",
    "evidence[1].url": "https://example.org/a",
    "evidence[3].url": "",
  };

  it("empty ones do not count, and the others keep their order", () => {
    expect(readFields(values, ["evidence"]).input).toEqual({
      title: "T",
      evidence: [{ url: "https://example.org/a" }, { url: "https://example.org/b" }],
    });
  });

  it("a fault is told at the row in which it was typed", () => {
    const { nameOf } = readFields(values, ["evidence"]);
    expect(nameOf(["evidence", 0, "url"])).toBe("evidence[1].url");
    expect(nameOf(["evidence", 1, "title"])).toBe("evidence[2].title");
    expect(nameOf(["evidence"])).toBe("evidence");
    expect(nameOf(["title"])).toBe("title");
    expect(nameOf([])).toBeNull();
  });

  it("what a command refuses is told at its row, too", () => {
    const { nameOf } = readFields(values, ["evidence"]);
    expect(nameOf(pathOf("evidence.1.file"))).toBe("evidence[2].file");
    expect(nameOf(pathOf("evidence"))).toBe("evidence");
    expect(nameOf(pathOf("effectiveOn"))).toBe("effectiveOn");
  });

  it("a list without any row is there, and one that the form may not have is not", () => {
    expect(readFields({ "other[0].url": "x" }, ["evidence"]).input).toEqual({ evidence: [] });
  });

  it("all rows are counted, so that none that was shown goes away", () => {
    expect(rowCount(values, "evidence")).toBe(4);
    expect(rowCount({ title: "T" }, "evidence")).toBe(0);
  });
});

describe("faults", () => {
  const schema = z.object({
    title: z
      .string()
      .min(3, "milestone.title.missing")
      .regex(/^[A-Z]/, "milestone.title.too_long"),
    count: z.coerce.number().positive(),
  });

  it("a field tells its first fault, and only what was written for people", () => {
    const { error } = schema.safeParse({ title: "x", count: "-1" });
    expect(faultsOf(error?.issues ?? [], ([name]) => String(name))).toEqual([
      { name: "title", messageKey: "milestone.title.missing" },
      { name: "count", messageKey: UNFIT },
    ]);
  });
});
