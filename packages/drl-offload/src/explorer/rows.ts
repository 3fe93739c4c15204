/** Rows of candidate decisions, kept pairwise different. */

/**
 * Appends rows of `source` that `candidates` does not hold yet.
 *
 * @param rows - rows in `source`, of `size` entries each.
 * @param written - rows in `candidates` so far.
 * @param limit - stop at this many.
 * @returns rows in `candidates` now.
 */
export function addDifferent(
  source: Uint8Array,
  rows: number,
  candidates: Uint8Array,
  written: number,
  limit: number,
  size: number,
): number {
  let count = written;
  for (let row = 0; row < rows && count < limit; row++) {
    if (holds(candidates, count, source, row, size)) continue;
    copyRow(source, row, candidates, count, size);
    count++;
  }
  return count;
}

/** Whether one of the first `count` rows of `candidates` equals the row of `source`. */
export function holds(candidates: Uint8Array, count: number, source: Uint8Array, row: number, size: number): boolean {
  for (let k = 0; k < count; k++) {
    let i = 0;
    while (i < size && candidates[k * size + i] === source[row * size + i]) i++;
    if (i === size) return true;
  }
  return false;
}

/** Copies one row. */
export function copyRow(source: Uint8Array, row: number, target: Uint8Array, place: number, size: number): void {
  for (let i = 0; i < size; i++) target[place * size + i] = source[row * size + i]!;
}
