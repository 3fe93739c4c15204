/**
 * Multipliers of a point that no subproblem was solved at: least squares over the rows in force.
 *
 * minimise || grad f - A_W' lambda ||, dropping the inequality or bound whose multiplier comes out most negative until
 * none does. Rank-deficient rows are no trouble: ml-matrix's singular value decomposition gives the shortest solution.
 * Source: Nocedal and Wright, section 18.3 (least-squares multipliers), Lawson and Hanson, Solving Least Squares
 * Problems, chapter 23 (why dropping ends).
 */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { Multipliers } from './residual.js';

/** A point and the derivatives there. */
export interface ActivePoint {
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  readonly values: Float64Array;
  readonly jacobian: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly equalities: number;
  /** Inequalities and bounds this close to zero count as in force. */
  readonly tolerance: number;
}

/** Least-squares multipliers with the right signs; new arrays. */
export function estimateMultipliers(point: ActivePoint): Multipliers {
  const { x, gradient, values, jacobian, lower, upper, equalities } = point;
  const n = x.length;
  const m = values.length;
  const result = {
    multipliers: new Float64Array(m),
    lowerMultipliers: new Float64Array(n),
    upperMultipliers: new Float64Array(n),
  };
  let active: number[] = [];
  for (let k = 0; k < m; k++) {
    let size = 0;
    for (let i = 0; i < n; i++) size = Math.max(size, Math.abs(jacobian[k * n + i]!));
    if (k < equalities || values[k]! <= point.tolerance * Math.max(1, size)) active.push(k);
  }
  for (let i = 0; i < n; i++) {
    const near = point.tolerance * Math.max(1, Math.abs(x[i]!));
    if (x[i]! - lower[i]! <= near) active.push(m + i);
    if (upper[i]! - x[i]! <= near) active.push(m + n + i);
  }
  const right = Matrix.columnVector(Array.from(gradient));
  while (active.length > 0) {
    const rows = active;
    const normals = Matrix.zeros(n, rows.length);
    rows.forEach((row, j) => {
      if (row < m) for (let i = 0; i < n; i++) normals.set(i, j, jacobian[row * n + i]!);
      else if (row < m + n) normals.set(row - m, j, 1);
      else normals.set(row - m - n, j, -1);
    });
    const lambda = new SingularValueDecomposition(normals, { autoTranspose: true }).solve(right);
    let worst = -1;
    let least = 0;
    rows.forEach((row, j) => {
      if (row >= equalities && lambda.get(j, 0) < least) {
        least = lambda.get(j, 0);
        worst = j;
      }
    });
    if (worst < 0) {
      rows.forEach((row, j) => {
        const value = lambda.get(j, 0);
        if (row < m) result.multipliers[row] = value;
        else if (row < m + n) result.lowerMultipliers[row - m] = value;
        else result.upperMultipliers[row - m - n] = value;
      });
      break;
    }
    active = rows.filter((_, j) => j !== worst);
  }
  return result;
}
