/**
 * What rounding alone can make of a row's value.
 *
 * A row a'x + b with terms of 1e10 is not known to 1e-8, whatever tolerance is asked for. The terms of a nonlinear row
 * are not known to the solver; those of its linearisation have the same size.
 */
import type { Iterate } from './iterate.js';

/** Units in the last place that a sum of a row's terms is taken to be wrong by. */
const ULPS = 2;
/** A violation of this many times the rounding of the row counts as met. */
const MARGIN = 8;

/** The rounding of each row's value at the iterate, m entries. Fills `out`. */
export function rowRounding({ x, jacobian }: Iterate, out: Float64Array): void {
  for (let k = 0, at = 0; k < out.length; k++) {
    let terms = 0;
    for (let i = 0; i < x.length; i++, at++) terms += Math.abs(jacobian[at]! * x[i]!);
    out[k] = ULPS * Number.EPSILON * terms;
  }
}

/** What each row may be violated by: its tolerance, or a multiple of its rounding where that is more. Fills `out`. */
export function rowAllowances(tolerances: Float64Array, rounding: Float64Array, out: Float64Array): void {
  for (let k = 0; k < out.length; k++) {
    const most = MARGIN * rounding[k]!;
    out[k] = most > tolerances[k]! && most < Infinity ? most : tolerances[k]!;
  }
}
