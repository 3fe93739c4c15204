/**
 * The subproblem where the linearised rows contradict each other: one more variable delta in [0, 1] gives way.
 *
 * Rows that are violated read A d + (1 - delta) c; delta = 1, d = 0 satisfies all, and rho delta^2 / 2 in the objective
 * keeps delta small. Source: Kraft 1988, section 2.2.3, with rho raised tenfold while delta stays at 1 (there: only
 * while the solver fails).
 */
import { Arena, entriesFor } from '../arena.js';
import { factorLength } from '../hessian/factor.js';
import { DualActiveSet, type QuadraticProgram } from './dual-active-set.js';
import { clamp } from '../vector-operations.js';

const FIRST_WEIGHT = 100;
const MAX_RAISES = 5;

export class RelaxedSubproblem {
  /** Share of the violation that the step leaves in place. */
  delta = 0;
  readonly solver: DualActiveSet;
  private readonly n: number;
  private readonly rows: number;
  private readonly equalities: number;
  private readonly program: QuadraticProgram;

  constructor(n: number, rows: number, equalities: number) {
    this.n = n;
    this.rows = rows;
    this.equalities = equalities;
    const arena = new Arena(entriesFor(n + 1, rows));
    this.solver = new DualActiveSet(n + 1, rows, equalities, arena);
    this.program = {
      factor: arena.floats(factorLength(n + 1)),
      gradient: arena.floats(n + 1),
      jacobian: arena.floats(rows * (n + 1)),
      values: arena.floats(rows),
      lower: arena.floats(n + 1),
      upper: arena.floats(n + 1),
    };
  }

  /** Solves the relaxed program; the step and multipliers are in `solver`. False when even that failed. */
  solve(original: QuadraticProgram, unit: number): boolean {
    const { n, solver, program } = this;
    this.load(original);
    let weight = FIRST_WEIGHT * unit;
    for (let raise = 0; raise <= MAX_RAISES; raise++, weight *= 10) {
      program.factor[factorLength(n + 1) - 1] = weight;
      solver.forget();
      if (solver.solve(program) !== 'solved') return false;
      this.delta = clamp(solver.step[n]!, 0, 1);
      if (this.delta < 0.9) break;
    }
    return true;
  }

  private load(original: QuadraticProgram): void {
    const { n, rows, equalities, program } = this;
    const wide = n + 1;
    for (let j = 0, from = 0, to = 0; j < n; from += n - j, to += wide - j, j++) {
      for (let i = 0; i < n - j; i++) program.factor[to + i] = original.factor[from + i]!;
      program.factor[to + n - j] = 0;
    }
    program.gradient.set(original.gradient);
    program.gradient[n] = 0;
    program.lower.set(original.lower);
    program.upper.set(original.upper);
    program.lower[n] = 0;
    program.upper[n] = 1;
    program.values.set(original.values);
    for (let k = 0; k < rows; k++) {
      for (let i = 0; i < n; i++) program.jacobian[k * wide + i] = original.jacobian[k * n + i]!;
      const value = original.values[k]!;
      program.jacobian[k * wide + n] = k < equalities ? -value : Math.max(0, -value);
    }
  }
}
