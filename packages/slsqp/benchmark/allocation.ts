/**
 * The allocation problem: minimise sum c_i / f_i where sum f_i <= F and f_i >= 0.001, from equal shares.
 * Its minimum is (sum sqrt c_i)^2 / F, so every answer has a known error.
 */
import type { SolverOptions } from '../src/index.js';

export const CAPACITY = 30;

/** One instance: its costs c_i. */
export type Costs = readonly number[];

/** Instances with c_i = 1.5 d_i, d_i from a fixed sequence over [5, 25): the same for every solver and every run. */
export function instances(n: number, count: number): readonly Costs[] {
  let state = 1;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  return Array.from({ length: count }, () => Array.from({ length: n }, () => 1.5 * (5 + 20 * next())));
}

/** The closed-form minimum. */
export function minimumOf(costs: Costs): number {
  return costs.reduce((sum, cost) => sum + Math.sqrt(cost), 0) ** 2 / CAPACITY;
}

/** A problem whose costs can be exchanged between solves. */
export interface AllocationProblem {
  readonly options: SolverOptions;
  readonly start: Float64Array;
  readonly diagonal: (f: Float64Array, multipliers: Float64Array, out: Float64Array) => void;
  readonly load: (costs: Costs) => void;
}

/** The problem for n devices with exact gradients and the objective's Hessian diagonal. */
export function allocationProblem(n: number): AllocationProblem {
  const current = new Float64Array(n);
  return {
    load: (costs) => {
      current.set(costs);
    },
    start: new Float64Array(n).fill(CAPACITY / n),
    diagonal: (f, _multipliers, out) => {
      for (let i = 0; i < n; i++) out[i] = (2 * current[i]!) / (f[i]! * f[i]! * f[i]!);
    },
    options: {
      n,
      fun: (f) => {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += current[i]! / f[i]!;
        return sum;
      },
      jac: (f, out) => {
        for (let i = 0; i < n; i++) out[i] = -current[i]! / (f[i]! * f[i]!);
      },
      bounds: Array.from({ length: n }, () => [1e-3, CAPACITY] as const),
      constraints: {
        type: 'ineq',
        fun: (f) => {
          let rest = CAPACITY;
          for (let i = 0; i < n; i++) rest -= f[i]!;
          return rest;
        },
        jac: (_f, out) => void out.fill(-1),
      },
      ftol: 1e-6,
      maxiter: 500,
    },
  };
}
