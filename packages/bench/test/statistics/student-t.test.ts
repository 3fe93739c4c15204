import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { studentQuantile } from '../../src/index.js';

describe('studentQuantile', () => {
  // Printed in every table of the distribution; with one degree it is Cauchy's, tan(0.475 pi).
  test.each([
    [0.975, 1, 12.7062],
    [0.975, 2, 4.3027],
    [0.975, 3, 3.1824],
    [0.975, 9, 2.2622],
    [0.975, 10, 2.2281],
    [0.975, 30, 2.0423],
    [0.95, 4, 2.1318],
    [0.995, 7, 3.4995],
    [0.975, 10_000, 1.9602],
  ])('of %p with %p degrees is %p', (probability, degrees, expected) => {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 4);
  });

  test('is 0 at one half, odd around it, rises with the probability and falls with the degrees', () => {
    const probability = fc.double({ min: 0.5001, max: 0.9999, noNaN: true });
    const degrees = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(probability, probability, degrees, (p, q, n) => {
        expect(studentQuantile(1 - p, n)).toBeCloseTo(-studentQuantile(p, n), 6);
        if (p < q) expect(studentQuantile(p, n)).toBeLessThanOrEqual(studentQuantile(q, n));
        expect(studentQuantile(p, n + 1)).toBeLessThanOrEqual(studentQuantile(p, n) + 1e-9);
      }),
      { seed: 1 },
    );
    expect(studentQuantile(0.5, 5)).toBeCloseTo(0, 12);
  });

  test.each([
    { probability: 0, degrees: 3, what: 'probability', got: 0, expected: 'a number > 0 and < 1' },
    { probability: 1, degrees: 3, what: 'probability', got: 1, expected: 'a number > 0 and < 1' },
    { probability: 0.9, degrees: 0, what: 'degrees', got: 0, expected: 'an integer >= 1' },
    { probability: 0.9, degrees: 1.5, what: 'degrees', got: 1.5, expected: 'an integer >= 1' },
  ])('refuses $what $got', ({ probability, degrees, ...detail }) => {
    expect(() => studentQuantile(probability, degrees)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'studentQuantile', ...detail } }),
    );
  });
});
