/**
 * Problem (10) handed to the general-purpose optimiser, as the paper does (section 3).
 *
 * The problem is scaled before it is handed over: with u_i = f_i n / F and weights c_i / (2 mean c) the start is u = 1,
 * the constraint sum u <= n, and the Hessian at the start has mean 1, whatever the units of the system.
 */
import { minimize, type MinimizeOptions } from '@mec/slsqp';
import { requireNumber } from '../domain.js';
import { OutOfDomainError } from '../errors.js';
import type { OffloadingProblem } from '../problem.js';
import { offloadedTasks, type Allocator } from './allocator.js';

export interface SlsqpAllocatorOptions {
  /** Tolerance of the optimiser on the scaled cost, > 0. Default 1e-10: the true cost is then within 1e-6. */
  readonly ftol?: number;
  /** Limit on iterations, an integer >= 1. Default 200. */
  readonly maxiter?: number;
  /** Exact gradients (the default), or differences as scipy takes where it is given none. */
  readonly gradient?: 'exact' | '2-point';
}

/** Smallest share the optimiser may try, as a part of the equal share; keeps 1/u finite. */
const SMALLEST_SHARE = 1e-8;

/**
 * Allocation by SLSQP from equal shares.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function slsqpAllocator(options: SlsqpAllocatorOptions = {}): Allocator {
  const { ftol = 1e-10, maxiter = 200, gradient = 'exact' } = options;
  requireNumber('slsqpAllocator', 'ftol', ftol, { above: 0 });
  requireNumber('slsqpAllocator', 'maxiter', maxiter, { min: 1, integer: true });
  if (!['exact', '2-point'].includes(gradient)) {
    const expected = "'exact' or '2-point'";
    throw new OutOfDomainError({ where: 'slsqpAllocator', what: 'gradient', got: gradient, expected });
  }
  return {
    name: 'SLSQP',
    allocate(problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array {
      const offloaded = offloadedTasks('slsqpAllocator', problem, offload);
      const n = offloaded.length;
      const allocation = new Float64Array(problem.size);
      if (n === 0) return allocation;

      const shares = optimalShares(
        offloaded.map((i) => problem.edgeWeight[i]!),
        { ftol, maxiter, gradient },
      );
      const total = shares.reduce((sum, share) => sum + share, 0);
      // Rounding may leave the sum a few units in the last place above n: scale back inside the capacity.
      const unit = problem.system.edgeCapacity / Math.max(total, n);
      offloaded.forEach((i, k) => (allocation[i] = shares[k]! * unit));
      return allocation;
    },
  };
}

/** Minimises sum_i w_i / u_i under sum_i u_i <= n, for weights w_i > 0 of any scale. Returns u, n entries. */
function optimalShares(weights: readonly number[], options: Required<SlsqpAllocatorOptions>): Float64Array {
  const n = weights.length;
  const scale = n / (2 * weights.reduce((sum, weight) => sum + weight, 0));
  const w = Float64Array.from(weights, (weight) => weight * scale);
  const settings: MinimizeOptions = {
    bounds: new Array<readonly [number, number]>(n).fill([SMALLEST_SHARE, n]),
    constraints: {
      type: 'ineq',
      fun: (u) => n - u.reduce((sum, share) => sum + share, 0),
      ...(options.gradient === 'exact' ? { jac: (_u, out) => void out.fill(-1) } : {}),
    },
    ftol: options.ftol,
    maxiter: options.maxiter,
    jac:
      options.gradient === 'exact'
        ? (u, out) => {
            for (let i = 0; i < n; i++) out[i] = -w[i]! / (u[i]! * u[i]!);
          }
        : '2-point',
  };
  const edgePart = (u: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += w[i]! / u[i]!;
    return sum;
  };
  return minimize(edgePart, new Float64Array(n).fill(1), settings).x;
}
