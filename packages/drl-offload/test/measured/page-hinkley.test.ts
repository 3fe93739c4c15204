import { describe, expect, test } from '@jest/globals';
import { createRandom, standardNormal } from '@mec/model';
import { pageHinkley } from '../../src/measured/page-hinkley.js';

describe('pageHinkley', () => {
  test('adds up what exceeds 1 + allowance, and never falls below 0', () => {
    expect(pageHinkley(0, 5, 1)).toBe(3);
    expect(pageHinkley(3, 0.5, 1)).toBe(1.5);
    expect(pageHinkley(1, 0, 1)).toBe(0);
  });
  test('one wild surprise counts as one of four standard deviations', () => {
    expect(pageHinkley(0, 1e12, 1)).toBe(14);
  });

  /** Slots until the sum exceeds 25, at most `most`. */
  function alarmAfter(seed: number, spread: number, most: number): number {
    const random = createRandom(seed);
    let sum = 0;
    for (let k = 1; k <= most; k++) {
      sum = pageHinkley(sum, (spread * standardNormal(random)) ** 2, 1);
      if (sum > 25) return k;
    }
    return most;
  }
  test('surprises that are as expected raise an alarm once in tens of thousands', () => {
    const total = Array.from({ length: 30 }, (_, seed) => alarmAfter(seed, 1, 20_000)).reduce((sum, k) => sum + k, 0);
    expect(total / 30).toBeGreaterThan(10_000);
  });
  test('surprises three times as large raise it within twenty, from every seed', () => {
    for (let seed = 0; seed < 30; seed++) expect(alarmAfter(seed, 3, 1000)).toBeLessThanOrEqual(20);
  });
});
