import fc from "fast-check";
import { expect, test } from "vitest";

import { markup, oneLine } from "@/lib/mail/markup";

test("a text is escaped, in an attribute too, and markup is taken as it is", () => {
  const link = markup`<a href="${`/?a="1"&b='2'`}">${"<b>"}</a>`;
  expect(markup`<p>${link}</p>`.html).toBe(
    '<p><a href="/?a=&quot;1&quot;&amp;b=&#39;2&#39;">&lt;b&gt;</a></p>',
  );
  expect(markup`${[markup`<i>${"&amp;"}</i>`, markup`<i></i>`]}`.html).toBe("<i>&amp;amp;</i><i></i>");
});

test("one line is one line, and keeps every other character", () => {
  expect(oneLine(" a\r\nb\u2028c\td\u0000\u0085 ")).toBe("a b c d");
  expect(oneLine("👩‍👩‍👧 مرحبا \u202e")).toBe("👩‍👩‍👧 مرحبا \u202e".trim());
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      const visible = (all: string) => all.replace(/[\p{Cc}\s]/gu, "");
      expect(visible(oneLine(text))).toBe(visible(text));
    }),
  );
});
