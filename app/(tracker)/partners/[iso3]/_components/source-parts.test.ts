import { describe, expect, it } from "vitest";
import { sourceParts } from "./source-parts";

describe("a source", () => {
  it("is taken apart at its semicolons, each address with its remark", () => {
    expect(sourceParts("https://a.example/x (a mirror); https://b.example/?y=1; the law gazette")).toEqual([
      { text: "https://a.example/x", href: "https://a.example/x", remark: "(a mirror)" },
      { text: "https://b.example/?y=1", href: "https://b.example/?y=1", remark: "" },
      { text: "the law gazette", href: null, remark: "" },
    ]);
  });

  it("never becomes a link to anything but the web", () => {
    const parts = sourceParts("javascript:alert(1); data:text/html,x");
    expect(parts.map((part) => part.href)).toEqual([null, null]);
  });
});
