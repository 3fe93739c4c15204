import { describe, expect, test } from '@jest/globals';
import { createPlan } from '../src/plan.js';

const options = { seed: 7, seeds: 3, iterations: 10_000, quick: false };

describe('createPlan', () => {
  test('counts seeds up from the first', () => expect(createPlan(options).seeds).toEqual([7, 8, 9]));

  test('is at full scale with 10,000 iterations alone', () => {
    expect(createPlan(options).fullScale).toBe(true);
    expect(createPlan({ ...options, iterations: 9_999 }).fullScale).toBe(false);
  });

  test('scales the moments of the paper with the iterations', () => {
    expect(createPlan(options).at(5000)).toBe(5000);
    expect(createPlan({ ...options, iterations: 2000 }).at(5000)).toBe(1000);
    expect(createPlan({ ...options, iterations: 2000 }).at(-500)).toBe(-100);
  });
});
