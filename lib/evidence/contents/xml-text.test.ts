import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOfXml } from "@/lib/evidence/contents/xml-text";
import { markingOf } from "@/lib/markings/rules";

const escaped = (text: string) =>
  [...text].map((letter) => (/[\w .]/.test(letter) ? letter : `&#${letter.codePointAt(0)};`)).join("");
const run = (text: string) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...texts: string[]) => `<w:p><w:pPr/>${texts.map(run).join("")}</w:p>`;
const linesOf = (xml: string) =>
  textOfXml(xml)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

describe("the text of a part of an office document", () => {
  it("has a line for each paragraph, its pieces joined, and its letters as they were typed", () => {
    const letters = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => /^\S[^\n\r]*$/u.test(text));
    fc.assert(
      fc.property(fc.array(fc.array(letters, { minLength: 1 })), (paragraphs) => {
        const xml = paragraphs.map((pieces) => paragraph(...pieces.map(escaped))).join("");
        expect(linesOf(xml)).toEqual(paragraphs.map((pieces) => pieces.join("").trim()));
      }),
    );
  });

  it("is parted where somebody sees a line, a place or a cell of its own", () => {
    for (const parting of ["<w:br/>", "<w:tab/>", '<w:ptab w:alignment="right"/>', "<w:cr/>"]) {
      const xml = `<w:p>${run("Annual report")}<w:r>${parting}</w:r>${run("NATO ")}${run("SECRET")}</w:p>`;
      expect(linesOf(xml), parting).toEqual(["Annual report", "NATO SECRET"]);
    }
    const cells = `<w:tr><w:tc>${paragraph("A")}</w:tc><w:tc>${paragraph("B")}</w:tc></w:tr>`;
    expect(linesOf(cells)).toEqual(["A", "B"]);
  });

  it("holds what was written and struck out, and not what a field, a style or a picture is called", () => {
    const xml = `<w:p><w:r><w:instrText>PAGE \\* NATO</w:instrText></w:r><w:del><w:r><w:delText>NATO </w:delText></w:r></w:del>${run("SECRET")}
      <w:drawing><wp:docPr id="1" descr="A > B" name="SECRET"/></w:drawing></w:p><w:style w:styleId="SECRET"/>`;
    expect(linesOf(xml)).toEqual(["NATO SECRET"]);
  });

  it("knows the named letters of XML, and makes nothing of letters that there are not", () => {
    expect(linesOf(paragraph("&lt;A&gt; &amp;amp; &quot;B&quot; &apos;&#x43;&#X44;&apos;"))).toEqual([
      `<A> &amp; "B" 'CD'`,
    ]);
    expect(linesOf(paragraph("a&#x110000;&#9999999;&nbsp;b"))).toEqual(["ab"]);
  });

  it("of a workbook has a line for each cell, shared or not, whose pieces are joined", () => {
    const strings = `<sst><si><r><t>NATO </t></r><r><rPr/><t>SECRET</t></r></si><si><t>B</t></si></sst>`;
    expect(linesOf(strings)).toEqual(["NATO SECRET", "B"]);
    const sheet = `<row><c t="inlineStr"><is><t>C</t></is></c><c t="str"><f>UPPER("d")</f><v>D</v></c><c><v>1</v></c></row>`;
    expect(linesOf(sheet)).toEqual(["C", "D", "1"]);
    expect(linesOf(`<sheets><sheet name="NATO &amp; EU" sheetId="1"/><sheet sheetId="2"/></sheets>`)).toEqual(
      ["NATO & EU"],
    );
  });

  it("of a sheet's margins is what is printed, its left, middle and right apart", () => {
    const header = `<oddHeader>&amp;L&amp;"Calibri,Bold"&amp;14Posts &amp;&amp; pay&amp;C&amp;KFF0000NATO SECRET&amp;R&amp;P / &amp;N</oddHeader>`;
    expect(linesOf(header)).toEqual(["Posts & pay", "NATO SECRET", "/"]);
  });

  it("is taken from anything, in no time", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "/", "&", ";", "#", "w:t", " ", "a") }),
        (xml) => {
          expect(typeof textOfXml(xml)).toBe("string");
        },
      ),
    );
    const begun = performance.now();
    for (const piece of [
      "<",
      "<w:t>",
      "<w:t ",
      "&",
      "&#",
      "<a>&lt",
      "</w:p>",
      '<sheet name="',
      '<oddHeader>&"',
    ])
      markingOf(textOfXml(piece.repeat(200_000)));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
