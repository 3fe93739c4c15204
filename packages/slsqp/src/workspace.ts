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

  constructor(n: number, rows: number, equalities: number) {
    this.n = n;
    this.rows = rows;
    this.equalities = equalities;
    this.x = new Float64Array(n);
    this.trial = new Float64Array(n);
    this.best = new Float64Array(n);
    this.values = new Float64Array(rows);
    this.trialValues = new Float64Array(rows);
    this.gradient = new Float64Array(n);
    this.trialGradient = new Float64Array(n);
    this.jacobian = new Float64Array(rows * n);
    this.trialJacobian = new Float64Array(rows * n);
    this.factor = new Float64Array(factorLength(n));
    this.lower = new Float64Array(n);
    this.upper = new Float64Array(n);
    this.step = new Float64Array(n);
    this.penalties = new Float64Array(rows);
    this.change = new Float64Array(n);
    this.scratch = new Float64Array(n);
    this.scratchTwo = new Float64Array(n);
  }

  /** Makes the tried point the iterate. */
  commit(): void {
    this.x.set(this.trial);
    this.values.set(this.trialValues);
    const { gradient, jacobian } = this;
    this.gradient = this.trialGradient;
    this.jacobian = this.trialJacobian;
    this.trialGradient = gradient;
    this.trialJacobian = jacobian;
  }
}
