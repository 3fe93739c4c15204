import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { everyIteration, judge, windowOf, type ClaimInput } from '../../src/claims/claim.js';
import { mean } from '../../src/mean.js';

const input: ClaimInput = {
  figure: 'Fig. 0',
  claim: 'a claim',
  paper: '2',
  quantity: 'mean',
  clusters: [[[1, 2, 3]]],
  statistic: ([values]) => mean(values!),
  criterion: { atLeast: 2, atMost: 2 },
};

describe('judge', () => {
  test('measures the statistic, with an interval around it', () => {
    const { measured, interval, verdict, criterion } = judge(input);
    expect({ measured, verdict, criterion }).toEqual({
      measured: 2,
      verdict: 'holds',
      criterion: 'between 2 and 2',
    });
    expect(interval[0]).toBeGreaterThanOrEqual(1);
    expect(interval[1]).toBeLessThanOrEqual(3);
    expect(interval[0]).toBeLessThan(interval[1]);
  });

  test('the verdict follows from the measured value and the limits alone', () => {
    const value = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (measured, atLeast, atMost) => {
        const { verdict } = judge({ ...input, clusters: [[[measured]]], criterion: { atLeast, atMost } });
        return (verdict === 'holds') === (measured >= atLeast && measured <= atMost);
      }),
      { numRuns: 50 },
    );
  });

  test('refuses a measurement that is no number', () => {
    expect(() => judge({ ...input, clusters: [[[NaN]]] })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });

  test('averages over seeds', () => {
    expect(judge({ ...input, clusters: [[[1]], [[3]]] }).measured).toBe(2);
  });

  test('repeats its interval', () => expect(judge(input)).toEqual(judge(input)));
});

describe('windowOf', () => {
  const trace = everyIteration(Array.from({ length: 100 }, (_, i) => i + 1));

  test('takes the iterations after the first limit up to the second', () => {
    // Iterations 11 ... 20 in blocks of two.
    expect(Array.from(windowOf(trace, 10, 20))).toEqual([11.5, 13.5, 15.5, 17.5, 19.5]);
  });

  test('takes the nearest value where none lies inside', () => {
    const sparse = { iterations: [10, 50], values: [1, 2] };
    expect(Array.from(windowOf(sparse, 20, 25))).toEqual([1]);
    expect(Array.from(windowOf(sparse, 40, 45))).toEqual([2]);
  });
});
