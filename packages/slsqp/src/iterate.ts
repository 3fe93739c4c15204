import type { Arena } from './arena.js';
import type { Evaluator } from './evaluation/evaluator.js';
import { allFinite } from './evaluation/finite.js';
import { maxViolation, violation } from './line-search/merit.js';
import { dot } from './vector-operations.js';

/** A point and all that was evaluated there, in the solver's units: n variables, m rows. */
export class Iterate {
  /** The point, n entries. */
  readonly x: Float64Array;
  /** Objective, and the rows' values (m entries). */
  f: number = NaN;
  readonly values: Float64Array;
  /** Gradient of the objective (n entries) and Jacobian of the rows (m x n by rows). */
  readonly gradient: Float64Array;
  readonly jacobian: Float64Array;
  /** Largest violation of a row. */
  violation: number = NaN;
  /** The same in units of what each row may be violated by: at most 1 where the constraints are met. */
  excess: number = NaN;

  constructor(n: number, rows: number, arena: Arena) {
    this.x = arena.floats(n);
    this.values = arena.floats(rows);
    this.gradient = arena.floats(n);
    this.jacobian = arena.floats(rows * n);
  }

  /** Becomes a copy of a point. */
  copy(point: Iterate): void {
    this.copyValues(point);
    this.copyDerivatives(point);
  }

  /** Takes the place of a point and what was evaluated there; derivatives stay as they are. */
  copyValues({ x, f, values, violation, excess }: Iterate): void {
    this.x.set(x);
    this.values.set(values);
    this.f = f;
    this.violation = violation;
    this.excess = excess;
  }

  /** Takes the derivatives at a point. */
  copyDerivatives({ gradient, jacobian }: Iterate): void {
    this.gradient.set(gradient);
    this.jacobian.set(jacobian);
  }

  /** Marks everything but the point as unknown: what a spent budget does not allow to evaluate stays NaN. */
  forget(): void {
    this.f = NaN;
    this.violation = NaN;
    this.excess = NaN;
    this.values.fill(NaN);
    this.gradient.fill(NaN);
    this.jacobian.fill(NaN);
  }

  /**
   * Evaluates rows and objective at x.
   *
   * @param allowances - what each row may be violated by, m entries.
   */
  evaluate(evaluator: Evaluator, allowances: Float64Array): void {
    evaluator.constraints(this.x, this.values);
    this.measure(evaluator.equalities, allowances);
    this.f = evaluator.objective(this.x);
  }

  /** Measures the violations of the rows' values. */
  measure(equalities: number, allowances: Float64Array): void {
    const { values } = this;
    this.violation = maxViolation(equalities, values);
    let excess = 0;
    for (let k = 0; k < values.length; k++) {
      excess = Math.max(excess, violation(k, equalities, values[k]!) / allowances[k]!);
    }
    this.excess = excess;
  }

  /** Differentiates at x, after `evaluate`; false where a derivative is not finite. */
  differentiate(evaluator: Evaluator): boolean {
    evaluator.gradient(this.x, this.f, this.gradient);
    evaluator.jacobian(this.x, this.values, this.jacobian);
    return allFinite(this.gradient) && allFinite(this.jacobian);
  }

  /** f - multipliers' c. */
  lagrangian(multipliers: Float64Array): number {
    return this.f - dot(multipliers, this.values);
  }

  /** Whether the constraints are met. */
  get isFeasible(): boolean {
    return this.excess <= 1;
  }

  /** Whether the objective and all rows are finite. */
  get isFinite(): boolean {
    return Number.isFinite(this.f) && Number.isFinite(this.violation);
  }
}

/** Fills `out` with what the gradient of f - multipliers' c changes by from one point to another. */
export function lagrangianChange(from: Iterate, to: Iterate, multipliers: Float64Array, out: Float64Array): void {
  const n = out.length;
  for (let i = 0; i < n; i++) out[i] = to.gradient[i]! - from.gradient[i]!;
  for (let k = 0; k < multipliers.length; k++) {
    const weight = multipliers[k]!;
    if (weight === 0) continue;
    for (let i = 0, at = k * n; i < n; i++, at++) out[i]! -= weight * (to.jacobian[at]! - from.jacobian[at]!);
  }
}
