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
 * How far the Lagrangian's gradient is from zero, without units: the larger of two measures.
 *
 * 1. Its largest component relative to the largest term it is made of.
 * 2. The largest relative change of f that a component promises for a move as long as its variable (Dennis and
 *    Schnabel, Numerical Methods for Unconstrained Optimization, section 7.2): |r_i| max(1, |x_i|) / |f|. It sees what
 *    the first one misses where variables have very different sizes.
 *
 * @param scale - what terms and f are measured against at least, so that a vanishing gradient counts as zero.
 */
export function kktResidual(
  { x, f, gradient, jacobian }: KktPoint,
  { multipliers, lowerMultipliers, upperMultipliers }: Multipliers,
  scale: number,
): number {
  const n = x.length;
  const m = jacobian.length / (n || 1);
  let worst = 0;
  let promised = 0;
  let largest = scale;
  for (let i = 0; i < n; i++) {
    let sum = gradient[i]! - lowerMultipliers[i]! + upperMultipliers[i]!;
    largest = Math.max(largest, Math.abs(gradient[i]!));
    for (let k = 0, at = i; k < m; k++, at += n) {
      if (multipliers[k] === 0) continue;
      const term = multipliers[k]! * jacobian[at]!;
      sum -= term;
      largest = Math.max(largest, Math.abs(term));
    }
    const size = Math.abs(sum);
    if (!(size <= worst)) worst = size;
    promised = Math.max(promised, size * Math.max(1, Math.abs(x[i]!)));
  }
  return Math.max(worst / largest, promised / Math.max(scale, Math.abs(f)));
}
