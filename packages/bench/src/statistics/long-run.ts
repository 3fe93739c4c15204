/** Where a quantity settles: a queue that is stable comes to a level, one that is not keeps growing. */
import { OutOfDomainError, requireNumbers } from '@mec/model';

export interface LongRun {
  /** Mean over all slots. */
  readonly mean: number;
  /** Mean over the last fifth. */
  readonly settled: number;
  /** Slope over the second half by least squares, per slot. */
  readonly trend: number;
  /** Whether the second half rises, by its trend, by less than a tenth of its mean size. */
  readonly stable: boolean;
}

/** Rise over the second half, as a part of its mean size, from which on a quantity counts as growing. */
const GROWING = 0.1;

/**
 * Long-run averages of one value per slot.
 *
 * @throws OutOfDomainError when there are no values.
 */
export function longRun(values: ArrayLike<number>): LongRun {
  requireNumbers('longRun', 'values', values);
  const list = Array.from(values);
  if (list.length === 0) {
    throw new OutOfDomainError({ where: 'longRun', what: 'values', got: [], expected: 'at least one value' });
  }
  const half = list.slice(Math.floor(list.length / 2));
  const middle = (half.length - 1) / 2;
  const level = meanOf(half);
  let products = 0;
  let squares = 0;
  half.forEach((value, k) => {
    products += (k - middle) * (value - level);
    squares += (k - middle) ** 2;
  });
  const trend = squares === 0 ? 0 : products / squares;
  const size = meanOf(half.map(Math.abs));
  return {
    mean: meanOf(list),
    settled: meanOf(list.slice(Math.floor((4 * list.length) / 5))),
    trend,
    stable: trend * half.length <= GROWING * size,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
