import fc from "fast-check";
import { expect, test } from "vitest";

import { dot, factorOf, inverse, type Matrix, solve, times } from "@/lib/forecast/linear-algebra";

/** Positive definite whatever is drawn: a matrix times its transpose, and somewhat more on the diagonal. */
const definite = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc
    .array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    })
    .map((rows): Matrix => rows.map((row, i) => rows.map((other, j) => dot(row, other) + Number(i === j)))),
);

test("what is solved gives the vector again, and the inverse undoes the matrix", () => {
  fc.assert(
    fc.property(definite, (matrix) => {
      const lower = factorOf(matrix);
      const vector = matrix.map((_, index) => index - 2);
      for (const [row, value] of times(matrix, solve(lower, vector)).entries())
        expect(value).toBeCloseTo(vector[row] ?? Number.NaN, 4);
      const inverted = inverse(lower);
      for (const [row, line] of matrix.entries())
        for (const [column, value] of times(inverted, line).entries())
          expect(value).toBeCloseTo(Number(row === column), 4);
    }),
  );
});

test("a matrix that is not positive definite has no factor", () => {
  expect(() =>
    factorOf([
      [1, 2],
      [2, 1],
    ]),
  ).toThrow(RangeError);
});
