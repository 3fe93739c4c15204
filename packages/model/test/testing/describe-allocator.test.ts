/** The contract test tested: sound allocators pass it, and each way of being broken fails the test made for it. */
import { describe, expect, test } from '@jest/globals';
import type { Allocator } from '../../src/server-share/allocators/allocator.js';
import { closedFormAllocator } from '../../src/server-share/allocators/closed-form.js';
import { equalShareAllocator } from '../../src/server-share/allocators/equal-share.js';
import { slsqpAllocator } from '../../src/server-share/allocators/slsqp.js';
import type { OffloadingProblem } from '../../src/server-share/offloading-problem.js';
import { createRandom } from '../../src/contract/random.js';
import { describeAllocator } from '../../src/testing/index.js';
import { expectRefusal } from '../rejection.js';
import { outcomeOf, withoutGlobals, type Outcome } from './recording-runner.js';

describeAllocator('closed form, on the runner’s globals', closedFormAllocator);
describeAllocator('SLSQP', slsqpAllocator);
describeAllocator('equal share of all', () => equalShareAllocator({ among: 'all' }));
describeAllocator('equal share of the offloaded', () => equalShareAllocator({ among: 'offloaded' }));

const contractOf = (make: () => Allocator): Promise<Outcome> =>
  outcomeOf((runner) => describeAllocator('under test', make, { runner }));

type Spoil = (allocation: Float64Array, problem: OffloadingProblem, offload: ArrayLike<number>) => Float64Array;

const spoiled = (spoil: Spoil) => (): Allocator => ({
  name: 'spoiled',
  allocate: (problem, offload) => spoil(closedFormAllocator().allocate(problem, offload), problem, offload),
});

describe('describeAllocator catches', () => {
  test.each<[string, () => Allocator, RegExp]>([
    ['capacity overspent', spoiled((shares) => shares.map((share) => share * 1.001)), /equal devices/],
    ['a negative share', spoiled((shares) => shares.map((share) => -share)), /equal devices/],
    ['no share for an offloader', spoiled((shares) => shares.map(() => 0)), /equal devices/],
    ['a share of NaN', spoiled((shares) => shares.map(() => NaN)), /equal devices/],
    ['a share for a device at home', spoiled((shares) => shares.map((share) => share * 0.9 + 1e-3)), /equal devices/],
    ['an allocation too short', spoiled((shares) => shares.slice(1)), /equal devices/],
    ['a plain array', spoiled((shares) => [...shares] as unknown as Float64Array), /equal devices/],
    ['no name', () => ({ ...closedFormAllocator(), name: '' }), /name/],
    ['the problem written to', spoiled(writeToProblem), /leaves problem/],
    ['the decision written to', spoiled(writeToDecision), /leaves problem/],
    ['one array for all', reusing, /new arrays/],
    ['chance', unseeded(), /repeats/],
    ['decisions let through', careless, /refuses/],
    ['shares where no task is', spoiled((shares) => shares.map(() => 1)), /no task/],
  ])('%s', async (_name, make, expected) => {
    expect((await contractOf(make)).failed).toContainEqual(expect.stringMatching(expected));
  });
});

test('describeAllocator wants a runner', () => {
  withoutGlobals(() => {
    const run = (): void => describeAllocator('x', closedFormAllocator);
    expectRefusal(run, { where: 'describeAllocator', what: 'globalThis.describe', got: undefined });
  });
});

function writeToProblem(allocation: Float64Array, problem: OffloadingProblem): Float64Array {
  problem.edgeRoot[0]! += 1e-9;
  return allocation;
}

function writeToDecision(
  allocation: Float64Array,
  _problem: OffloadingProblem,
  offload: ArrayLike<number>,
): Float64Array {
  (offload as Uint8Array)[0]! ^= 1;
  return allocation;
}

function reusing(): Allocator {
  let kept: Float64Array | undefined;
  return spoiled((allocation) => {
    if (kept?.length !== allocation.length) kept = allocation;
    kept.set(allocation);
    return kept;
  })();
}

function unseeded(): () => Allocator {
  const random = createRandom(1);
  return spoiled((allocation) => allocation.map((share) => share * random.uniform(0.5, 1)));
}

function careless(): Allocator {
  const allocate = (problem: OffloadingProblem): Float64Array => new Float64Array(problem.size);
  return { name: 'careless', allocate };
}
