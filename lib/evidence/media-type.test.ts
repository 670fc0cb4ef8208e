import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEDIA_TYPES } from "@/lib/evidence/constants";
import { docx, fileOfEachKind, jpeg, png, xlsx, zip } from "@/db/testing/files";
import { findMediaType } from "@/lib/evidence/media-type";

const files = fileOfEachKind(randomUUID());
const PDF = files["application/pdf"].bytes;
const HTML = "<!doctype html><html><body><script>alert(1)</script></body></html>";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe("a file is known by its content", () => {
  it.each(MEDIA_TYPES)("%s", async (type) => {
    expect(await findMediaType(files[type].bytes)).toBe(type);
  });

  it("a PDF of any version, and one with a picture or an archive behind its end", async () => {
    for (const bytes of [Buffer.from("%PDF-2.0\n"), Buffer.concat([PDF, png(1), zip({ "a.txt": "a" })])])
      expect(await findMediaType(bytes)).toBe("application/pdf");
  });

  it("a text that begins like another kind of file is a text", async () => {
    for (const text of [
      "PK is short for public key.",
      "BM, 12 March: as agreed.",
      "MZ stands for Moldova",
      "GIF89a",
    ])
      expect(await findMediaType(Buffer.from(text)), text).toBe("text/plain");
  });
});

describe("what is not kept, whatever its name says", () => {
  const markup = [HTML, SVG, `<?xml version="1.0"?>${SVG}`, `\uFEFF \n${HTML}`, "<a href=x>", "<!-- -->"];
  it.each(markup.map((text) => [text.slice(0, 30), text]))("markup: %j", async (_, text) => {
    expect(await findMediaType(Buffer.from(text))).toBeNull();
  });

  it.each<[string, Buffer]>([
    ["a program for Windows", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)])],
    ["a program for Linux", Buffer.concat([Buffer.from("\x7FELF"), Buffer.alloc(200)])],
    ["a plain archive", zip({ "a.txt": "a" })],
    ["an archive that holds a document", zip({ "a/b.docx": docx("a").toString("latin1") })],
    ["a picture of another kind", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1")],
    ["an old Word document", Buffer.concat([Buffer.from("D0CF11E0A1B11AE1", "hex"), Buffer.alloc(600)])],
    ["nothing but a zero", Buffer.from([0])],
    ["a text in UTF-16", Buffer.from("\uFEFFpost,filled", "utf16le")],
    ["a text with a control character far behind", Buffer.from(`${"x".repeat(100_000)}\u0007`)],
    ["bytes that are no character of Windows-1252", Buffer.from([0x61, 0x81, 0x62])],
    ["an archive cut off", docx("a").subarray(0, 60)],
  ])("%s", async (_, bytes) => {
    expect(await findMediaType(bytes)).toBeNull();
  });

  it("a document with macros, under its own type or under that of one without", async () => {
    const more = { "word/vbaProject.bin": "Sub AutoOpen()" };
    const enabled = "application/vnd.ms-word.document.macroEnabled.main+xml";
    expect(await findMediaType(docx("a", { type: enabled, more }))).toBeNull();
    expect(await findMediaType(docx("a", { more }))).toBeNull();
  });
});

describe("a file that is two things is the harmless one of them, or none", () => {
  it("a picture with markup behind it is a picture", async () => {
    expect(await findMediaType(Buffer.concat([png(7), Buffer.from(HTML)]))).toBe("image/png");
    expect(await findMediaType(jpeg(HTML))).toBe("image/jpeg");
  });

  it("a PDF that is a web page as well is a PDF", async () => {
    expect(await findMediaType(Buffer.from(`%PDF-1.4\n${HTML}`))).toBe("application/pdf");
  });

  it("a web page that is a PDF as well is nothing", async () => {
    expect(await findMediaType(Buffer.concat([Buffer.from(HTML), PDF]))).toBeNull();
  });

  it("a picture before an archive is not the archive", async () => {
    expect(await findMediaType(Buffer.concat([png(7), xlsx("a")]))).toBe("image/png");
  });
});

describe("a text", () => {
  const words = fc.stringMatching(/^[A-Za-z0-9 .éàÀçñßøŁžЖщგ漢字😀-]{1,40}$/u);

  it("in any alphabet of UTF-8 is one, with or without a mark in front", async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.boolean(), async (text, marked) => {
        expect(await findMediaType(Buffer.from(`${marked ? "\uFEFF" : ""}Ж ${text}`))).toBe("text/plain");
      }),
    );
  });

  it("of an older spreadsheet is one too", async () => {
    expect(await findMediaType(Buffer.from("Année;Effectif\n2025;12 €\n", "latin1"))).toBe("text/csv");
    expect(await findMediaType(Buffer.from([0x80, 0x20, 0x93, 0x61, 0x94]))).toBe("text/plain");
  });

  it.each([",", ";", "\t"])(
    "with rows of equal length is a table, its fields apart by %j",
    async (delimiter) => {
      const cell = fc.stringMatching(/^[a-zé0-9 ]{1,12}$/u);
      const table = fc
        .integer({ min: 2, max: 6 })
        .chain((columns) =>
          fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2 }),
        );
      await fc.assert(
        fc.asyncProperty(table, async (rows) => {
          const text = rows.map((row) => row.map((each) => `x${each}`).join(delimiter)).join("\r\n");
          expect(await findMediaType(Buffer.from(text))).toBe("text/csv");
        }),
      );
    },
  );

  it("with one line, one column or rows of unequal length is no table", async () => {
    for (const text of ["a,b,c", "a\nb\nc", "Dear all,\nas agreed, twice, we met.\nYours", 'a,"b\nc,d'])
      expect(await findMediaType(Buffer.from(text)), text).toBe("text/plain");
  });

  it("is known for a table by its beginning, however long it is", async () => {
    const long = Buffer.from("post,filled\nwest,12\n".repeat(60_000));
    expect(await findMediaType(long)).toBe("text/csv");
  });
});
