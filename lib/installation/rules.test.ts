import { describe, expect, it } from "vitest";
import { contactHref, noticeFor } from "@/lib/installation/rules";
import { changeSettingsSchema } from "@/lib/installation/schemas";

describe("a notice", () => {
  const both = { noticeEn: "Closed", noticeFr: "Fermé" };

  it("is read in the reader's language", () => {
    expect(noticeFor(both, "fr")).toEqual({ text: "Fermé", language: "fr" });
    expect(noticeFor(both, "en")).toEqual({ text: "Closed", language: "en" });
  });

  it("in one language only is read by everybody, and says which it is", () => {
    expect(noticeFor({ noticeEn: null, noticeFr: "Fermé" }, "en")).toEqual({ text: "Fermé", language: "fr" });
  });

  it("that nobody has written is none", () => {
    expect(noticeFor({ noticeEn: null, noticeFr: null }, "en")).toBeNull();
  });
});

describe("a contact", () => {
  it.each(["office@example.org", "kim.hartley+reform@mail.example.org"])(
    "that is an address is a link: %s",
    (contact) => {
      expect(contactHref(contact)).toBe(`mailto:${contact}`);
    },
  );

  it.each(["Room 12, extension 3405", "write to office@example.org", "@office", "javascript:alert(1)"])(
    "that is a sentence is read: %s",
    (contact) => {
      expect(contactHref(contact)).toBeNull();
    },
  );
});

describe("what is sent", () => {
  const sent = {
    version: "0",
    name: "",
    contact: " ",
    noticeEn: "One\r\nline\u2028of text",
    noticeFr: "",
    defaultLanguage: "en",
    marking: " NATO UNCLASSIFIED ",
    highestMarking: "restricted",
  };

  it("stands on one line, and what is empty is nothing", () => {
    expect(changeSettingsSchema.parse(sent)).toEqual({
      version: 0,
      name: null,
      contact: null,
      noticeEn: "One line of text",
      noticeFr: null,
      defaultLanguage: "en",
      marking: "NATO UNCLASSIFIED",
      highestMarking: "restricted",
    });
  });

  it.each([
    ["name", 61, "settings.name.too_long"],
    ["contact", 201, "settings.contact.too_long"],
    ["noticeFr", 501, "settings.notice.too_long"],
    ["marking", 121, "settings.marking.too_long"],
  ] as const)("a %s of %i characters is too long", (field, length, message) => {
    const { error } = changeSettingsSchema.safeParse({ ...sent, [field]: "x".repeat(length) });
    expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});
