import type { Arena } from '../arena.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Workspace } from '../workspace.js';
import { DualActiveSet } from './dual-active-set.js';
import { RelaxedSubproblem } from './relaxed.js';

/** The relaxed subproblem leaves all of the violation in place from here on. */
const NO_PROGRESS = 1 - 1e-6;

/**
 * The step of one iteration: of the quadratic subproblem, or of the relaxed one where its rows contradict each other.
 */
export class StepFinder {
  /** Share of the linearised violation that the step leaves; 0 for the plain subproblem. */
  delta = 0;
  /** The solver whose step and multipliers were taken last. */
  answer: DualActiveSet;
  /** The row that the plain subproblem could not satisfy, -1 where it could. */
  failedRow = -1;
  private readonly space: Workspace;
  private readonly plain: DualActiveSet;
  private relaxed: RelaxedSubproblem | undefined;

  constructor(space: Workspace, arena: Arena) {
    this.space = space;
    this.plain = new DualActiveSet(space.n, space.rows, space.equalities, arena);
    this.answer = this.plain;
  }

  /** Before a run: no multipliers are known yet. */
  begin(): void {
    this.delta = 0;
    this.failedRow = -1;
    this.answer = this.plain;
    this.plain.clear();
  }

  /** Forgets the last active set. */
  forget(): void {
    this.plain.forget();
  }

  /**
   * Fills the workspace's `step`; false when no direction reduces the linearised violation.
   *
   * @param unit - size of the first B, which the relaxed subproblem's weight is a multiple of.
   */
  find(evaluator: Evaluator, unit: number): boolean {
    const { space, plain } = this;
    const { n, x, lower, upper, step } = space;
    for (let i = 0; i < n; i++) {
      lower[i] = evaluator.lower[i]! - x[i]!;
      upper[i] = evaluator.upper[i]! - x[i]!;
    }
    this.delta = 0;
    this.failedRow = -1;
    this.answer = plain;
    if (plain.solve(space) !== 'solved') {
      this.failedRow = plain.failedRow;
      this.relaxed ??= new RelaxedSubproblem(n, space.rows, space.equalities);
      if (!this.relaxed.solve(space, unit)) return false;
      this.delta = this.relaxed.delta;
      if (this.delta > NO_PROGRESS) return false;
      this.answer = this.relaxed.solver;
    }
    const { step: found, lowerMultipliers, upperMultipliers } = this.answer;
    for (let i = 0; i < n; i++) {
      // A bound in force is met exactly, whatever rounding made of the step.
      if (lowerMultipliers[i]! > 0) step[i] = lower[i]!;
      else if (upperMultipliers[i]! > 0) step[i] = upper[i]!;
      else step[i] = Math.min(upper[i]!, Math.max(lower[i]!, found[i]!));
    }
    return true;
  }
}
