/**
 * When a falling curve settles: where its monotone fit comes near the level it ends at.
 *
 * The fit is the falling curve nearest to the values by least squares (isotonic regression; the pool-adjacent-violators
 * algorithm of Ayer et al., Annals of Mathematical Statistics 26, 1955). It has no window to choose, and noise does not move
 * it along the curve.
 */
import { requireLength, requireNumber, requireNumbers, requireOptions } from '@mec/model';
import { requireOpenUnit } from './open-unit.js';

export interface SettlingOptions {
  /** Of each value; they ascend. */
  readonly positions: ArrayLike<number>;
  /** Above 0 at the end on average, such as a loss or a distance from the optimum. */
  readonly values: ArrayLike<number>;
  /** Share of the positions' range, at its end, whose mean is the level. In (0, 1). Default 0.2. */
  readonly tail?: number;
  /** Settled from where on the fit is within this part of the level. > 0. Default 0.1. */
  readonly tolerance?: number;
}

/**
 * The first position from which the curve is settled: the first of all for a flat curve, one within the tail for a curve
 * that never settles.
 *
 * @throws OutOfDomainError when an option leaves its range; LengthMismatchError when there is not one position per value.
 * @example
 * settlingPoint({ positions: [1, 2, 3, 4, 5, 6], values: [9, 5, 1, 1, 1, 1] }); // 3
 */
export function settlingPoint(options: SettlingOptions): number {
  const where = 'settlingPoint';
  requireOptions(where, options);
  const { positions, values, tail = 0.2, tolerance = 0.1 } = options;
  requireNumbers(where, 'positions', positions);
  requireNumbers(where, 'values', values);
  requireNumber(where, 'values.length', values.length, { min: 1 });
  requireLength(where, 'positions', positions, values.length, 'positions, one per value');
  requireNumber(where, 'tolerance', tolerance, { above: 0 });
  requireOpenUnit(where, 'tail', tail);
  for (let i = 0; i < values.length; i++) {
    requireNumber(where, `values[${i}]`, values[i]);
    requireNumber(where, `positions[${i}]`, positions[i], i === 0 ? {} : { above: positions[i - 1]! });
  }
  const last = positions[values.length - 1]!;
  const from = last - tail * (last - positions[0]!);
  const ending = Array.from(values).filter((_, i) => positions[i]! >= from);
  const level = ending.reduce((sum, value) => sum + value, 0) / ending.length;
  const fit = fallingFit(values);
  const settled = fit.findIndex((value) => value <= level * (1 + tolerance));
  return positions[settled === -1 ? values.length - 1 : settled]!;
}

/** The values of the falling curve nearest to `values`. */
function fallingFit(values: ArrayLike<number>): Float64Array {
  // Pools of neighbours that share their mean; one joins the one before it while it is higher.
  const pools: { sum: number; count: number }[] = [];
  for (let i = 0; i < values.length; i++) {
    let pool = { sum: values[i]!, count: 1 };
    for (let before = pools.at(-1); before !== undefined; before = pools.at(-1)) {
      if (before.sum / before.count > pool.sum / pool.count) break;
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const fit = new Float64Array(values.length);
  let place = 0;
  for (const { sum, count } of pools) {
    fit.fill(sum / count, place, place + count);
    place += count;
  }
  return fit;
}
