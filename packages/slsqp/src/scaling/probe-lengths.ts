/**
 * How far each variable must move to change the objective by a tenth: its natural length at a point.
 *
 * Rate constants of 1e-4, capacitances of 1e-9 and populations of 1e8 say nothing of what matters to the objective; one
 * or two evaluations per variable do.
 */
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Iterate } from '../iterate.js';
import { clamp } from '../vector-operations.js';

/** The relative change of the objective that is looked for, and by what factor it may be missed. */
const CHANGE = 0.1;
const WITHIN = 5;
const MAX_SAMPLES = 8;
/** Changes of the objective below this share of it are rounding. */
const ROUNDING = 1e-14;
/** A length changes by at most this factor from sample to sample. */
const MAX_FACTOR = 1e6;
/** A variable's first move, relative to its value. */
const FIRST_MOVE = 0.1;

/**
 * The lengths at a point, n entries in the solver's present units; 0 for a variable that the objective does not depend
 * on. Fills `out`, uses `trial` for its samples, all inside the bounds.
 */
export function probeLengths(evaluator: Evaluator, point: Iterate, trial: Iterate, out: Float64Array): void {
  const target = CHANGE * Math.abs(point.f);
  for (let i = 0; i < out.length; i++) {
    out[i] = target > 0 ? probe(evaluator, point, trial, i, target) : 0;
  }
}

function probe(evaluator: Evaluator, point: Iterate, trial: Iterate, i: number, target: number): number {
  const { x, f, gradient } = point;
  const slope = Math.abs(gradient[i]!);
  let length = FIRST_MOVE * Math.abs(x[i]!) || 1;
  if (slope > 0) length = Math.min(length, target / slope);
  let best = 0;
  for (let samples = 0; samples < MAX_SAMPLES; samples++) {
    const move = moveInside(evaluator, x[i]!, i, length, gradient[i]!);
    if (move === 0) return best;
    length = Math.abs(move);
    trial.x.set(x);
    trial.x[i] = x[i]! + move;
    const change = evaluator.objective(trial.x) - f;
    if (!Number.isFinite(change)) {
      length /= 100;
      continue;
    }
    const size = Math.abs(change);
    if (size <= ROUNDING * Math.abs(f)) {
      // A value may be what rounding has left of a zero; then the slope knows better how far to go.
      length = Math.max(1e3 * length, slope > 0 ? target / slope : 0);
      continue;
    }
    if (size > target / WITHIN && size < target * WITHIN) return length;
    const next = nextLength(change, gradient[i]! * move, length, slope, target);
    length = clamp(next, length / MAX_FACTOR, length * MAX_FACTOR);
    best = length;
  }
  return best;
}

/** The length at which the parabola with this slope through the sample has changed by `target`. */
function nextLength(change: number, linear: number, length: number, slope: number, target: number): number {
  const curvature = (2 * Math.abs(change - linear)) / length ** 2;
  const next =
    curvature > 0 ? (2 * target) / (slope + Math.sqrt(slope * slope + 2 * curvature * target)) : target / slope;
  return next > 0 ? next : length * Math.sqrt(target / Math.abs(change));
}

/** A move of this length downhill, or uphill, or as far as the bounds allow; 0 where they allow none. */
function moveInside(evaluator: Evaluator, at: number, i: number, length: number, gradient: number): number {
  const above = evaluator.upper[i]! - at;
  const below = at - evaluator.lower[i]!;
  const downhill = gradient > 0 ? -1 : 1;
  if ((downhill > 0 ? above : below) >= length) return downhill * length;
  if ((downhill > 0 ? below : above) >= length) return -downhill * length;
  return above > below ? above / 2 : -below / 2;
}
