import { expect, test } from "vitest";

import { randomFor } from "@/db/seed/demonstration/random";

test("a name draws the same on every machine, and another name something else", () => {
  const draws = (name: string) => {
    const random = randomFor(name);
    return [random.whole(0, 1_000_000), random.whole(0, 1_000_000), random.uuid()];
  };
  expect(draws("GEO")).toEqual([226_930, 530_714, "d52f5bab-3aeb-4057-81e2-b9355594a5e2"]);
  expect(draws("MDA")).not.toEqual(draws("GEO"));
});

test("draws stay within what was asked for and reach both ends", () => {
  const random = randomFor("ends");
  const drawn = new Set(Array.from({ length: 500 }, () => random.whole(1, 6)));
  expect(drawn).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  expect(Array.from({ length: 500 }, () => random.share()).every((share) => share >= 0 && share < 1)).toBe(
    true,
  );
});

test("what has no weight is never drawn", () => {
  const random = randomFor("weights");
  const drawn = new Set(
    Array.from({ length: 300 }, () =>
      random.weighted([
        ["a", 1],
        ["b", 0],
        ["c", 3],
      ]),
    ),
  );
  expect(drawn).toEqual(new Set(["a", "c"]));
});

test("shuffling loses nothing and adds nothing", () => {
  const items = Array.from({ length: 70 }, (_none, index) => index);
  const shuffled = randomFor("shuffle").shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
});
