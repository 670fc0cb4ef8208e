import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalText, roundedQuotient, scaled, VALUE_DECIMALS, VALUE_LIMIT } from "@/lib/milestones/decimal";

describe("exact figures", () => {
  it("every figure below the limit, with its six decimals, survives as a JavaScript number", () => {
    const limit = VALUE_LIMIT * 10 ** VALUE_DECIMALS - 1;
    fc.assert(
      fc.property(fc.integer({ min: -limit, max: limit }), (parts) => {
        return scaled(parts / 10 ** VALUE_DECIMALS, VALUE_DECIMALS) === BigInt(parts);
      }),
      { numRuns: 1000 },
    );
  });

  it("a number and PostgreSQL's text for it are the same figure", () => {
    expect(scaled(0.25, 3)).toBe(250n);
    expect(scaled("0.25", 3)).toBe(250n);
    expect(scaled("0.250000000", 3)).toBe(250n);
    expect(scaled("-12", 6)).toBe(-12_000_000n);
    expect(scaled(-0.5, 6)).toBe(-500_000n);
  });

  it.each(["", "abc", "1e3", "NaN", "1.", ".5", "0.0005"])(
    "text that is no figure of three decimals is refused: %j",
    (text) => {
      expect(() => scaled(text, 3)).toThrow(RangeError);
    },
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21])(
    "a number without a figure is refused: %s",
    (number) => {
      expect(() => scaled(number, 6)).toThrow(RangeError);
    },
  );

  it("is written as PostgreSQL writes it, and read back unchanged", () => {
    expect(decimalText(250n, 3)).toBe("0.250");
    expect(decimalText(-12_500n, 3)).toBe("-12.500");
    expect(decimalText(0n, 9)).toBe("0.000000000");
    fc.assert(fc.property(fc.bigInt(), (parts) => scaled(decimalText(parts, 9), 9) === parts));
  });

  it("halves are rounded away from zero, on both sides", () => {
    expect(roundedQuotient(1n, 2n)).toBe(1n);
    expect(roundedQuotient(-1n, 2n)).toBe(-1n);
    expect(roundedQuotient(1n, -2n)).toBe(-1n);
    expect(roundedQuotient(-3n, -2n)).toBe(2n);
    expect(roundedQuotient(1n, 3n)).toBe(0n);
  });

  it("a rounded quotient is never further than half from the true one", () => {
    const figure = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(
        figure,
        figure.filter((divisor) => divisor !== 0n),
        (dividend, divisor) => {
          const rest = 2n * (dividend - roundedQuotient(dividend, divisor) * divisor);
          return rest * rest <= divisor * divisor;
        },
      ),
    );
  });
});
