/**
 * Problem (10) handed to the general-purpose optimiser, as the paper does (section 3).
 *
 * With S the n offloaded tasks it becomes: minimise sum_S w_i / u_i under sum_S u_i <= n, where u_i = f_i n / F is the share
 * in units of the equal share and w_i = c_i / max c. The start is u = 1, and no unit of the system is left.
 *
 * Departure from the paper: by default the optimiser is given the exact second derivatives, a diagonal, in the place of
 * Kraft's BFGS approximation. That halves the iterations on the paper's tasks and converges where tasks are 10^12 apart,
 * which BFGS does not; `hessian: 'bfgs'` is Kraft's method, and with `gradient: '2-point'` what scipy does by default.
 */
import { createSolver, type Solver } from '@mec/slsqp';
import { requireNumber, requireOneOf, requireOptions } from '../../contract/domain.js';
import type { OffloadingProblem } from '../offloading-problem.js';
import { allocatorOf, offloadedTasks, type Allocator } from './allocator.js';
import { withinCapacity } from './within-capacity.js';

export interface SlsqpAllocatorOptions {
  /** Relative tolerance of the optimiser on the server's part of the cost, > 0. Default 1e-10. */
  readonly ftol?: number;
  /** Limit on iterations, an integer >= 1; after it the best allocation so far is returned. Default 200. */
  readonly maxiter?: number;
  /** Exact gradients (the default), or differences as scipy takes where it is given none. */
  readonly gradient?: 'exact' | '2-point';
  /** Exact second derivatives (the default), or Kraft's BFGS. */
  readonly hessian?: 'exact' | 'bfgs';
}

/** Smallest u the optimiser may try; keeps 1/u finite, and giving it away costs a relative 1e-10 at most. */
const SMALLEST_SHARE = 1e-10;

/**
 * Allocation by SLSQP from equal shares. Keeps one solver for each number of offloaders it has met.
 *
 * @throws OutOfDomainError when an option leaves its range.
 */
export function slsqpAllocator(options: SlsqpAllocatorOptions = {}): Allocator {
  requireOptions('slsqpAllocator', options);
  const { ftol = 1e-10, maxiter = 200, gradient = 'exact', hessian = 'exact' } = options;
  requireNumber('slsqpAllocator', 'ftol', ftol, { above: 0 });
  requireNumber('slsqpAllocator', 'maxiter', maxiter, { min: 1, integer: true });
  requireOneOf('slsqpAllocator', 'gradient', gradient, ['exact', '2-point']);
  requireOneOf('slsqpAllocator', 'hessian', hessian, ['exact', 'bfgs']);
  const settings = { ftol, maxiter, gradient, hessian };

  const sharers = new Map<number, Sharer>();
  const allocate = (problem: OffloadingProblem, offload: ArrayLike<number>): Float64Array => {
    const offloaded = offloadedTasks('slsqpAllocator', problem, offload);
    const n = offloaded.length;
    const allocation = new Float64Array(problem.size);
    if (n === 0) return allocation;

    let sharer = sharers.get(n);
    if (sharer === undefined) sharers.set(n, (sharer = createSharer(n, settings)));
    const { edgeWeight, system } = problem;
    let largest = 0;
    for (const i of offloaded) largest = Math.max(largest, edgeWeight[i]!);
    for (let k = 0; k < n; k++) sharer.weights[k] = edgeWeight[offloaded[k]!]! / largest;

    const { x: shares } = sharer.solver.minimize(sharer.start);
    let total = 0;
    for (let k = 0; k < n; k++) total += shares[k]!;
    // The optimiser meets the constraint to its tolerance, from either side: all of the server is given away.
    for (let k = 0; k < n; k++) allocation[offloaded[k]!] = system.edgeCapacity * (shares[k]! / total);
    return withinCapacity(allocation, system.edgeCapacity);
  };
  return allocatorOf('SLSQP', allocate, { settings: { kind: 'slsqpAllocator', options: settings } });
}

/** Minimises sum_i w_i / u_i under sum_i u_i <= n, for the weights that are in `weights` when it is called. */
interface Sharer {
  readonly weights: Float64Array;
  readonly start: Float64Array;
  readonly solver: Solver;
}

function createSharer(n: number, settings: Required<SlsqpAllocatorOptions>): Sharer {
  const w = new Float64Array(n);
  const solver = createSolver({
    n,
    fun(u) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += w[i]! / u[i]!;
      return sum;
    },
    bounds: new Array<readonly [number, null]>(n).fill([SMALLEST_SHARE, null]),
    constraints: {
      type: 'ineq',
      fun(u) {
        let left = n;
        for (let i = 0; i < n; i++) left -= u[i]!;
        return left;
      },
      ...(settings.gradient === 'exact' ? { jac: (_u, out) => void out.fill(-1) } : {}),
    },
    jac:
      settings.gradient === 'exact'
        ? (u, out) => {
            for (let i = 0; i < n; i++) out[i] = -w[i]! / (u[i]! * u[i]!);
          }
        : '2-point',
    ...(settings.hessian === 'exact' && {
      hess: {
        diagonal: (u: Float64Array, _multipliers: Float64Array, out: Float64Array) => {
          for (let i = 0; i < n; i++) out[i] = (2 * w[i]!) / (u[i]! * u[i]! * u[i]!);
        },
      },
    }),
    ftol: settings.ftol,
    maxiter: settings.maxiter,
  });
  return { weights: w, start: new Float64Array(n).fill(1), solver };
}
