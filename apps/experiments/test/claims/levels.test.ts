import { describe, expect, test } from '@jest/globals';
import { quotient, settling } from '../../src/claims/levels.js';
import { everyIteration, type Trace } from '../../src/claims/trace.js';
import { createPlan } from '../../src/plan.js';

const options = { seed: 1, seeds: 1, iterations: 10_000, quick: false, strategy: [] };

/** 1 + 4 exp(-t / fall): within a quarter of 1 from t = fall ln 16 on. */
const falling = (fall: number, length = 10_000): Trace =>
  everyIteration(Array.from({ length }, (_, i) => 1 + 4 * Math.exp(-(i + 1) / fall)));

test('quotient', () => expect(quotient([[1, 3], [4]])).toBe(0.5));

describe('settling', () => {
  test('is the median over the runs, which one that settles late does not move', () => {
    const { value } = settling([falling(300), falling(500), falling(2000)], createPlan(options));
    expect(value).toBeCloseTo(500 * Math.log(16), -1);
  });

  test('speaks in iterations of the paper’s 10,000', () => {
    const { value } = settling([falling(50, 1000)], createPlan({ ...options, iterations: 1000 }));
    expect(value).toBeCloseTo(500 * Math.log(16), -2);
  });
});
