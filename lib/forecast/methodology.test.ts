import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import {
  BACKTEST_QUARTERS,
  BAND_SHARE,
  FORECAST_RULE_VERSION,
  HORIZON_QUARTERS,
  MIN_FULFILMENTS,
} from "@/lib/forecast/constants";
import { FACTORS } from "@/lib/forecast/covariates";

const NUMBERS: Record<number, readonly [string, string]> = { 12: ["twelve", "douze"] };

test.each([
  ["methodology.md", "Forecast", "fulfilments", 0],
  ["methodology.fr.md", "Prévision", "jalons atteints", 1],
] as const)(
  "%s states the version, the limits and the factors as the program applies them",
  (file, title, fulfilled, language) => {
    const text = readFileSync(new URL(`../../docs/${file}`, import.meta.url), "utf8");
    const [, section = ""] = text.split(
      new RegExp(`^## ${title} \\(.*version ${FORECAST_RULE_VERSION}\\)$`, "m"),
    );
    const [own = ""] = section.split(/^## /m);
    expect(own).toContain(`**${MIN_FULFILMENTS} ${fulfilled}**`);
    expect(own).toContain(NUMBERS[HORIZON_QUARTERS]?.[language]);
    expect(own).toContain(`${BAND_SHARE * 100} %`);
    // A year, as both texts say.
    expect(BACKTEST_QUARTERS).toBe(4);
    // The rows of the table below its head and its line.
    expect(own.match(/^\| /gm)).toHaveLength(FACTORS.length + 2);
  },
);
