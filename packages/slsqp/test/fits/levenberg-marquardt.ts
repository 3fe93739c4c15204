/**
 * The reference that says where a fit's minimum is: Levenberg and Marquardt's method on the residuals.
 *
 * It shares nothing with the package's solver: it sees residuals and their Jacobian, scales each column by its largest
 * norm so far (Moré, "The Levenberg-Marquardt algorithm", 1978), and solves by Householder's QR, so that the squared
 * condition number never enters. Bounds are kept by clipping the step and holding the variables that push outwards.
 */
import type { Bound } from '../../src/index.js';
import { leastSquaresStep } from './least-squares-step.js';

export interface LeastSquares {
  readonly residuals: (x: ArrayLike<number>) => readonly number[];
  readonly jacobian: (x: ArrayLike<number>) => readonly (readonly number[])[];
  readonly bounds?: readonly Bound[] | undefined;
}

export interface Minimum {
  readonly x: readonly number[];
  /** The sum of squared residuals there. */
  readonly fun: number;
}

const sum = (residuals: readonly number[]): number => residuals.reduce((total, r) => total + r * r, 0);

/** @param damping - the first damping, relative to the scaled columns; a large one follows the slope from the start. */
export function levenbergMarquardt(problem: LeastSquares, start: readonly number[], damping: number): Minimum {
  const { residuals, jacobian, bounds } = problem;
  const clip = (value: number, i: number): number =>
    Math.min(bounds?.[i]?.[1] ?? Infinity, Math.max(bounds?.[i]?.[0] ?? -Infinity, value));
  let x = start.map(clip);
  let r = residuals(x);
  let fun = sum(r);
  const scales: number[] = x.map(() => 0);
  let lambda = damping;
  let raise = 2;
  let idle = 0;
  for (let iteration = 0; iteration < 3000 && idle < 4; iteration++) {
    const J = jacobian(x);
    const gradient = x.map((_, i) => J.reduce((total, row, k) => total + row[i]! * r[k]!, 0));
    const free = x
      .map((_, i) => i)
      .filter((i) => clip(x[i]! - Math.sign(gradient[i]!) * Math.abs(x[i]! || 1), i) !== x[i]);
    if (free.length === 0) break;
    free.forEach((i) => (scales[i] = Math.max(scales[i]!, Math.hypot(...J.map((row) => row[i]!)))));
    const step = dampedStep(J, r, free, scales, lambda);
    const next = x.map((value, i) => clip(value + (step[i] ?? 0), i));
    const there = residuals(next);
    const value = sum(there);
    if (value < fun) {
      idle = fun - value <= 1e-13 * fun ? idle + 1 : 0;
      [x, r, fun] = [next, there, value];
      lambda = Math.max(lambda / 5, 1e-30);
      raise = 2;
    } else {
      // The undamped step changes nothing that rounding would not: this is the minimum.
      const change = step.reduce((total, entry, i) => total + (scales[i]! * entry) ** 2, 0);
      if (lambda < 1e-6 && change <= 1e-16 * fun) break;
      lambda *= raise;
      raise *= 2;
      if (!(lambda < 1e20)) {
        // Nothing lowers the sum of squares any more: once more without damping, then stop.
        idle += 2;
        lambda = 1e-30;
        raise = 2;
      }
    }
  }
  return { x, fun };
}

/** min |J s + r|^2 + lambda |D s|^2 over the free variables; entries of the others are 0. */
function dampedStep(
  J: readonly (readonly number[])[],
  r: readonly number[],
  free: readonly number[],
  scales: readonly number[],
  lambda: number,
): number[] {
  const rows = J.map((row) => free.map((i) => row[i]! / (scales[i]! || 1)));
  const damping = free.map((_, k) => free.map((__, i) => (i === k ? Math.sqrt(lambda) : 0)));
  const right = [...r.map((value) => -value), ...free.map(() => 0)];
  const scaled = leastSquaresStep([...rows, ...damping], right);
  const step = scales.map(() => 0);
  free.forEach((i, k) => (step[i] = scaled[k]! / (scales[i]! || 1)));
  return step;
}
