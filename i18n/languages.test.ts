import { describe, expect, it } from "vitest";
import { acceptedLanguage, parseLanguage } from "./languages";

describe("the language of a browser's header", () => {
  it.each([
    ["fr-BE,fr;q=0.9,en;q=0.8", "fr"],
    ["en-US,en;q=0.9,fr;q=0.8", "en"],
    ["de;q=1, en;q=0.3, fr;q=0.7", "fr"],
    ["DE, FR-CH", "fr"],
    ["fr;q=0, en;q=0.1", "en"],
  ])("%s is read as %s", (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });

  it.each([null, "", "de,it", "*", ";;,,=", "fr;q=0"])("%s names none of ours", (header) => {
    expect(acceptedLanguage(header)).toBeNull();
  });
});

it("only our own languages are taken from a cookie or a form", () => {
  expect(parseLanguage("fr")).toBe("fr");
  expect([parseLanguage("FR"), parseLanguage("../fr"), parseLanguage(undefined)]).toEqual([null, null, null]);
});
