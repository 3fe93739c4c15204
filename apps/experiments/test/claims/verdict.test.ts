import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allOf, describeCriterion, verdictOf, type Criterion, type Verdict } from '../../src/claims/verdict.js';

describe('verdictOf', () => {
  test.each<[readonly [number, number], Criterion, Verdict]>([
    [[2, 3], { atLeast: 2, atMost: 3 }, 'holds'],
    [[2, 3], { atLeast: 2.5 }, 'undecided'],
    [[2, 3], { atMost: 2.5 }, 'undecided'],
    [[2, 3], { atLeast: 3.1 }, 'fails'],
    [[2, 3], { atMost: 1.9 }, 'fails'],
    [[2, 3], { atLeast: 3 }, 'undecided'],
    [[0, 0], { above: 0 }, 'fails'],
    [[0, 0], { atLeast: 0 }, 'holds'],
    [[0, 1], { above: 0 }, 'undecided'],
    [[0.1, 1], { above: 0 }, 'holds'],
    [[1, 1], { below: 1 }, 'fails'],
    [[0.5, 1], { below: 1 }, 'undecided'],
    [[0.5, 0.9], { below: 1 }, 'holds'],
    [[-Infinity, Infinity], { below: 1 }, 'undecided'],
    [[-Infinity, Infinity], {}, 'undecided'],
    // Wider than the limits on both sides.
    [[1, 4], { atLeast: 2, atMost: 3 }, 'undecided'],
  ])('%j within %j: %s', (interval, criterion, verdict) => expect(verdictOf(interval, criterion)).toBe(verdict));

  test('a wider interval never decides what a narrower one leaves open, nor the other way round', () => {
    const number = fc.double({ min: -9, max: 9, noNaN: true });
    const extent = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(number, extent, extent, number, extent, (middle, half, more, low, range) => {
        const criterion = { atLeast: low, atMost: low + range };
        const narrow = verdictOf([middle - half, middle + half], criterion);
        const wide = verdictOf([middle - half - more, middle + half + more], criterion);
        return wide === 'undecided' || wide === narrow;
      }),
      { seed: 1 },
    );
  });
});

test('allOf: one that fails decides, one that is open leaves open', () => {
  expect(allOf(['holds', 'holds'])).toBe('holds');
  expect(allOf(['holds', 'undecided'])).toBe('undecided');
  expect(allOf(['undecided', 'fails', 'holds'])).toBe('fails');
});

test('a criterion in words', () => {
  expect(describeCriterion({ atLeast: 1, atMost: 2 })).toBe('between 1 and 2');
  expect(describeCriterion({ atLeast: 1 })).toBe('at least 1');
  expect(describeCriterion({ above: 0, below: 1 })).toBe('above 0 and below 1');
  expect(describeCriterion({ atMost: 3 })).toBe('at most 3');
});
