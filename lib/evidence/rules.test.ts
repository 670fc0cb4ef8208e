import { describe, expect, it } from "vitest";
import { MOST_FILE_BYTES } from "@/lib/evidence/constants";
import { FILE_ENDINGS, fileFault, fileKind } from "@/lib/evidence/rules";

const fault = (name: string, type = "", size = 10) => fileFault({ name, type, size });

describe("before a file is sent, the browser says", () => {
  it("that it is empty, or too large by a byte", () => {
    expect(fault("a.pdf", "application/pdf", 0)).toBe("evidence.file.empty");
    expect(fault("a.pdf", "application/pdf", MOST_FILE_BYTES)).toBeNull();
    expect(fault("a.pdf", "application/pdf", MOST_FILE_BYTES + 1)).toBe("evidence.file.too_large");
  });

  it.each([
    ["page.html", "text/html"],
    ["drawing.svg", "image/svg+xml"],
    ["old.doc", "application/msword"],
    ["macro.docm", "application/vnd.ms-word.document.macroEnabled.12"],
    ["pdf", "application/zip"],
  ])("that %s is of no kind that is kept", (name, type) => {
    expect(fault(name, type)).toBe("evidence.file.unfit");
  });

  it("nothing where only the content tells", () => {
    expect(fault("Rapport 12.03.2026")).toBeNull();
    expect(fault("no ending")).toBeNull();
    // What a browser makes of it where a spreadsheet program is installed.
    expect(fault("Register.CSV", "application/vnd.ms-excel")).toBeNull();
    expect(fault("report", "application/pdf")).toBeNull();
  });
});

it("the chooser offers the endings of what is kept, each once", () => {
  expect(FILE_ENDINGS).toEqual([".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".csv", ".txt"]);
});

it("a kind of file is called what people call it", () => {
  expect([fileKind("application/pdf"), fileKind("text/plain"), fileKind("image/jpeg")]).toEqual([
    "PDF",
    "TXT",
    "JPG",
  ]);
});
