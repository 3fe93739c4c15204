/**
 * First-order optimality of a point with given multipliers:
 * grad f - A' lambda - zl + zu = 0, lambda_j c_j = 0, lambda >= 0 (inequalities), zl, zu >= 0.
 */

/** The multipliers of a point: of the m rows, and of the n lower and upper bounds. */
export interface Multipliers {
  readonly multipliers: Float64Array;
  readonly lowerMultipliers: Float64Array;
  readonly upperMultipliers: Float64Array;
}

/** A point, the objective and the derivatives there. */
export interface KktPoint {
  readonly x: Float64Array;
  readonly f: number;
  /** grad f, n entries. */
  readonly gradient: Float64Array;
  /** A, m x n by rows. */
  readonly jacobian: Float64Array;
}

/**
 * How far the Lagrangian's gradient is from zero, without units: the largest change that a component promises for a
 * move as long as its variable, relative to the objective, or to the terms that the component is the rest of where these
 * are larger.
 *
 * With r = grad f - A' lambda - zl + zu and s_i the size of x_i this is max |r_i| s_i / max(|f|, max |term_i| s_i): it
 * does not depend on the units of x, f or the rows.
 * Source: Dennis and Schnabel, Numerical Methods for Unconstrained Optimization, section 7.2 (relative gradient).
 *
 * @param isSized - whether the variables' lengths were chosen, see `variableSize`.
 * @param least - what the objective is taken to be at least.
 */
export function kktResidual(
  { x, f, gradient, jacobian }: KktPoint,
  { multipliers, lowerMultipliers, upperMultipliers }: Multipliers,
  isSized: boolean,
  least: number,
): number {
  const n = x.length;
  const m = multipliers.length;
  let worst = 0;
  let largest = Math.max(least, Math.abs(f));
  for (let i = 0; i < n; i++) {
    let sum = gradient[i]! - lowerMultipliers[i]! + upperMultipliers[i]!;
    let term = Math.max(lowerMultipliers[i]!, upperMultipliers[i]!);
    for (let k = 0, at = i; k < m; k++, at += n) {
      if (multipliers[k] === 0) continue;
      const one = multipliers[k]! * jacobian[at]!;
      sum -= one;
      term = Math.max(term, Math.abs(one));
    }
    const size = variableSize(x[i]!, isSized);
    const promised = Math.abs(sum) * size;
    if (!(promised <= worst)) worst = promised;
    largest = Math.max(largest, term * size);
  }
  if (worst === 0) return 0;
  return largest < Infinity ? worst / largest : Infinity;
}

/**
 * The length that a variable is moved by to see what that does: its length where lengths were chosen, which is 1 in the
 * solver's units; else its value, at least 1.
 */
export function variableSize(x: number, isSized: boolean): number {
  return isSized ? 1 : Math.max(1, Math.abs(x));
}
