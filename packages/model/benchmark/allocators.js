/**
 * SLSQP against the closed form of problem (10): time of one allocation and relative excess of the cost.
 *
 * Usage, from the repository's root after `pnpm build`: node packages/model/benchmark/allocators.js [seed]
 * Each row: N offloaders, median microseconds over the rounds (each a mean over the problems), their ratio to the closed
 * form's, and the largest excess of the server's part of the cost over its optimum.
 */
import { performance } from 'node:perf_hooks';
import { closedFormAllocator, createProblem, createRandom, slsqpAllocator } from '@mec/model';

const SIZES = [5, 10, 20];
const PROBLEMS = 200;
const WARM_UP = 30;
const ROUNDS = 15;

const TASKS = {
  '5-25 MB, as in the paper': (random) => random.uniform(5, 25),
  '1e-3 to 1e3 MB': (random) => 10 ** random.uniform(-3, 3),
};

const ALLOCATORS = {
  'closed form': closedFormAllocator(),
  'SLSQP, exact Hessian (default)': slsqpAllocator(),
  'SLSQP, BFGS': slsqpAllocator({ hessian: 'bfgs' }),
  'SLSQP, BFGS, differences (as scipy)': slsqpAllocator({ hessian: 'bfgs', gradient: '2-point' }),
};

/** Upload and waiting power cost nothing, so nothing but the allocation is in the cost. */
const device = { uplinkRate: 1e12, uploadPower: 0, waitingPower: 0, localRate: 1, localPower: 0 };

const seed = Number(process.argv[2] ?? 1);
for (const [range, draw] of Object.entries(TASKS)) {
  const rows = [];
  for (const n of SIZES) {
    const random = createRandom(seed).split(`${range} ${n}`);
    const system = { edgeCapacity: 30, energyWeight: 0, devices: new Array(n).fill(device) };
    const offload = new Uint8Array(n).fill(1);
    const problems = Array.from({ length: PROBLEMS }, () =>
      createProblem(
        system,
        Float64Array.from({ length: n }, () => draw(random)),
      ),
    );
    let reference;
    for (const [name, allocator] of Object.entries(ALLOCATORS)) {
      const microseconds = median(
        Array.from({ length: WARM_UP + ROUNDS }, () => timed(allocator, problems, offload)).slice(WARM_UP),
      );
      reference ??= microseconds;
      rows.push({
        N: n,
        allocator: name,
        µs: microseconds.toFixed(1),
        'times closed form': Math.round(microseconds / reference),
        'largest excess': Math.max(...problems.map((problem) => excess(problem, allocator, offload))).toExponential(0),
      });
    }
  }
  console.log(`Tasks of ${range}`);
  console.table(rows);
}

function timed(allocator, problems, offload) {
  const start = performance.now();
  for (const problem of problems) allocator.allocate(problem, offload);
  return (1e3 * (performance.now() - start)) / problems.length;
}

function excess(problem, allocator, offload) {
  const allocation = allocator.allocate(problem, offload);
  const root = problem.edgeRoot.reduce((sum, s) => sum + s, 0);
  const spent = problem.edgeWeight.reduce((sum, weight, i) => sum + weight / allocation[i], 0);
  return Math.max(0, spent / (root ** 2 / problem.system.edgeCapacity) - 1);
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
