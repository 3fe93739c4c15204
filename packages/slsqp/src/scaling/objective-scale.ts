import type { Evaluator } from '../evaluation/evaluator.js';
import type { Iterate } from '../iterate.js';
import type { Incumbent } from '../incumbent.js';
import { largest } from '../vector-operations.js';

/** A start whose largest component is below this says nothing about the size of x: 1 is taken. */
const NO_LENGTH = 1e-2;
/** Scaled values stay below two to this power. */
const LARGEST = 1000;

/**
 * Scales the objective and the size of the first B so that the unconstrained step is as long as x0, or 1 where lengths
 * were chosen: f and 1e8 f then take the same path. Departure from Kraft, whose first B is the identity in the units
 * of f. The scale is a power of two, so that scaling never rounds.
 *
 * @param point - with the objective not scaled yet; its f and gradient are scaled here.
 * @param curvature - of f at the point where its gradient is nothing but error, else 0.
 * @returns the size of the first B, in units of the scaled objective.
 */
export function scaleObjective(evaluator: Evaluator, point: Iterate, incumbent: Incumbent, curvature: number): number {
  const { gradient, x } = point;
  const { view } = evaluator;
  const size = largest(gradient);
  let length = largest(x);
  if (view.sized || length < NO_LENGTH) length = 1;
  const divisor = curvature > 0 ? curvature : size / length;
  const room = LARGEST - Math.log2(Math.max(1, Math.abs(point.f), size));
  const scale = 2 ** Math.floor(Math.min(room, 0.5 - Math.log2(divisor)));
  if (!(divisor > 0 && scale > 0 && scale < Infinity)) {
    view.scale = 1;
    return 1;
  }
  view.scale = scale;
  point.f *= scale;
  incumbent.best.f *= scale;
  for (let i = 0; i < gradient.length; i++) gradient[i]! *= scale;
  return divisor * scale;
}
