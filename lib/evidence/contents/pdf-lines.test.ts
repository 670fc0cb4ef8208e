import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf as linesOn, type Placed } from "@/lib/evidence/contents/pdf-lines";

const HEIGHT = 10;
const LETTER = 5;
/** A page's text is so wide that eighty letters have room in a line. */
const ROOM = 80;

const linesOf = (placed: readonly Placed[]) => linesOn(placed, 595);

const at = (text: string, row: number, left = 50, over: Partial<Placed> = {}): Placed => ({
  ...{ text, left, bottom: 800 - row * 13, width: text.length * LETTER, height: HEIGHT, ended: true },
  ...over,
});
const gap = (width: number): Placed => at(" ", 0, 0, { width, height: 0, ended: false });

/** A text as a page-setter breaks it. */
function broken(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > ROOM) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

describe("the lines of a page", () => {
  it("a sentence is one line, wherever it was broken", () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z]{1,14}$/), { minLength: 30, maxLength: 120 });
    fc.assert(
      fc.property(words, (written) => {
        const rows = broken(written.join(" "));
        const full = at("x".repeat(ROOM), -3);
        expect(linesOf([full, ...rows.map((text, row) => at(text, row))]).slice(1)).toEqual([
          written.join(" "),
        ]);
      }),
    );
  });

  it("what begins a line although there was room before it is a line of its own", () => {
    const words = fc.array(fc.stringMatching(/^[A-Z][a-z]{0,9}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 9 }), (headings) => {
        const texts = headings.map((heading) => heading.join(" "));
        const full = at("x".repeat(ROOM), -3);
        expect(linesOf([full, ...texts.map((text, row) => at(text, row))]).slice(1)).toEqual(texts);
      }),
    );
  });

  it("a full line ends where its sentence does, and before what is set otherwise or further below", () => {
    const full = (end: string) => at("x".repeat(ROOM - end.length) + end, 0);
    const marking = at("NATO SECRET", 1);
    for (const end of [".", ":", ";", "!", "?", ". "]) expect(linesOf([full(end), marking])).toHaveLength(2);
    expect(linesOf([full(""), marking])).toHaveLength(1);
    for (const over of [{ height: 14 }, { left: 220 }, { bottom: 760 }, { bottom: 813 }])
      expect(linesOf([full(""), { ...marking, ...over }]), JSON.stringify(over)).toHaveLength(2);
  });

  it("where nothing comes across the page, as under a title, every line is one", () => {
    const title = "Ministry of Defence of the Republic";
    expect(linesOf([at(title, 0), at("NATO SECRET", 1)])).toEqual([title, "NATO SECRET"]);
    const aside = [at("NATO SECRET", 0, 350), at("Minutes", 1, 350)];
    expect(linesOf(aside)).toEqual(["NATO SECRET", "Minutes"]);
  });

  it("what stands far apart is parted, and what a font change cuts is not", () => {
    const pieces = (width: number) => [
      at("Annual report", 0, 50, { ended: false }),
      gap(width),
      at("NATO ", 0, 300, { ended: false }),
      at("SECRET", 0, 325, { ended: false }),
      at("", 0, 0, { width: 0, height: 0 }),
    ];
    expect(linesOf(pieces(HEIGHT * 4))).toEqual(["Annual report", "NATO SECRET"]);
    expect(linesOf(pieces(LETTER))).toEqual(["Annual report NATO SECRET"]);
  });

  it("of an empty page there are none", () => {
    expect(linesOf([])).toEqual([]);
    expect(linesOf([gap(5), at("", 0, 0, { width: 0, height: 0 })])).toEqual([]);
  });
});
