import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  type IPropertiesOptions,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { type WriteOptions, writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { officeTexts } from "@/lib/evidence/contents/office-texts";
import { pdfTexts } from "@/lib/evidence/contents/pdf-texts";
import { markingOf } from "@/lib/markings/rules";

// Documents as the programs write them that people write with: each by a library that had no part in reading it.

const MARKING = "NATO SECRET";
const SENTENCE = `The office holds ${MARKING} documents, and its staff is cleared up to ${MARKING}.`;

const paragraph = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const word = (options: Partial<IPropertiesOptions>) =>
  Packer.toBuffer(new Document({ sections: [{ children: [paragraph(SENTENCE)] }], ...options }));
const section = (options: IPropertiesOptions["sections"][number]) => word({ sections: [options] });

const excel = (options: Partial<WriteOptions>) =>
  writeXlsx({
    sheets: [
      {
        name: "Posts",
        rows: [
          ["post", "said"],
          ["west", SENTENCE],
        ],
      },
    ],
    ...options,
  });

const setter = NodeCompiler.create({});
function pdf(source: string): Uint8Array {
  const { result } = setter.compile({ mainFileContent: source });
  if (result === null) throw new Error("this does not compile");
  return new Uint8Array(setter.pdf(result));
}

async function markedBy(texts: Iterable<string> | AsyncIterable<string>) {
  const found = new Set<string>();
  for await (const text of texts) found.add(markingOf(text) ?? "none");
  return found.has("secret") ? "secret" : null;
}

describe("a marking within a Word document", () => {
  const frame = [
    new Paragraph({ children: [new TextRun("Minutes"), new TextRun({ children: [new Tab(), MARKING] })] }),
  ];
  it.each([
    ["in a line of its own", section({ children: [paragraph(SENTENCE), paragraph(MARKING)] })],
    [
      "whose letters change in the middle",
      section({
        children: [
          new Paragraph({ children: [new TextRun("NATO "), new TextRun({ text: "SECRET", bold: true })] }),
        ],
      }),
    ],
    [
      "beside other words in its head",
      section({ headers: { default: new Header({ children: frame }) }, children: [] }),
    ],
    [
      "in the head of its first page",
      section({ headers: { first: new Header({ children: frame }) }, children: [] }),
    ],
    [
      "beside other words in its foot",
      section({ footers: { default: new Footer({ children: frame }) }, children: [] }),
    ],
    [
      "in a cell",
      section({
        children: [
          new Table({
            rows: [
              new TableRow({
                children: ["Post", MARKING, "filled"].map(
                  (text) => new TableCell({ children: [paragraph(text)] }),
                ),
              }),
            ],
          }),
        ],
      }),
    ],
    [
      "in a footnote",
      word({
        footnotes: { 1: { children: [paragraph(`(NS) The board met.`)] } },
        sections: [
          { children: [new Paragraph({ children: [new TextRun("Said"), new FootnoteReferenceRun(1)] })] },
        ],
      }),
    ],
    [
      "in a comment",
      word({
        comments: { children: [{ id: 0, children: [paragraph(MARKING)] }] },
        sections: [
          {
            children: [
              new Paragraph({
                children: [
                  new CommentRangeStart(0),
                  new TextRun("Said"),
                  new CommentRangeEnd(0),
                  new TextRun({ children: [new CommentReference(0)] }),
                ],
              }),
            ],
          },
        ],
      }),
    ],
    ["in its title", word({ title: MARKING })],
    ["in its keywords", word({ keywords: MARKING })],
    ["in a property of its own", word({ customProperties: [{ name: "Label", value: MARKING }] })],
  ])("is found %s", async (_, file) => {
    expect(await markedBy(officeTexts(await file))).toBe("secret");
  });

  it("is none in a sentence", async () => {
    const file = await section({
      headers: { default: new Header({ children: [paragraph(SENTENCE)] }) },
      children: [SENTENCE, "NATO UNCLASSIFIED", SENTENCE].map(paragraph),
    });
    expect([...officeTexts(file)].join("\n")).toContain(SENTENCE);
    expect(await markedBy(officeTexts(file))).toBeNull();
  });
});

describe("a marking within an Excel workbook", () => {
  const rows = [["post"], ["west"]];
  it.each([
    [
      "in a cell",
      excel({
        sheets: [
          {
            name: "Posts",
            rows: [
              ["post", "marking"],
              ["west", MARKING],
            ],
          },
        ],
      }),
    ],
    [
      "in the head of a sheet",
      excel({ sheets: [{ name: "Posts", rows, headerFooter: { oddHeader: `&LPosts&R${MARKING}` } }] }),
    ],
    [
      "in the foot of a sheet",
      excel({ sheets: [{ name: "Posts", rows, headerFooter: { oddFooter: `&C${MARKING}&R&P / &N` } }] }),
    ],
    ["as the name of a sheet", excel({ sheets: [{ name: MARKING, rows }] })],
    ["in its title", excel({ properties: { title: MARKING } })],
  ])("is found %s", async (_, file) => {
    expect(await markedBy(officeTexts(await file))).toBe("secret");
  });

  it("is none in a sentence", async () => {
    const file = await excel({});
    expect([...officeTexts(file)].join("\n")).toContain(SENTENCE);
    expect(await markedBy(officeTexts(file))).toBeNull();
  });
});

describe("a marking within a PDF", () => {
  const pages = (count: number) => Array.from({ length: count }, () => "#pagebreak()\nSaid.").join("\n");
  it.each([
    ["in a line of its own", `${SENTENCE}\n\n${MARKING}\n\n${SENTENCE}`],
    ["beside other words in its head", `#set page(header: [Annual report #h(1fr) ${MARKING}])\nSaid.`],
    ["beside other words in its foot", `#set page(footer: [${MARKING} #h(1fr) 1])\nSaid.`],
    ["in a cell", `#table(columns: 3, [Post], [Marking], [Filled], [West], [${MARKING}], [yes])`],
    ["across a page", `#rotate(45deg, text(size: 40pt)[#box[${MARKING}]])`],
    ["before a portion", "#lorem(30)\n\n(NS) #lorem(30)"],
    ["right below a heading", `*Ministry of Defence*\\\n${MARKING}\\\nSaid.`],
    ["in its title", `#set document(title: "${MARKING}")\nSaid.`],
    ["in its keywords", `#set document(keywords: ("${MARKING}",))\nSaid.`],
    ["on its twentieth page", `Said. ${pages(19)}\n\n${MARKING}\n${pages(10)}`],
    ["on its last page", `Said. ${pages(40)}\n\n${MARKING}`],
  ])("is found %s", async (_, source) => {
    expect(await markedBy(pdfTexts(pdf(source)))).toBe("secret");
  });

  it("is none in a sentence, however wide the page is on which it is broken", async () => {
    for (const justified of [false, true])
      for (let width = 9; width < 17; width += 0.5) {
        const paragraphs = Array.from({ length: 6 }, (_, index) => `#lorem(${20 + index}) up to ${MARKING}.`);
        const source = `#set page(width: ${width}cm, height: auto, margin: 1cm)
          #set par(justify: ${justified})\n#set text(hyphenate: false)\n${[SENTENCE, ...paragraphs].join("\n\n")}`;
        expect(await markedBy(pdfTexts(pdf(source))), `${width} cm`).toBeNull();
      }
  });

  it("is not looked for between the first twenty pages and the last", async () => {
    const source = `Said. ${pages(25)}\n\n${MARKING}\n${pages(2)}`;
    expect(await markedBy(pdfTexts(pdf(source)))).toBeNull();
  });
});
