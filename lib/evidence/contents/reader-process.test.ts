import { constants, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { describe, expect, it } from "vitest";
import { onePagePdf } from "@/db/seed/demonstration/pdf";
import { docx, xlsx } from "@/db/testing/files";
import { MEGABYTE } from "@/lib/evidence/constants";
import { officeTexts } from "@/lib/evidence/contents/office-texts";
import { pdfTexts } from "@/lib/evidence/contents/pdf-texts";
import { isMarkedWithin } from "@/lib/evidence/contents/reader-process";
import type { HighestMarking } from "@/lib/markings/constants";

const MARKED = onePagePdf("Minutes", ["The board met.", "NATO SECRET"]);

const inPdf = (pdf: string | Buffer, highest: HighestMarking = "unclassified") =>
  isMarkedWithin({ bytes: Buffer.from(pdf), mediaType: "application/pdf" }, highest);
const inDocx = (bytes: Buffer, highest: HighestMarking = "unclassified") =>
  isMarkedWithin(
    { bytes, mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    highest,
  );
const inXlsx = (bytes: Buffer, highest: HighestMarking = "unclassified") =>
  isMarkedWithin(
    { bytes, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    highest,
  );

/** A few thousand bytes for every megabyte of spaces that they become. */
function packedSpaces(megabytes: number): Buffer {
  const one = deflateRawSync(Buffer.alloc(MEGABYTE, " "), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: megabytes }, () => one), Buffer.from([0x03, 0x00])]);
}

describe("what is within a document is held to the highest marking that is allowed", () => {
  it("of every kind that is read", async () => {
    const marked = [inPdf(MARKED), inDocx(docx("NATO SECRET")), inXlsx(xlsx("NATO SECRET"))];
    expect(await Promise.all(marked)).toEqual([true, true, true]);
    const sentence = "The office holds NATO SECRET documents.";
    const plain = [inPdf(onePagePdf("Minutes", [sentence])), inDocx(docx(sentence)), inXlsx(xlsx(sentence))];
    expect(await Promise.all(plain)).toEqual([false, false, false]);
  });

  it("and no lower", async () => {
    expect(await inDocx(docx("NATO SECRET"), "confidential")).toBe(true);
    expect(await inDocx(docx("NATO SECRET"), "secret")).toBe(false);
    expect(await inDocx(docx("COSMIC TOP SECRET"), "secret")).toBe(true);
  });
});

/** An archive written as it comes, with the sizes of its parts behind them and not before. */
function zipStream(parts: Readonly<Record<string, string>>): Buffer {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((_, chunk) => chunks.push(chunk));
  for (const [name, text] of Object.entries(parts)) {
    const part = new ZipDeflate(name);
    archive.add(part);
    part.push(strToU8(text), true);
  }
  archive.end();
  return Buffer.concat(chunks);
}

it("an archive that was written as it came is read like any other", () => {
  const marked = "<w:p><w:r><w:t>NATO SECRET</w:t></w:r></w:p>";
  const bytes = zipStream({
    "word/a.xml": "<w:t>a</w:t>",
    "word/media/b.png": "b".repeat(9000),
    "word/c.xml": marked,
  });
  expect([...officeTexts(bytes)].map((text) => text.trim())).toEqual(["a", "NATO SECRET"]);
});

describe("a file that becomes more than any should when it is unpacked", () => {
  it("is read where it is small: what comes after the part that swells is found", async () => {
    const swollen = docx(" ".repeat(300 * MEGABYTE), {
      more: { "word/header1.xml": "<w:p><w:r><w:t>NATO SECRET</w:t></w:r></w:p>" },
    });
    expect(swollen.length).toBeLessThan(MEGABYTE);
    expect(await inDocx(swollen)).toBe(true);
  });

  it("is read no further than its bounds, whatever it says about its size", () => {
    const swollen = docx(`x${" ".repeat(100 * MEGABYTE)}`);
    // The unpacked size of its main part, in the head before its name.
    swollen.writeUInt32LE(10, swollen.lastIndexOf("word/document.xml", swollen.indexOf("PK\x01\x02")) - 8);
    const longest = Math.max(...[...officeTexts(swollen)].map(({ length }) => length));
    expect(longest).toBeGreaterThan(7 * MEGABYTE);
    expect(longest).toBeLessThan(13 * MEGABYTE);
    const parts = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `word/header${index}.xml`,
        `<w:t>${" ".repeat(9 * MEGABYTE)}</w:t>`,
      ]),
    );
    const all = [...officeTexts(docx("a", { more: parts }))].reduce((sum, { length }) => sum + length, 0);
    expect(all).toBeLessThan(80 * MEGABYTE);
  });

  it("ends the reader of a PDF, and nothing else", async () => {
    const page = Buffer.concat([Buffer.from([0x78, 0x01]), packedSpaces(700)]);
    const head = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << >> >> endobj
4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F 7 0 R >> >> >> endobj
6 0 obj << /Length 45 >> stream\nBT /F 10 Tf 50 700 Td (NATO SECRET) Tj ET    \nendstream endobj
7 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
`;
    const tail = "trailer << /Size 8 /Root 1 0 R >>\n%%EOF\n";
    const withPage = (content: Buffer) =>
      Buffer.concat([
        Buffer.from(`${head}5 0 obj << /Length ${content.length} /Filter /FlateDecode >> stream\n`),
        content,
        Buffer.from(`\nendstream endobj\n${tail}`),
      ]);
    const small = Buffer.concat([Buffer.from([0x78, 0x01]), packedSpaces(1)]);
    expect(await inPdf(withPage(small))).toBe(true);
    expect(await inPdf(withPage(page))).toBe(false);
    expect(await inPdf(MARKED)).toBe(true);
  });
});

describe("a file that cannot be read", () => {
  it("counts as not marked when it wants a password, or is damaged throughout", async () => {
    const key = `<${"ab".repeat(32)}>`;
    const locked = MARKED.replace(
      "/Root 1 0 R",
      `/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`,
    );
    expect(await inPdf(locked)).toBe(false);
    expect(await inPdf("%PDF-1.7\nNATO SECRET")).toBe(false);
    expect(await inDocx(Buffer.from("PK\x03\x04NATO SECRET"))).toBe(false);
  });

  it("throws nothing, wherever it is cut off or written over", async () => {
    const damages = fc.record({
      at: fc.nat(),
      cut: fc.boolean(),
      by: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(damages, async ({ at, cut, by }) => {
        for (const whole of [docx("NATO SECRET"), xlsx("NATO SECRET"), Buffer.from(MARKED)]) {
          const bytes = new Uint8Array(whole);
          const start = at % whole.length;
          bytes.set(by.subarray(0, whole.length - start), start);
          const damaged = cut ? bytes.slice(0, start) : bytes;
          const texts = whole.subarray(0, 2).equals(Buffer.from("PK"))
            ? officeTexts(damaged)
            : pdfTexts(damaged);
          for await (const text of texts) expect(typeof text).toBe("string");
        }
      }),
    );
  });

  it("is read up to where it is cut off", () => {
    const whole = docx("NATO SECRET", { more: { "word/more.xml": "x".repeat(5000) } });
    const cut = whole.subarray(0, whole.lastIndexOf("word/more.xml", whole.indexOf("PK\x01\x02")) + 16);
    expect([...officeTexts(cut)].join("\n")).toContain("NATO SECRET");
  });
});
