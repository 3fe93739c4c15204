/** The median over runs with an interval that holds whatever the values' distribution is. */
import { OutOfDomainError, requireNumber, requireNumbers, requireOptions } from '@mec/model';
import { median, standardDeviation } from 'simple-statistics';
import type { Estimate } from './estimate.js';
import { requireOpenUnit } from './open-unit.js';

export interface MedianOptions {
  /** Finite, at least one, one per run. */
  readonly values: ArrayLike<number>;
  /** In (0, 1). Default 0.95. */
  readonly confidence?: number;
}

/**
 * The interval lies between two of the sorted values: so far from the ends that a median outside would be a tail of coin
 * tosses (Conover, Practical Nonparametric Statistics, section 3.2). Five values or fewer have none at 95 %.
 *
 * @throws OutOfDomainError when an option leaves its range.
 * @example
 * medianOverRuns({ values: [1, 2, 3, 4, 5, 60] }).interval; // [1, 60]
 */
export function medianOverRuns(options: MedianOptions): Estimate {
  const where = 'medianOverRuns';
  requireOptions(where, options);
  const { values, confidence = 0.95 } = options;
  requireOpenUnit(where, 'confidence', confidence);
  requireNumbers(where, 'values', values);
  requireNumber(where, 'values.length', values.length, { min: 1 });
  const sorted = Float64Array.from(values).sort();
  sorted.forEach((value, k) => {
    if (Number.isFinite(value)) return;
    throw new OutOfDomainError({ where, what: `values, sorted, at ${k}`, got: value, expected: 'a finite number' });
  });
  const cut = cutOff(sorted.length, (1 - confidence) / 2);
  const interval = cut === 0 ? ([-Infinity, Infinity] as const) : ([sorted[cut - 1]!, sorted.at(-cut)!] as const);
  const list = Array.from(sorted);
  const deviation = list.length === 1 ? 0 : standardDeviation(list) * Math.sqrt(list.length / (list.length - 1));
  return { value: median(list), interval, over: 'runs', deviation };
}

/** How many values may be cut from each end: the most heads of which so few or fewer are rarer than `tail`. */
function cutOff(count: number, tail: number): number {
  let chance = 0.5 ** count;
  let sum = 0;
  for (let heads = 0; heads < count; heads++) {
    sum += chance;
    if (sum > tail) return heads;
    chance *= (count - heads) / (heads + 1);
  }
  return 0;
}
