/** 40 systems computed by an independent implementation; see fixtures/README.md. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Allocator } from '../../src/server-share/allocators/allocator.js';
import { closedFormAllocator } from '../../src/server-share/allocators/closed-form.js';
import { equalShareAllocator } from '../../src/server-share/allocators/equal-share.js';
import { slsqpAllocator } from '../../src/server-share/allocators/slsqp.js';
import { breakdown, cost } from '../../src/server-share/cost.js';
import { hasEqualDevices, type EdgeSystem } from '../../src/server-share/edge-system.js';
import { enumeratedMinimum } from '../../src/server-share/minimum/enumeration.js';
import { minimum } from '../../src/server-share/minimum/minimum.js';
import { sortedPrefixMinimum } from '../../src/server-share/minimum/sorted-prefix.js';
import { createProblem } from '../../src/server-share/create-problem.js';

interface ReferenceCase {
  readonly system: EdgeSystem;
  readonly tasks: readonly number[];
  readonly offload: readonly number[];
  readonly delay: readonly number[];
  readonly energy: readonly number[];
  readonly optimalAllocation: readonly number[];
  readonly optimalAllocationCost: number;
  readonly equalAmongAllCost: number;
  readonly equalAmongOffloadedCost: number;
  readonly minimumCost: number;
  readonly minimumOffload: readonly number[];
}

const fixture = new URL('../fixtures/model-cases.json', import.meta.url);
const cases = JSON.parse(readFileSync(fixture, 'utf8')) as readonly ReferenceCase[];

/** Largest relative difference; an expected 0 must be met exactly. */
function relativeError(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(got).toHaveLength(expected.length);
  return Math.max(
    ...Array.from(expected, (value, i) => (got[i] === value ? 0 : Math.abs(got[i]! - value) / Math.abs(value))),
  );
}

test('the fixture has its 40 cases, equal and different devices, some switched off', () => {
  expect(cases).toHaveLength(40);
  expect(cases.filter(({ system }) => hasEqualDevices(system))).toHaveLength(20);
  expect(cases.filter(({ tasks }) => tasks.includes(0)).length).toBeGreaterThan(4);
});

describe.each(cases.map((reference, index) => ({ index, reference })))('case $index', ({ reference }) => {
  const problem = createProblem(reference.system, reference.tasks);
  const { offload } = reference;
  const costWith = (allocator: Allocator): number => cost(problem, offload, allocator.allocate(problem, offload));

  // 1e-12: two implementations of the same double-precision formulas, a few roundings apart.
  test('closed form, delays, energies and costs', () => {
    const allocation = closedFormAllocator().allocate(problem, offload);
    const parts = breakdown(problem, offload, allocation);
    expect(relativeError(allocation, reference.optimalAllocation)).toBeLessThanOrEqual(1e-12);
    expect(relativeError(parts.delay, reference.delay)).toBeLessThanOrEqual(1e-12);
    expect(relativeError(parts.energy, reference.energy)).toBeLessThanOrEqual(1e-12);
    expect(relativeError([parts.cost], [reference.optimalAllocationCost])).toBeLessThanOrEqual(1e-12);
    expect(relativeError([costWith(closedFormAllocator())], [reference.optimalAllocationCost])).toBeLessThanOrEqual(
      1e-12,
    );
  });
  test('equal shares', () => {
    const all = costWith(equalShareAllocator({ among: 'all' }));
    const offloaded = costWith(equalShareAllocator({ among: 'offloaded' }));
    expect(relativeError([all], [reference.equalAmongAllCost])).toBeLessThanOrEqual(1e-12);
    expect(relativeError([offloaded], [reference.equalAmongOffloadedCost])).toBeLessThanOrEqual(1e-12);
  });
  // What the optimiser promises with its default tolerance.
  test.each(['exact', '2-point'] as const)('SLSQP with %s gradients', (gradient) => {
    const found = costWith(slsqpAllocator({ gradient }));
    expect(relativeError([found], [reference.optimalAllocationCost])).toBeLessThanOrEqual(1e-6);
  });
  test('minimum', () => {
    const found = minimum(problem);
    expect(relativeError([found.cost], [reference.minimumCost])).toBeLessThanOrEqual(1e-9);
    expect(relativeError([enumeratedMinimum(problem).cost], [reference.minimumCost])).toBeLessThanOrEqual(1e-9);
    expect([...found.offload]).toEqual([...reference.minimumOffload]);
    if (problem.equalDevices) {
      expect(relativeError([sortedPrefixMinimum(problem).cost], [reference.minimumCost])).toBeLessThanOrEqual(1e-9);
    }
  });
});
