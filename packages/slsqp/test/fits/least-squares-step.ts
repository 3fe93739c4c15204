/**
 * Minimises |A s - b| by Householder's reflections; A has at least as many rows as columns.
 *
 * @param rows - A, row by row; overwritten.
 * @param right - b; overwritten.
 * @returns s; an entry whose column is no more than a combination of those before it is 0.
 */
export function leastSquaresStep(rows: number[][], right: number[]): number[] {
  const m = rows.length;
  const n = rows[0]!.length;
  for (let k = 0; k < n; k++) {
    let square = 0;
    for (let i = k; i < m; i++) square += rows[i]![k]! ** 2;
    const head = rows[k]![k]!;
    const norm = head > 0 ? -Math.sqrt(square) : Math.sqrt(square);
    if (norm === 0) continue;
    // v = a - norm e: reflects the column a onto norm e; v'v = 2 (a'a - norm head).
    rows[k]![k] = head - norm;
    const half = square - norm * head;
    for (let j = k + 1; j <= n; j++) {
      let product = 0;
      for (let i = k; i < m; i++) product += rows[i]![k]! * (j < n ? rows[i]![j]! : right[i]!);
      const factor = product / half;
      for (let i = k; i < m; i++) {
        if (j < n) rows[i]![j]! -= factor * rows[i]![k]!;
        else right[i]! -= factor * rows[i]![k]!;
      }
    }
    rows[k]![k] = norm;
  }
  const s = Array.from({ length: n }, () => 0);
  for (let k = n - 1; k >= 0; k--) {
    let value = right[k]!;
    for (let j = k + 1; j < n; j++) value -= rows[k]![j]! * s[j]!;
    s[k] = rows[k]![k] === 0 ? 0 : value / rows[k]![k]!;
  }
  return s;
}
