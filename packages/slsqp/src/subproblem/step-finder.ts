import { Arena, entriesFor } from '../arena.js';
import type { Evaluator } from '../evaluation/evaluator.js';
import type { Workspace } from '../workspace.js';
import { DualActiveSet, type QuadraticProgram } from './dual-active-set.js';
import { RelaxedSubproblem } from './relaxed.js';
import { clamp, rowTimes } from '../vector-operations.js';

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
  private corrector: DualActiveSet | undefined;
  private correctedValues: Float64Array | undefined;
  /** The subproblem's data. */
  private readonly program: { -readonly [K in keyof QuadraticProgram]: QuadraticProgram[K] };

  /** @param factor - of B. */
  constructor(space: Workspace, factor: Float64Array, arena: Arena) {
    this.space = space;
    const { current, lower, upper } = space;
    const { gradient, jacobian, values } = current;
    this.program = { factor, gradient, jacobian, values, lower, upper };
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
    const { space, plain, program } = this;
    const { n, current, lower, upper } = space;
    for (let i = 0; i < n; i++) {
      lower[i] = evaluator.lower[i]! - current.x[i]!;
      upper[i] = evaluator.upper[i]! - current.x[i]!;
    }
    program.gradient = current.gradient;
    program.jacobian = current.jacobian;
    program.values = current.values;
    this.delta = 0;
    this.failedRow = -1;
    this.answer = plain;
    if (plain.solve(program) !== 'solved') {
      this.failedRow = plain.failedRow;
      this.relaxed ??= new RelaxedSubproblem(n, space.rows, space.equalities);
      if (!this.relaxed.solve(program, unit)) return false;
      this.delta = this.relaxed.delta;
      if (this.delta > NO_PROGRESS) return false;
      this.answer = this.relaxed.solver;
    }
    this.take(this.answer, space.step);
    return true;
  }

  /**
   * The second-order correction of a full step whose end violates the rows because they curve: the subproblem with the
   * rows' values moved to what they are at the workspace's trial, c(x + d) - A d. Fills `out`; false where that has no
   * solution.
   *
   * Source: Nocedal and Wright, section 18.3 (the Maratos effect).
   */
  correct(out: Float64Array): boolean {
    const { space, program } = this;
    const { n, rows, step, trial } = space;
    if (this.delta > 0) return false;
    this.corrector ??= new DualActiveSet(n, rows, space.equalities, new Arena(entriesFor(n, rows)));
    this.correctedValues ??= new Float64Array(rows);
    const values = this.correctedValues;
    const { jacobian } = program;
    for (let k = 0; k < rows; k++) values[k] = trial.values[k]! - rowTimes(jacobian, k, step);
    this.corrector.forget();
    if (this.corrector.solve({ ...program, values }) !== 'solved') return false;
    this.take(this.corrector, out);
    return true;
  }

  /** The solver's step, inside its bounds: one in force is met exactly, whatever rounding made of the step. */
  private take({ step, lowerMultipliers, upperMultipliers }: DualActiveSet, out: Float64Array): void {
    const { n, lower, upper } = this.space;
    for (let i = 0; i < n; i++) {
      if (lowerMultipliers[i]! > 0) out[i] = lower[i]!;
      else if (upperMultipliers[i]! > 0) out[i] = upper[i]!;
      else out[i] = clamp(step[i]!, lower[i]!, upper[i]!);
    }
  }
}
