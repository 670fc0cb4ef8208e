import { expect, test } from "vitest";
import { pointsBetween } from "@/lib/completion/points-between";

test("the difference is that of the percentages that are read", () => {
  expect(pointsBetween(0.404, 0.466)).toBe(7);
  expect(pointsBetween(0.466, 0.404)).toBe(-7);
  expect(pointsBetween(0.401, 0.404)).toBe(0);
});

test("where one side is not known there is no difference", () => {
  for (const unknown of [null, undefined]) {
    expect(pointsBetween(unknown, 0.5)).toBeNull();
    expect(pointsBetween(0.5, unknown)).toBeNull();
  }
});
