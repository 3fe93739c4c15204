/**
 * A limit on how far a run may leave the constraints.
 *
 * Where the objective falls faster than any penalty times the violation rises (a quartic on a circle), the L1 merit
 * function has no minimum, and its iterates run away. A run that is found far away goes back to its best point, and from
 * there no trial is accepted that violates a row by more than a few times the row's own size at the start.
 */
import type { Iterate } from '../iterate.js';
import { violation } from './merit.js';

/** A violation of this many times the row's size means that the run has left. */
const FAR = 1e4;
/** The limit once it has. */
const LIMIT = 10;

export class Ceiling {
  /** Whether the limit is in force. */
  isLow = false;
  private readonly equalities: number;
  private readonly sizes: Float64Array;

  constructor(rows: number, equalities: number) {
    this.equalities = equalities;
    this.sizes = new Float64Array(rows);
  }

  /** Takes the rows' sizes at the start: their values, and what a move as long as x changes them by. */
  begin({ x, values, jacobian }: Iterate): void {
    this.isLow = false;
    for (let k = 0, at = 0; k < values.length; k++) {
      let size = Math.abs(values[k]!);
      for (let i = 0; i < x.length; i++, at++) size += Math.abs(jacobian[at]!) * Math.max(1, Math.abs(x[i]!));
      this.sizes[k] = size > 0 ? size : Infinity;
    }
  }

  /** Whether a run without the limit has gone astray at this point. */
  isAstray(point: Iterate): boolean {
    return !this.isLow && this.isAbove(point, FAR);
  }

  /** Whether the limit forbids the point. */
  forbids(point: Iterate): boolean {
    return this.isLow && this.isAbove(point, LIMIT);
  }

  private isAbove({ values }: Iterate, times: number): boolean {
    for (let k = 0; k < values.length; k++) {
      if (violation(k, this.equalities, values[k]!) > times * this.sizes[k]!) return true;
    }
    return false;
  }
}
