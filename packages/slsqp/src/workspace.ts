import type { Arena } from './arena.js';
import { Iterate } from './iterate.js';

/** Every array that a run needs, made once: an iteration allocates nothing. n variables, m rows. */
export class Workspace {
  readonly n: number;
  readonly rows: number;
  readonly equalities: number;
  /** The iterate, and the point being tried; `commit` exchanges them. */
  current: Iterate;
  trial: Iterate;
  /** The subproblem's step, n entries, and its bounds. */
  readonly step: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Multipliers of the rows and penalties of the merit function, m entries each. */
  readonly multipliers: Float64Array;
  readonly penalties: Float64Array;
  /** Tolerance of each row, rounding of its value at the iterate, and what it may be violated by, m entries each. */
  readonly tolerances: Float64Array;
  readonly rounding: Float64Array;
  readonly allowances: Float64Array;
  /** Scratch space, n entries each. */
  readonly change: Float64Array;
  readonly scratch: Float64Array;
  readonly scratchTwo: Float64Array;

  constructor(n: number, rows: number, equalities: number, arena: Arena) {
    this.n = n;
    this.rows = rows;
    this.equalities = equalities;
    this.current = new Iterate(n, rows, arena);
    this.trial = new Iterate(n, rows, arena);
    this.step = arena.floats(n);
    this.lower = arena.floats(n);
    this.upper = arena.floats(n);
    this.multipliers = arena.floats(rows);
    this.penalties = arena.floats(rows);
    this.tolerances = arena.floats(rows);
    this.rounding = arena.floats(rows);
    this.allowances = arena.floats(rows);
    this.change = arena.floats(n);
    this.scratch = arena.floats(n);
    this.scratchTwo = arena.floats(n);
  }

  /** Makes the tried point the iterate; the old one is in `trial` until the next trial. */
  commit(): void {
    const { current, trial } = this;
    this.current = trial;
    this.trial = current;
  }
}
