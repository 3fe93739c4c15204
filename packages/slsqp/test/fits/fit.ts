import type { Bound } from '../../src/index.js';
import type { Start } from './starts.js';

/** What is summed: squared residuals, their mean, or squares of residuals over their standard deviations. */
export type Loss = 'sum' | 'mean' | 'chi-square';

/** What a fit is made from: enough to rebuild it elsewhere. */
export interface FitData {
  readonly formula: string;
  readonly at: readonly number[];
  readonly observed: readonly number[];
  /** Per observation: the residual is weight (formula - observed). */
  readonly weights: readonly number[];
  readonly features?: readonly (readonly number[])[];
}

/** A least-squares fit in natural units: minimise the sum of squared residuals, within bounds where there are any. */
export interface Fit {
  readonly name: string;
  readonly family: string;
  readonly loss: Loss;
  readonly start: Start;
  readonly linear: boolean;
  readonly data: FitData;
  readonly fun: (x: ArrayLike<number>) => number;
  readonly gradient: (x: ArrayLike<number>) => number[];
  readonly residuals: (x: ArrayLike<number>) => number[];
  readonly jacobian: (x: ArrayLike<number>) => number[][];
  readonly x0: readonly number[];
  readonly bounds?: readonly Bound[];
  /** The minimum of `fun`, by the reference method; the least that is reached from `x0` and from the truth alike. */
  readonly best: number;
  readonly solution: readonly number[];
  /** The sum of the weighted squares of the observations: the size of `fun` where nothing is explained. */
  readonly total: number;
}

/**
 * The value is the minimum: at most 1e-4 of it too large, or (observations without noise, whose minimum is 0) all but
 * 1e-10 of the sum of squares explained.
 */
export function isRight(fit: Fit, value: number): boolean {
  return value - fit.best <= 1e-4 * fit.best || value <= 1e-10 * fit.total;
}
