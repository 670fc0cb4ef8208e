/** A decimal figure: a number, or the text PostgreSQL writes for a `numeric`. */
export type Decimal = number | string;

/** A value, a baseline and a target carry at most so many decimals, a weight so many. */
export const VALUE_DECIMALS = 6;
export const WEIGHT_DECIMALS = 3;

/**
 * No figure reaches this. Nine digits before and six after the point are fifteen, and fifteen
 * digits are what a JavaScript number carries unchanged from the form to the database and back.
 */
export const VALUE_LIMIT = 1_000_000_000;

/** The figure as a whole number of its smallest parts (`scaled("0.25", 3)` is 250n): sums of these are exact. */
export function scaled(figure: Decimal, decimals: number): bigint {
  const text = typeof figure === "number" ? figure.toFixed(decimals) : figure;
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(decimals))) {
    throw new RangeError(`not a decimal figure with ${decimals} decimals: ${text}`);
  }
  const parts = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return sign === "-" ? -parts : parts;
}

/** The figure that so many of its smallest parts make, as PostgreSQL writes a `numeric`: `decimalText(250n, 3)` is "0.250". */
export function decimalText(parts: bigint, decimals: number): string {
  const digits = String(magnitude(parts)).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return `${parts < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The quotient of two whole numbers, rounded half away from zero as PostgreSQL rounds a `numeric`. */
export function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [above, below] = [magnitude(dividend), magnitude(divisor)];
  const quotient = (2n * above + below) / (2n * below);
  return negative ? -quotient : quotient;
}

function magnitude(figure: bigint): bigint {
  return figure < 0n ? -figure : figure;
}

/** The number that a person wrote, with a point or a comma before the decimals; not a number when it is anything else. */
export function readFigure(text: string): number {
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}
