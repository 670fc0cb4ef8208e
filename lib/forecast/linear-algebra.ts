/** A square matrix, row by row. */
export type Matrix = number[][];

export function zeros(size: number): Matrix {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
}

/** The inverse of a symmetric positive definite matrix, by its Cholesky factor. */
export function inverse(matrix: Matrix): Matrix {
  const size = matrix.length;
  const lower = cholesky(matrix);
  const result = zeros(size);
  for (let column = 0; column < size; column++) {
    const solution: number[] = Array.from({ length: size }, (_, row) => Number(row === column));
    for (let row = 0; row < size; row++) {
      let sum = solution[row] ?? 0;
      for (let k = 0; k < row; k++) sum -= at(lower, row, k) * (solution[k] ?? 0);
      solution[row] = sum / at(lower, row, row);
    }
    for (let row = size - 1; row >= 0; row--) {
      let sum = solution[row] ?? 0;
      for (let k = row + 1; k < size; k++) sum -= at(lower, k, row) * (solution[k] ?? 0);
      solution[row] = sum / at(lower, row, row);
    }
    for (const [row, value] of solution.entries()) set(result, row, column, value);
  }
  return result;
}

function cholesky(matrix: Matrix): Matrix {
  const size = matrix.length;
  const lower = zeros(size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = at(matrix, row, column);
      for (let k = 0; k < column; k++) sum -= at(lower, row, k) * at(lower, column, k);
      if (row === column && !(sum > 0)) throw new RangeError("the matrix is not positive definite");
      set(lower, row, column, row === column ? Math.sqrt(sum) : sum / at(lower, column, column));
    }
  }
  return lower;
}

export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (const [index, value] of a.entries()) sum += value * (b[index] ?? 0);
  return sum;
}

function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

function set(matrix: Matrix, row: number, column: number, value: number): void {
  const line = matrix[row];
  if (line !== undefined) line[column] = value;
}
