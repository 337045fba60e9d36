/**
 * Makes the columns of a matrix, held row by row, orthonormal (Gram-Schmidt, each column twice: Giraud et al. 2005). A column that depends on those
 * before it becomes zero.
 */
export function orthonormalise(matrix: Float64Array, columns: number): void {
  for (let column = 0; column < columns; column++) {
    const before = columnNorm(matrix, columns, column);
    for (let pass = 0; pass < 2; pass++) {
      for (let other = 0; other < column; other++) takeOff(matrix, columns, column, other);
    }
    const norm = columnNorm(matrix, columns, column);
    // What is left of a dependent column is rounding, no direction.
    const factor = norm > 1e-12 * before ? 1 / norm : 0;
    for (let i = column; i < matrix.length; i += columns) matrix[i] = (matrix[i] as number) * factor;
  }
}

function columnNorm(matrix: Float64Array, columns: number, column: number): number {
  let square = 0;
  for (let i = column; i < matrix.length; i += columns) square += (matrix[i] as number) * (matrix[i] as number);
  return Math.sqrt(square);
}

function takeOff(matrix: Float64Array, columns: number, column: number, other: number): void {
  let shared = 0;
  const step = other - column;
  for (let i = column; i < matrix.length; i += columns) shared += (matrix[i] as number) * (matrix[i + step] as number);
  for (let i = column; i < matrix.length; i += columns) {
    matrix[i] = (matrix[i] as number) - shared * (matrix[i + step] as number);
  }
}
