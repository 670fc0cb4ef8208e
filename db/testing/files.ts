import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import { onePagePdf } from "@/db/seed/demonstration/pdf";
import type { MediaType } from "@/lib/evidence/constants";

// Real files of every kind that is kept, small enough to be made here.

const u16 = (value: number) => Buffer.from([value & 0xff, value >> 8]);
const u32 = (value: number) => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)]);

/** A ZIP archive of these parts, as office programs write it. */
export function zip(parts: Readonly<Record<string, string>>): Buffer {
  let offset = 0;
  const entries = Object.entries(parts).map(([name, text]) => {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const facts = Buffer.concat([
      ...[20, 0, 8, 0, 0x5a21].map(u16), // version, flags, deflated, time, day
      ...[crc32(content), packed.length, content.length].map(u32),
      u16(name.length),
      u16(0),
    ]);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, Buffer.from(name), packed]);
    const central = [
      Buffer.from("PK\x01\x02"),
      u16(20),
      facts,
      Buffer.alloc(10),
      u32(offset),
      Buffer.from(name),
    ];
    offset += local.length;
    return { local, central: Buffer.concat(central) };
  });
  const directory = Buffer.concat(entries.map(({ central }) => central));
  const count = u16(entries.length);
  const end = [Buffer.from("PK\x05\x06"), u32(0), count, count, u32(directory.length), u32(offset), u16(0)];
  return Buffer.concat([...entries.map(({ local }) => local), directory, ...end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "application/vnd.openxmlformats-officedocument";
const SCHEMAS = "http://schemas.openxmlformats.org";

function contentTypes(parts: Readonly<Record<string, string>>): string {
  const overrides = Object.entries(parts).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  return `${XML}<Types xmlns="${SCHEMAS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

const leadingTo = (target: string, type: string) =>
  `${XML}<Relationships xmlns="${SCHEMAS}/package/2006/relationships"><Relationship Id="rId1" Type="${SCHEMAS}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

/** A text document of one line, with further parts and, wanted, another type of its main part. */
export function docx(
  line: string,
  { type = `${OFFICE}.wordprocessingml.document.main+xml`, more = {} } = {},
): Buffer {
  return zip({
    "[Content_Types].xml": contentTypes({ "word/document.xml": type }),
    "_rels/.rels": leadingTo("word/document.xml", "officeDocument"),
    "word/document.xml": `${XML}<w:document xmlns:w="${SCHEMAS}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${line}</w:t></w:r></w:p></w:body></w:document>`,
    ...more,
  });
}

/** A workbook of one cell. */
export function xlsx(cell: string): Buffer {
  return zip({
    "[Content_Types].xml": contentTypes({
      "xl/workbook.xml": `${OFFICE}.spreadsheetml.sheet.main+xml`,
      "xl/worksheets/sheet1.xml": `${OFFICE}.spreadsheetml.worksheet+xml`,
    }),
    "_rels/.rels": leadingTo("xl/workbook.xml", "officeDocument"),
    "xl/workbook.xml": `${XML}<workbook xmlns="${SCHEMAS}/spreadsheetml/2006/main" xmlns:r="${SCHEMAS}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": leadingTo("worksheets/sheet1.xml", "worksheet"),
    "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${SCHEMAS}/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${cell}</t></is></c></row></sheetData></worksheet>`,
  });
}

/** A picture of one grey point. */
export function png(grey: number): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), content]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, check]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1A\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from([0, grey]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A picture of one point, with a remark that tells it from others. */
export function jpeg(remark: string): Buffer {
  const point = Buffer.from(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=",
    "base64",
  );
  const text = Buffer.from(remark, "latin1");
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), text]);
  return Buffer.concat([point.subarray(0, 2), comment, point.subarray(2)]);
}

/** A file of each kind, which nothing else has: the text is part of it. */
export function fileOfEachKind(text: string): Record<MediaType, { name: string; bytes: Buffer }> {
  return {
    "application/pdf": { name: "Report.pdf", bytes: Buffer.from(onePagePdf("A report", [text])) },
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
      name: "Minutes.docx",
      bytes: docx(text),
    },
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
      name: "Posts.xlsx",
      bytes: xlsx(text),
    },
    "image/png": { name: "Map.png", bytes: Buffer.concat([png(128), Buffer.from(text)]) },
    "image/jpeg": { name: "Scan.jpg", bytes: jpeg(text) },
    "text/csv": { name: "Register.csv", bytes: Buffer.from(`post,filled\n${text},1\nother,0\n`) },
    "text/plain": { name: "Note.txt", bytes: Buffer.from(`Seen on the spot.\n${text}\n`) },
  };
}
