import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextOwnCode, numberStages, sameStages, stagesFault, type StageWish } from "@/lib/catalogue/rules";

const wish = (labelEn: string, over: Partial<StageWish> = {}): StageWish => ({
  labelEn,
  labelFr: `${labelEn} (fr)`,
  place: null,
  was: null,
  ...over,
});

describe("the stages of a new version", () => {
  it("stand in the order of their places, new ones last, and are numbered from 0", () => {
    const { stages } = numberStages([
      wish("In force", { place: 3, was: 2 }),
      wish("None", { place: 1, was: 0 }),
      wish("Monitored"),
      wish("Consulted", { place: 2.5 }),
      wish("Drafted", { place: 2, was: 1 }),
    ]);
    expect(stages.map(({ value, labelEn }) => [value, labelEn])).toEqual([
      [0, "None"],
      [1, "Drafted"],
      [2, "Consulted"],
      [3, "In force"],
      [4, "Monitored"],
    ]);
  });

  it("tell which number each stage of the version before has now, and of one that is gone nothing", () => {
    const { numbers } = numberStages([
      wish("None", { place: 1, was: 0 }),
      wish("Consulted", { place: 1.5 }),
      wish("In force", { place: 3, was: 2 }),
    ]);
    expect(numbers).toEqual({ 0: 0, 2: 2 });
  });

  it("are all there, each once, whatever places they ask for", () => {
    const wishes = fc.array(
      fc.record({
        labelEn: fc.string({ minLength: 1 }),
        labelFr: fc.string({ minLength: 1 }),
        place: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
        was: fc.constant(null),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(wishes, (each) => {
        const { stages } = numberStages(each);
        expect(stages.map(({ value }) => value)).toEqual(each.map((_wish, index) => index));
        expect(stages.map(({ labelEn }) => labelEn).toSorted()).toEqual(
          each.map(({ labelEn }) => labelEn).toSorted(),
        );
      }),
    );
  });
});

describe("a scale", () => {
  const of = (...labels: string[]) => numberStages(labels.map((label) => wish(label))).stages;

  it("has between two and twenty stages, none of one name", () => {
    expect(stagesFault(of("No"))).toBe("scale.stages.too_few");
    expect(stagesFault(of("No", "Yes"))).toBeNull();
    expect(stagesFault(of(...Array.from({ length: 21 }, (_each, index) => `S${index}`)))).toBe(
      "scale.stages.too_many",
    );
    expect(stagesFault(of("Drafted", "drafted"))).toBe("scale.label.twice");
  });

  it("is another one when a word differs", () => {
    expect(sameStages(of("No", "Yes"), of("No", "Yes"))).toBe(true);
    expect(sameStages(of("No", "Yes"), of("No", "yes"))).toBe(false);
    expect(sameStages(of("No", "Yes"), of("Yes", "No"))).toBe(false);
  });
});

it("templates of one's own are numbered after those of the files, until the numbers are taken", () => {
  expect(nextOwnCode("CIV", ["CIV-01", "CIV-11", "BIN-60"])).toBe("CIV-51");
  expect(nextOwnCode("CIV", ["CIV-51", "CIV-52"])).toBe("CIV-53");
  expect(nextOwnCode("CIV", ["CIV-99"])).toBeNull();
});
