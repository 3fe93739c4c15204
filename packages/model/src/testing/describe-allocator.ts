/** The contract of {@link Allocator} as a test suite, for ours and a user's. */
import assert from 'node:assert/strict';
import type { Allocator } from '../server-share/allocators/allocator.js';
import { closedFormAllocator } from '../server-share/allocators/closed-form.js';
import { cost } from '../server-share/cost.js';
import { paperSystem } from '../server-share/edge-system.js';
import { createProblem } from '../server-share/create-problem.js';
import type { OffloadingProblem } from '../server-share/offloading-problem.js';
import { createRandom } from '../contract/random.js';
import { drawn, PROBLEMS, type Draw } from './problems.js';
import { globalRunner, type TestRunner } from './runner.js';

export interface DescribeAllocatorOptions {
  /** By default the runner's globals. */
  readonly runner?: TestRunner;
}

const DEVICE_COUNT = 10;
const PROBLEM_COUNT = 12;

/** Rounding of a sum of N shares. */
const RELATIVE_TOLERANCE = 1e-9;

/**
 * Registers the tests that every allocator passes: a share for each offloaded task and for nothing else, within the
 * capacity, never cheaper than the optimum, in new arrays, the same each time, without a trace on problem or decision;
 * an invalid decision is refused, and so are offloaders where there is no capacity.
 *
 * @param name - the title of the group of tests.
 * @param make - a fresh allocator, made the same way each time.
 * @throws OutOfDomainError when the runner has no global `describe` and `test` and none were passed.
 * @example
 * describeAllocator('my allocator', () => myAllocator());
 */
export function describeAllocator(
  name: string,
  make: () => Allocator,
  { runner = globalRunner('describeAllocator') }: DescribeAllocatorOptions = {},
): void {
  const test = (title: string, body: (allocator: Allocator) => void): void =>
    runner.test(title, async () => body(await Promise.resolve(make())));

  runner.describe(name, () => {
    test('has a name', (allocator) => assert.ok(allocator.name.length > 0));

    for (const [kind, draw] of Object.entries(PROBLEMS)) {
      test(`divides the server among ${kind}: within the capacity, at no less than the optimum`, (allocator) => {
        for (const [problem, offload] of decided(draw)) {
          checkAllocation(problem, offload, allocator.allocate(problem, offload));
        }
      });
    }

    test('gives nothing where no task is offloaded, also without capacity', (allocator) => {
      const problem = createProblem({ ...paperSystem(2), edgeCapacity: 0 }, [5, 0]);
      assert.deepEqual([...allocator.allocate(problem, Uint8Array.of(0, 1))].map(Math.abs), [0, 0]);
    });

    test('repeats itself in new arrays and leaves problem and decision as they were', (allocator) => {
      const again = make();
      for (const [problem, offload] of decided(PROBLEMS['different devices'])) {
        const before = JSON.stringify([problem, offload]);
        const first = allocator.allocate(problem, offload);
        const kept = first.slice();
        const second = allocator.allocate(problem, offload);
        assert.notEqual(second, first, 'each allocation is a new array');
        assert.deepEqual(second, kept, 'the second allocation is the first');
        assert.deepEqual(first, kept, 'the first allocation stays as it was');
        assert.deepEqual(again.allocate(problem, offload), kept, 'a fresh allocator agrees');
        assert.equal(JSON.stringify([problem, offload]), before);
      }
    });

    test('has a walk of its own costs, where it has one', (allocator) => {
      for (const [problem, offload] of decided(PROBLEMS['different devices'])) {
        const walk = allocator.walk?.(problem);
        if (walk === undefined) return;
        const random = createRandom(20213).split('walk');
        const current = offload.slice();
        walk.start(current);
        for (let step = 0; step < 30; step++) {
          const i = random.integer(problem.size);
          current[i]! ^= 1;
          const walked = walk.set(i, current[i]!);
          const priced = cost(problem, current, allocator.allocate(problem, current));
          assert.ok(
            Math.abs(walked - priced) <= RELATIVE_TOLERANCE * priced,
            `walked to ${walked}, priced at ${priced}`,
          );
        }
      }
    });

    test('refuses an invalid decision, and offloaders without capacity', (allocator) => {
      const problem = createProblem(paperSystem(2), [5, 5]);
      assert.throws(() => allocator.allocate(problem, [0, 2]), { code: 'MEC_OUT_OF_DOMAIN' });
      assert.throws(() => allocator.allocate(problem, [1]), { code: 'MEC_LENGTH_MISMATCH' });
      const without = createProblem({ ...paperSystem(2), edgeCapacity: 0 }, [5, 5]);
      assert.throws(() => allocator.allocate(without, [0, 1]), { code: 'MEC_OUT_OF_DOMAIN' });
    });
  });
}

function decided(draw: Draw): [OffloadingProblem, Uint8Array][] {
  const random = createRandom(20212).split('decisions');
  return drawn(draw, DEVICE_COUNT, PROBLEM_COUNT).map((problem) => [
    problem,
    new Uint8Array(problem.size).map(() => random.integer(2)),
  ]);
}

function checkAllocation(problem: OffloadingProblem, offload: Uint8Array, allocation: Float64Array): void {
  assert.ok(allocation instanceof Float64Array, 'an allocation is a Float64Array');
  assert.equal(allocation.length, problem.size, 'an allocation has one entry per device');
  allocation.forEach((share, i) => {
    if (offload[i] === 0) assert.ok(share === 0, `allocation[${i}] of a device that computes locally is ${share}`);
  });
  const total = allocation.reduce((sum, share) => sum + share, 0);
  const { edgeCapacity } = problem.system;
  assert.ok(total <= edgeCapacity * (1 + RELATIVE_TOLERANCE), `${total} MB/s are allocated of ${edgeCapacity}`);
  // `cost` also refuses a share that is negative, or none where a task is offloaded.
  const reached = cost(problem, offload, allocation);
  const lowest = cost(problem, offload, closedFormAllocator().allocate(problem, offload));
  assert.ok(reached >= lowest * (1 - RELATIVE_TOLERANCE), `the cost ${reached} lies below the optimum ${lowest}`);
}
