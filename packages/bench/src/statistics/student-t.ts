/** Quantiles of Student's t distribution with whole degrees of freedom. */
import { requireNumber } from '@mec/model';
import { requireOpenUnit } from './open-unit.js';

/** Halvings of the angle's range: more than a double can tell apart. */
const HALVINGS = 60;

/**
 * The t that a variable of Student's distribution stays below with a probability.
 *
 * @param probability - in (0, 1).
 * @param degrees - degrees of freedom, an integer >= 1.
 * @throws OutOfDomainError when an argument leaves its range.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4: the distribution as a finite sum.
 * @example
 * studentQuantile(0.975, 9); // 2.262: a 95 % interval of ten values
 */
export function studentQuantile(probability: number, degrees: number): number {
  requireOpenUnit('studentQuantile', 'probability', probability);
  requireNumber('studentQuantile', 'degrees', degrees, { min: 1, integer: true });
  const within = Math.abs(2 * probability - 1);
  let low = 0;
  let high = Math.PI / 2;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (probabilityWithin(middle, degrees) < within) low = middle;
    else high = middle;
  }
  return Math.sign(2 * probability - 1) * Math.sqrt(degrees) * Math.tan((low + high) / 2);
}

/** P(|T| < t) for t = sqrt(degrees) tan(angle). */
function probabilityWithin(angle: number, degrees: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
