/** A square matrix, row by row. */
export type Matrix = number[][];

export function zeros(size: number): Matrix {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
}

/**
 * The lower factor of a symmetric positive definite matrix, of which the lower half is read: times its own transpose it is the matrix
 * again (Cholesky).
 */
export function factorOf(matrix: Matrix): Matrix {
  const lower = zeros(matrix.length);
  for (const [row, line] of lower.entries()) {
    const given = matrix[row] ?? [];
    for (let column = 0; column <= row; column++) {
      const above = lower[column] ?? [];
      let sum = given[column] ?? 0;
      for (let k = 0; k < column; k++) sum -= (line[k] ?? 0) * (above[k] ?? 0);
      if (row === column && !(sum > 0)) throw new RangeError("the matrix is not positive definite");
      line[column] = row === column ? Math.sqrt(sum) : sum / (above[column] ?? 1);
    }
  }
  return lower;
}

/** What the matrix of this factor has to be multiplied with to give the vector. */
export function solve(lower: Matrix, vector: readonly number[]): number[] {
  const solution = [...vector];
  for (const [row, line] of lower.entries()) {
    let sum = solution[row] ?? 0;
    for (let k = 0; k < row; k++) sum -= (line[k] ?? 0) * (solution[k] ?? 0);
    solution[row] = sum / (line[row] ?? 1);
  }
  for (let row = lower.length - 1; row >= 0; row--) {
    const line = lower[row] ?? [];
    const found = (solution[row] ?? 0) / (line[row] ?? 1);
    solution[row] = found;
    for (let k = 0; k < row; k++) solution[k] = (solution[k] ?? 0) - (line[k] ?? 0) * found;
  }
  return solution;
}

/** The inverse of the matrix of this factor. */
export function inverse(lower: Matrix): Matrix {
  return lower.map((_, column) =>
    solve(
      lower,
      lower.map((_, row) => Number(row === column)),
    ),
  );
}

export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
