import type { Arena } from './arena.js';
import { factorLength } from './hessian/factor.js';

/** Every array that a run needs, made once: an iteration allocates nothing. n free variables, m rows. */
export class Workspace {
  readonly n: number;
  readonly rows: number;
  readonly equalities: number;
  /** The iterate, the point being tried and the best point so far. */
  readonly x: Float64Array;
  readonly trial: Float64Array;
  readonly best: Float64Array;
  /** Constraint values at the iterate and at the point being tried, m entries. */
  readonly values: Float64Array;
  readonly trialValues: Float64Array;
  /** Gradients (n) and Jacobians (m x n by rows) at the two; `commit` exchanges them. */
  gradient: Float64Array;
  trialGradient: Float64Array;
  jacobian: Float64Array;
  trialJacobian: Float64Array;
  /** Factors of B. */
  readonly factor: Float64Array;
  /** Bounds of the step, the step, the merit function's penalties. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly step: Float64Array;
  readonly penalties: Float64Array;
  /** Change of the Lagrangian's gradient, and scratch space. */
  readonly change: Float64Array;
  readonly scratch: Float64Array;
  readonly scratchTwo: Float64Array;

  constructor(n: number, rows: number, equalities: number, arena: Arena) {
    this.n = n;
    this.rows = rows;
    this.equalities = equalities;
    this.x = arena.floats(n);
    this.trial = arena.floats(n);
    this.best = arena.floats(n);
    this.values = arena.floats(rows);
    this.trialValues = arena.floats(rows);
    this.gradient = arena.floats(n);
    this.trialGradient = arena.floats(n);
    this.jacobian = arena.floats(rows * n);
    this.trialJacobian = arena.floats(rows * n);
    this.factor = arena.floats(factorLength(n));
    this.lower = arena.floats(n);
    this.upper = arena.floats(n);
    this.step = arena.floats(n);
    this.penalties = arena.floats(rows);
    this.change = arena.floats(n);
    this.scratch = arena.floats(n);
    this.scratchTwo = arena.floats(n);
  }

  /** Makes the tried point the iterate. */
  commit(): void {
    const { x, trial, values, trialValues, gradient, jacobian } = this;
    for (let i = 0; i < x.length; i++) x[i] = trial[i]!;
    for (let k = 0; k < values.length; k++) values[k] = trialValues[k]!;
    this.gradient = this.trialGradient;
    this.jacobian = this.trialJacobian;
    this.trialGradient = gradient;
    this.trialJacobian = jacobian;
  }
}
