/**
 * Feasibility restoration: minimise half the sum of squared violations, inside the bounds, by Levenberg and Marquardt.
 *
 * Called when the subproblem finds no direction that reduces the linearised violation. The sum of squares has a
 * continuous gradient, and its model counts the rows that are violated at the end of the step, not at its start.
 * Source: Nocedal and Wright, sections 10.3 and 18.5 (a departure from Kraft, who stops here).
 */
import { Arena, entriesFor } from '../arena.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import { factorLength, setDiagonal } from '../hessian/factor.js';
import { addRankOne } from '../hessian/rank-one.js';
import type { Incumbent } from '../incumbent.js';
import { squaredViolation } from '../line-search/merit.js';
import { DualActiveSet } from '../subproblem/dual-active-set.js';
import type { Workspace } from '../workspace.js';
import { largest, rowTimes } from '../vector-operations.js';

/** How a restoration ended: the rows hold or nearly, the violation has a minimum here, or it got no further. */
export type RestorationOutcome = 'restored' | 'stationary' | 'stopped';

const MAX_ITERATIONS = 500;
/** The violation's predicted relative decrease below which the point counts as its minimum. */
const STATIONARY = 1e-10;
/** The same at the damping of the first rows' size, below which no shorter step would help either. */
const FLAT = 1e-8;
const FIRST_DAMPING = 1e-8;
/** Rounds in which the model settles which rows its step violates; in the last one rows only enter. */
const MAX_PASSES = 10;
/** Length of a probe relative to max(1, |x_i|). */
const PROBE = 1e-2;

export class Restoration {
  private readonly evaluator: Evaluator;
  private readonly space: Workspace;
  private readonly incumbent: Incumbent;
  private readonly solver: DualActiveSet;
  /** Rows of the linear model, and whether each counts: equalities always, inequalities where violated. */
  private readonly linear: Float64Array;
  private readonly counts: Int32Array;
  private readonly nothing: Float64Array;
  private readonly row: Float64Array;
  private readonly gradient: Float64Array;
  private readonly factor: Float64Array;

  constructor(evaluator: Evaluator, space: Workspace, incumbent: Incumbent) {
    const { n, rows } = space;
    this.evaluator = evaluator;
    this.space = space;
    this.incumbent = incumbent;
    const arena = new Arena(entriesFor(n, rows));
    this.solver = new DualActiveSet(n, 0, 0, arena);
    this.linear = arena.floats(rows);
    this.counts = arena.integers(rows);
    this.nothing = arena.floats(0);
    this.row = arena.floats(n);
    this.gradient = arena.floats(n);
    this.factor = arena.floats(factorLength(n));
  }

  /**
   * Runs from the iterate, which it moves.
   *
   * @param share - of the violation at which it hands back; 0: only when the constraints are met.
   */
  run(share: number): RestorationOutcome {
    const { space, evaluator } = this;
    // Half of what is allowed, so that the next step may lose a little.
    const goal = Math.max(0.5, share * space.current.excess);
    let reference = this.rowSize();
    let damping = FIRST_DAMPING * reference;
    let probed = false;
    for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      if (space.current.excess <= goal) return 'restored';
      const before = this.squares(space.current.values);
      const predicted = this.step(damping);
      if (!(predicted > STATIONARY * before)) {
        if (this.step(reference) > FLAT * before) return 'stopped';
        if (probed || !this.probe(before)) return 'stationary';
        probed = true;
        reference = Math.max(reference, this.rowSize());
        damping = FIRST_DAMPING * reference;
        continue;
      }
      evaluator.constraints(space.trial.x, space.trial.values);
      const gain = before - this.squares(space.trial.values);
      if (gain >= 1e-4 * predicted && this.takeTrial()) {
        damping = Math.max(1e-12 * reference, damping / (gain > 0.75 * predicted ? 10 : 2));
      } else damping *= 10;
    }
    return this.step(reference) <= FLAT * this.squares(space.current.values) ? 'stationary' : 'stopped';
  }

  /**
   * A stationary point of the violation need not be a minimum: its rows may have zero gradients at a start of zeros.
   * Looks along each axis, the diagonal and the objective's fall; moves where the violation is smaller.
   */
  private probe(before: number): boolean {
    const { space, evaluator } = this;
    const { n, current, trial } = space;
    const { x, gradient } = current;
    const size = largest(gradient);
    for (let direction = 0; direction < 2 * n + 4; direction++) {
      const sign = direction % 2 === 0 ? 1 : -1;
      const axis = direction >> 1;
      for (let i = 0; i < n; i++) {
        const part = axis < n ? Number(axis === i) : axis === n ? 1 : size > 0 ? gradient[i]! / size : 0;
        const end = x[i]! + sign * part * PROBE * Math.max(1, Math.abs(x[i]!));
        trial.x[i] = evaluator.inside(i, end);
      }
      evaluator.constraints(trial.x, trial.values);
      if (this.squares(trial.values) < (1 - 1e-6) * before && this.takeTrial()) return true;
    }
    return false;
  }

  /** Makes the trial, whose rows are evaluated, the iterate; false where it is not finite. */
  private takeTrial(): boolean {
    const { space, evaluator } = this;
    const { trial } = space;
    trial.measure(space.equalities, space.allowances);
    trial.f = evaluator.objective(trial.x);
    if (!trial.isFinite || !trial.differentiate(evaluator)) return false;
    this.incumbent.offer(trial);
    space.commit();
    return true;
  }

  /** Largest squared entry of the violated rows; 1 where all are zero. */
  private rowSize(): number {
    const { n, rows, equalities } = this.space;
    const { jacobian, values } = this.space.current;
    let size = 0;
    for (let k = 0; k < rows; k++) {
      if (k >= equalities && values[k]! >= 0) continue;
      size = Math.max(size, largest(jacobian.subarray(k * n, (k + 1) * n)));
    }
    return Math.max(size * size, 1e-12);
  }

  private squares(values: Float64Array): number {
    return squaredViolation(this.space.equalities, values) / 2;
  }

  /** Sets `trial` to the damped Gauss-Newton step's end; returns the decrease of the half sum of squares it predicts. */
  private step(damping: number): number {
    const { space, linear, counts, row } = this;
    const { n, rows, equalities } = space;
    const { jacobian, values, x } = space.current;
    const { x: end } = space.trial;
    linear.set(values);
    for (let pass = 0; pass < MAX_PASSES; pass++) {
      let changed = pass === 0;
      for (let k = 0; k < rows; k++) {
        // Rows that enter and leave in turn would never settle.
        const stays = pass === MAX_PASSES - 1 && counts[k] === 1;
        const now = stays || k < equalities || linear[k]! < 0 ? 1 : 0;
        if (counts[k] !== now) changed = true;
        counts[k] = now;
      }
      if (!changed) break;
      this.solveModel(damping);
      for (let i = 0; i < n; i++) row[i] = end[i]! - x[i]!;
      for (let k = 0; k < rows; k++) linear[k] = rowTimes(jacobian, k, row, values[k]);
    }
    return this.squares(values) - this.squares(linear);
  }

  /** Minimises damping |d|^2 / 2 plus half the squares of the rows that count, inside the bounds; sets `trial`. */
  private solveModel(damping: number): void {
    const { space, evaluator, counts, nothing, row, gradient, solver, factor } = this;
    const { n, rows, lower, upper } = space;
    const { jacobian, values, x } = space.current;
    const { x: end } = space.trial;
    gradient.fill(0);
    setDiagonal(n, factor, damping);
    for (let k = 0; k < rows; k++) {
      if (counts[k] === 0) continue;
      for (let i = 0, at = k * n; i < n; i++, at++) {
        row[i] = jacobian[at]!;
        gradient[i]! += values[k]! * row[i]!;
      }
      addRankOne(n, factor, 1, row);
    }
    for (let i = 0; i < n; i++) {
      lower[i] = evaluator.lower[i]! - x[i]!;
      upper[i] = evaluator.upper[i]! - x[i]!;
    }
    solver.forget();
    solver.solve({ factor, gradient, jacobian: nothing, values: nothing, lower, upper });
    for (let i = 0; i < n; i++) {
      if (solver.lowerMultipliers[i]! > 0) end[i] = evaluator.lower[i]!;
      else if (solver.upperMultipliers[i]! > 0) end[i] = evaluator.upper[i]!;
      else end[i] = evaluator.inside(i, x[i]! + solver.step[i]!);
    }
  }
}
