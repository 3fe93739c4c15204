import { describe, expect, test } from '@jest/globals';
import { aroundChange, drop, rise, riseLeft, shortfall } from '../../src/claims/change.js';
import { everyIteration } from '../../src/claims/claim.js';
import { createPlan } from '../../src/plan.js';

const plan = createPlan({ seed: 1, seeds: 1, iterations: 10_000, quick: false });

/** 1 before 5,000; then 0.8 for 300 iterations; then 0.95 up to 7,000; 0.6 for 300; 0.9 to the end. */
const steps = everyIteration(
  Array.from({ length: 10_000 }, (_, i) => {
    const iteration = i + 1;
    if (iteration < 5000) return 1;
    if (iteration < 5300) return 0.8;
    if (iteration < 7000) return 0.95;
    return iteration < 7300 ? 0.6 : 0.9;
  }),
);

describe('a change of the environment', () => {
  const first = aroundChange(steps, 5000, plan);
  const second = aroundChange(steps, 7000, plan);

  test('drop: from before to right after', () => {
    expect(drop(first)).toBeCloseTo(0.2, 12);
    expect(drop(second)).toBeCloseTo(0.35, 12);
  });

  test('rise: how many times as high right after', () => {
    expect(rise(first)).toBeCloseTo(0.8, 12);
    expect(rise(second)).toBeCloseTo(0.6 / 0.95, 12);
  });

  test('shortfall: against the level before the first change, for both', () => {
    expect(shortfall(first)).toBeCloseTo(0.05, 12);
    expect(shortfall(second)).toBeCloseTo(0.1, 12);
  });

  test('what is left of a rise: nothing when back, all when not', () => {
    expect(riseLeft([[1], [3], [1], [1]])).toBe(0);
    expect(riseLeft([[1], [3], [3], [1]])).toBe(1);
    expect(riseLeft([[1], [1], [1], [1]])).toBe(0);
  });
});
