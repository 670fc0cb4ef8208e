import { expect, it } from "vitest";
import { prepareForecastBand } from "./prepare-forecast-band";

it("the drawing holds the whole set and the upper end of the band", () => {
  const point = { quarter: "2026 Q4", expected: 4.5, low: 3, high: 6 };
  expect(prepareForecastBand([point], 20)).toEqual({ rows: [{ ...point, band: [3, 6] }], top: 20 });
  expect(prepareForecastBand([point], 2).top).toBe(6);
  expect(prepareForecastBand([], 0)).toEqual({ rows: [], top: 1 });
});
