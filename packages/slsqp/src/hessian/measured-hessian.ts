/**
 * The Hessian of the Lagrangian by differences: of gradients where the caller gives all of them, else of values.
 *
 * Costs n evaluations with gradients, n (n + 3) / 2 without. It is taken where a search has found that its B knows too
 * little, in variables whose lengths are known, so that one step serves all.
 */
import type { Evaluator } from '../evaluation/evaluator.js';
import { allFinite } from '../evaluation/finite.js';
import { lagrangianChange, type Iterate } from '../iterate.js';

/** Steps in units of the variables' lengths, and what they are at least relative to the variable. */
const GRADIENT_STEP = 1e-4;
const GRADIENT_ULPS = 1e-6;
const VALUE_STEP = 1e-2;
const VALUE_ULPS = 1e-5;

/** Beyond this many variables the Hessian is not measured. */
export const MAX_MEASURED = 30;

/**
 * Measures the Hessian of f - multipliers' c at a point; uses `trial` for samples inside the bounds.
 *
 * @returns n x n numbers, symmetric, or undefined where one is not finite.
 */
export function measureHessian(
  evaluator: Evaluator,
  point: Iterate,
  multipliers: Float64Array,
  trial: Iterate,
): Float64Array | undefined {
  const hessian = evaluator.isDifferentiated
    ? fromValues(evaluator, point, multipliers, trial)
    : fromGradients(evaluator, point, multipliers, trial);
  return allFinite(hessian) ? hessian : undefined;
}

function fromGradients(evaluator: Evaluator, point: Iterate, multipliers: Float64Array, trial: Iterate): Float64Array {
  const { n } = evaluator;
  const hessian = new Float64Array(n * n);
  const change = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const step = moveOne(evaluator, point, trial, i, GRADIENT_STEP, GRADIENT_ULPS);
    if (evaluator.rows > 0) evaluator.constraints(trial.x, trial.values);
    trial.f = evaluator.objective(trial.x);
    trial.differentiate(evaluator);
    lagrangianChange(point, trial, multipliers, change);
    for (let j = 0; j < n; j++) {
      hessian[i * n + j]! += change[j]! / step / 2;
      hessian[j * n + i]! += change[j]! / step / 2;
    }
  }
  return hessian;
}

function fromValues(evaluator: Evaluator, point: Iterate, multipliers: Float64Array, trial: Iterate): Float64Array {
  const { n } = evaluator;
  const hessian = new Float64Array(n * n);
  const steps = new Float64Array(n);
  const single = new Float64Array(n);
  const base = point.lagrangian(multipliers);
  for (let i = 0; i < n; i++) {
    steps[i] = moveOne(evaluator, point, trial, i, VALUE_STEP, VALUE_ULPS);
    single[i] = sample(evaluator, trial, multipliers);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      trial.x.set(point.x);
      trial.x[i]! += steps[i]!;
      trial.x[j]! += steps[j]!;
      // Two halves of the room to a bound may end beyond it, by rounding.
      trial.x[i] = evaluator.inside(i, trial.x[i]!);
      trial.x[j] = evaluator.inside(j, trial.x[j]!);
      const both = sample(evaluator, trial, multipliers);
      const entry = (both - single[i]! - single[j]! + base) / (steps[i]! * steps[j]!);
      hessian[i * n + j] = entry;
      hessian[j * n + i] = entry;
    }
  }
  return hessian;
}

function sample(evaluator: Evaluator, trial: Iterate, multipliers: Float64Array): number {
  if (evaluator.rows > 0) evaluator.constraints(trial.x, trial.values);
  trial.f = evaluator.objective(trial.x);
  return trial.lagrangian(multipliers);
}

/** Moves one variable of the trial, to a side where two such moves stay inside the bounds; returns the move. */
function moveOne(evaluator: Evaluator, point: Iterate, trial: Iterate, i: number, step: number, ulps: number): number {
  const at = point.x[i]!;
  const above = (evaluator.upper[i]! - at) / 2;
  const below = (at - evaluator.lower[i]!) / 2;
  const wanted = Math.max(step, ulps * Math.abs(at));
  const isAbove = above >= wanted || above >= below;
  trial.x.set(point.x);
  trial.x[i] = isAbove ? at + Math.min(wanted, above) : at - Math.min(wanted, below);
  return trial.x[i] - at;
}
