import fc from "fast-check";
import { expect, test } from "vitest";
import { RAGS } from "@/lib/milestones/constants";
import { toldOnPaper } from "@/lib/reports/sections/assessments";
import { reportWords } from "@/lib/reports/words";

const words = reportWords("en");
const told = (
  rag: (typeof RAGS)[number],
  verdict: "ongoing" | "reversed" = "ongoing",
  stance: "agrees" | "disagrees" | null = null,
) => ({
  row: { rag, verdict, stance },
  blocks: [{ kind: "heading" as const, text: "A heading, which is 26 points high" }],
});

test("where there is room for all, all are told in their order", () => {
  const all = [told("blue"), told("red"), told("grey")];
  expect(toldOnPaper(all, words, 1000)).toEqual(all);
});

test("where there is not, what was reversed or is disputed comes first, then what is off track", () => {
  const all = [
    told("blue"),
    told("red"),
    told("blue", "reversed"),
    told("green", "ongoing", "disagrees"),
    told("amber"),
  ];
  expect(toldOnPaper(all, words, 80)).toEqual([all[1], all[2], all[3]]);
});

test("nothing is told when there is no room", () => {
  expect(toldOnPaper([told("red")], words, 0)).toEqual([]);
});

test("more room never tells less", () => {
  const some = fc.array(
    fc.constantFrom(...RAGS).map((rag) => told(rag)),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(some, fc.nat(600), fc.nat(200), (all, room, more) => {
      const less = toldOnPaper(all, words, room);
      expect(toldOnPaper(all, words, room + more)).toEqual(expect.arrayContaining(less));
    }),
  );
});
