/**
 * Sums over the devices that follow one change at a time, for walks of costs made of sums.
 *
 * A step adds afresh what lies above one device and subtracts nothing. So the sums depend on the numbers alone and not on the way
 * to them: no rounding gathers, an Infinity goes when its device leaves, and they have the same bits as those of a new tree.
 */

import { requireNumber } from './domain.js';

/** Some columns of one number per device. */
export interface SumTree {
  /** The sum of each column: a view that follows every change. Of use after the first {@link addAll}. */
  readonly totals: Float64Array;
  /** Sets a number; the sums follow at the next `addAll` or `addAbove`. */
  put(device: number, column: number, value: number): void;
  /** Adds up everything, in O(N). */
  addAll(): void;
  /** Adds up what one device's numbers are part of, in O(log N). */
  addAbove(device: number): void;
}

/**
 * A tree of zeros.
 *
 * @param size - N, an integer >= 1.
 * @param columns - an integer >= 1. Their product is at most 10^8.
 * @throws OutOfDomainError when they are not; `put` and `addAbove` check nothing.
 */
export function createSumTree(size: number, columns: number): SumTree {
  const where = 'createSumTree';
  requireNumber(where, 'columns', columns, { min: 1, max: 1e8, integer: true });
  requireNumber(where, 'size', size, { min: 1, max: 1e8 / columns, integer: true, unit: 'devices' });
  // Node 0 is the root, node k has the four children from 4k + 1 on, and device i is node `inner` + i.
  let width = 1;
  let inner = 0;
  while (width < size) {
    inner += width;
    width *= 4;
  }
  const sums = new Float64Array(columns * (inner + width));
  const add = (node: number): void => {
    const first = columns * (4 * node + 1);
    for (let column = 0; column < columns; column++) {
      const c = first + column;
      sums[columns * node + column] = sums[c]! + sums[c + columns]! + (sums[c + 2 * columns]! + sums[c + 3 * columns]!);
    }
  };
  return {
    totals: sums.subarray(0, columns),
    put(device, column, value) {
      sums[columns * (inner + device) + column] = value;
    },
    addAll() {
      for (let node = inner - 1; node >= 0; node--) add(node);
    },
    addAbove(device) {
      for (let node = inner + device; node > 0;) {
        node = (node - 1) >> 2;
        add(node);
      }
    },
  };
}
