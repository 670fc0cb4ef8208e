import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FILE_TYPES, LONGEST_FILE_NAME, MEDIA_TYPES } from "@/lib/evidence/constants";
import { attachmentNamed, fitFileName } from "@/lib/evidence/file-names";

const PDF = "application/pdf";
const anything = fc.string({ unit: "binary", maxLength: 400 });
const anyType = fc.constantFrom(...MEDIA_TYPES);

describe("a name as it is kept", () => {
  it.each([
    ["Report.pdf", "Report.pdf"],
    ["REPORT.PDF", "REPORT.PDF"],
    ["Rapport définitif (v2).pdf", "Rapport définitif (v2).pdf"],
    ["отчёт.pdf", "отчёт.pdf"],
    ["C:\\Users\\me\\Report.pdf", "Report.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["report\u202Efdp.exe", "reportfdp.exe.pdf"],
    ["report.pdf.exe", "report.pdf.exe.pdf"],
    ["report.html", "report.html.pdf"],
    ["no ending", "no ending.pdf"],
    [".pdf", "pdf.pdf"],
    ["", "file.pdf"],
    ["...", "file.pdf"],
    [".htaccess", "htaccess.pdf"],
    ["  a \t b\n.pdf", "a b.pdf"],
    ["what?*.pdf", "what__.pdf"],
    ["e\u0301te\u0301.pdf", "été.pdf"],
  ])("%j is kept as %j", (given, kept) => {
    expect(fitFileName(given, PDF)).toBe(kept);
  });

  it("has an ending that belongs to what the file is, and none to what it is not", () => {
    fc.assert(
      fc.property(anything, anyType, (given, type) => {
        const ending = fitFileName(given, type).split(".").at(-1)?.toLowerCase() ?? "";
        expect<readonly string[]>(FILE_TYPES[type]).toContain(ending);
      }),
    );
  });

  it("has no path, nothing that does not show, and a length that the database takes", () => {
    fc.assert(
      fc.property(anything, anyType, (given, type) => {
        const kept = fitFileName(given, type);
        expect(kept).not.toMatch(/[\p{C}\p{Zl}\p{Zp}/\\<>:"|?*]/u);
        expect(kept).not.toMatch(/^[. ]|[. ]$/);
        expect([...kept].length).toBeLessThanOrEqual(LONGEST_FILE_NAME);
      }),
    );
  });

  it("stays what it is when it is fitted again", () => {
    fc.assert(
      fc.property(anything, anyType, (given, type) => {
        const kept = fitFileName(given, type);
        expect(fitFileName(kept, type)).toBe(kept);
      }),
    );
  });

  it("keeps whole characters where it is cut", () => {
    expect(fitFileName(`${"😀".repeat(300)}.pdf`, PDF)).toBe(`${"😀".repeat(LONGEST_FILE_NAME - 4)}.pdf`);
  });
});

describe("the header that names a download", () => {
  it("says the whole name, and a plain one for who reads no other", () => {
    expect(attachmentNamed("Rapport d’été, 2026.pdf")).toBe(
      `attachment; filename="Rapport d__t_, 2026.pdf"; filename*=UTF-8''Rapport%20d%E2%80%99%C3%A9t%C3%A9%2C%202026.pdf`,
    );
  });

  it("cannot be broken out of, whatever the name is", () => {
    fc.assert(
      fc.property(anything, anyType, (given, type) => {
        const kept = fitFileName(given, type);
        const header = attachmentNamed(kept);
        const [, plain = "", encoded = ""] =
          /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(header) ?? [];
        expect(plain).toMatch(/^[\x20-\x7E]+$/);
        expect(decodeURIComponent(encoded)).toBe(kept);
        expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
      }),
    );
  });
});
