/** How a measure grows with the size of the problem: the slope of a straight line through its logarithms. */
import { OutOfDomainError, requireLength, requireNumber, requireNumbers } from '@mec/model';
import { linearRegression, linearRegressionLine, rSquared } from 'simple-statistics';

/** value ~ factor * size^exponent. */
export interface ScalingFit {
  readonly exponent: number;
  /** The value at size 1, in the values' unit. */
  readonly factor: number;
  /** Share of the logarithms' variance that the line explains, in [0, 1]: below about 0.9 a power law does not fit. */
  readonly rSquared: number;
}

/**
 * Fits a power law by least squares on log-log axes, where equal factors weigh equally.
 *
 * @param sizes - finite and > 0, at least two different ones.
 * @param values - finite and > 0, one per size.
 * @throws OutOfDomainError or LengthMismatchError naming the argument.
 * @example
 * scalingExponent([10, 20, 40], [3, 12, 48]); // exponent 2, factor 0.03, rSquared 1, to rounding
 */
export function scalingExponent(sizes: ArrayLike<number>, values: ArrayLike<number>): ScalingFit {
  requireNumbers('scalingExponent', 'sizes', sizes);
  requireLength('scalingExponent', 'values', values, sizes.length, 'one per size');
  const points = Array.from({ length: sizes.length }, (_, k) => [
    Math.log(requireNumber('scalingExponent', `sizes[${k}]`, sizes[k], { above: 0 })),
    Math.log(requireNumber('scalingExponent', `values[${k}]`, values[k], { above: 0 })),
  ]);
  if (new Set(Array.from(sizes)).size < 2) {
    const expected = 'at least two different sizes';
    throw new OutOfDomainError({ where: 'scalingExponent', what: 'sizes', got: Array.from(sizes), expected });
  }
  const line = linearRegression(points);
  const flat = points.every((point) => point[1] === points[0]![1]);
  return {
    exponent: flat ? 0 : line.m,
    factor: Math.exp(flat ? points[0]![1]! : line.b),
    // A constant has no variance to explain: the line meets every point.
    rSquared: flat ? 1 : rSquared(points, linearRegressionLine(line)),
  };
}
