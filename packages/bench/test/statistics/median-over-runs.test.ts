import { describe, expect, test } from '@jest/globals';
import { medianOverRuns } from '../../src/index.js';
import { coverage } from './series.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, k) => k + 1);

describe('medianOverRuns', () => {
  // Tails of coin tosses: of 6, none in 1/64 <= 2.5 %; of 10, one or none in 11/1024; of 30, nine or fewer in 2.1 %.
  test.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [30, 10, 21],
  ])('of %p values lies between the ones at %p and %p', (count, low, high) => {
    expect(medianOverRuns({ values: upTo(count).reverse() }).interval).toEqual([low, high]);
  });

  test('has no interval of five values or fewer', () => {
    for (const count of [1, 2, 5]) {
      expect(medianOverRuns({ values: upTo(count) }).interval).toEqual([-Infinity, Infinity]);
    }
    expect(medianOverRuns({ values: upTo(5), confidence: 0.9 }).interval).toEqual([1, 5]);
  });

  test('is the middle value, or between two', () => {
    expect(medianOverRuns({ values: [9, 1, 2] }).value).toBe(2);
    expect(medianOverRuns({ values: [9, 1, 2, 4] })).toMatchObject({ value: 3, over: 'runs' });
    expect(medianOverRuns({ values: [1, 2, 3] }).deviation).toBeCloseTo(1, 12);
    expect(medianOverRuns({ values: [7] }).deviation).toBe(0);
  });

  // Of a skewed distribution, exp of a normal, whose median is 1; [x2, x9] of ten holds it in 1 - 22/1024 of samples.
  test('holds the median of a skewed distribution as often as coins say', () => {
    const share = coverage(4000, 7, 1, (normal) => {
      return medianOverRuns({ values: Array.from({ length: 10 }, () => Math.exp(normal())) }).interval;
    });
    expect(Math.abs(share - (1 - 22 / 1024))).toBeLessThan(0.007);
  });

  test.each([
    { values: [], what: 'values.length', got: 0, expected: 'a finite number >= 1' },
    { values: [2, NaN, 1], what: 'values, sorted, at 2', got: NaN, expected: 'a finite number' },
  ])('refuses $what $got', ({ values, ...detail }) => {
    expect(() => medianOverRuns({ values })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'medianOverRuns', ...detail } }),
    );
  });
});
