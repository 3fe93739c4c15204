import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { probabilityOfImprovement, type Improvement, type ImprovementOptions } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

function compare(x: ImprovementOptions['x'], y: ImprovementOptions['y']): Improvement {
  return probabilityOfImprovement({ x, y });
}

const value = fc.integer({ min: -20, max: 20 });
const pairedRuns = fc.array(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 10 }), {
  minLength: 1,
  maxLength: 4,
});
const side = (runs: readonly (readonly (readonly [number, number])[])[], of: 0 | 1): number[][] =>
  runs.map((run) => run.map((pair) => pair[of]));

describe('probabilityOfImprovement', () => {
  // By hand: x is above, equal, below, above: (1 + 1/2 + 0 + 1) / 4, and (2 + 0 - 4 + 1) / 4.
  test('counts the pairs that x wins, ties by half', () => {
    const { probability, difference } = compare([[3, 5, 1, 7]], [[1, 5, 5, 6]]);
    expect(probability.value).toBe(0.625);
    expect(difference.value).toBe(-0.25);
  });

  // Run 1 wins 2 of 2, run 2 loses 1 of 1; unequal lengths do not weigh.
  test('is the mean over the runs', () => expect(compare([[2, 2], [0]], [[1, 1], [1]]).probability.value).toBe(0.5));

  // Unpaired, 50 of the 100 pairs of (0 ... 9) + 1/2 and 0 ... 9 and five more are won; paired, all are.
  test('compares pairs, so that what makes a problem hard for both cancels', () => {
    const y = Array.from({ length: 10 }, (_, t) => t);
    const { probability, difference } = compare([y.map((v) => v + 0.5)], [y]);
    expect(probability).toMatchObject({ value: 1, interval: [1, 1] });
    expect(difference).toMatchObject({ value: 0.5, interval: [0.5, 0.5] });
  });

  test('is one half against itself', () => {
    fc.assert(
      fc.property(pairedRuns, (runs) => {
        const x = side(runs, 0);
        const { probability, difference } = compare(x, x);
        expect([probability.value, difference.value]).toEqual([0.5, 0]);
        // One pair tells nothing of others.
        if (x.flat().length < 2) expect(probability.interval).toEqual([0, 1]);
        else
          expect([probability.interval, difference.interval]).toEqual([
            [0.5, 0.5],
            [0, 0],
          ]);
      }),
    );
  });

  test('turns round when the sides are exchanged', () => {
    fc.assert(
      fc.property(pairedRuns, (runs) => {
        const there = compare(side(runs, 0), side(runs, 1));
        const back = compare(side(runs, 1), side(runs, 0));
        expect(there.probability.value + back.probability.value).toBeCloseTo(1, 12);
        expect(there.difference.value).toBeCloseTo(-back.difference.value, 12);
      }),
    );
  });

  test('gives intervals inside [0, 1] that cover the value', () => {
    fc.assert(
      fc.property(pairedRuns, (runs) => {
        const { probability } = compare(side(runs, 0), side(runs, 1));
        const [low, high] = probability.interval;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        // Means over runs, summed in another order.
        expect(low).toBeLessThanOrEqual(probability.value + 1e-12);
        expect(high).toBeGreaterThanOrEqual(probability.value - 1e-12);
      }),
    );
  });

  test.each([
    { x: [[1]], y: [], detail: { what: 'y', got: 0, expected: '1 (runs, as x)' } },
    { x: [[1, 2]], y: [[1]], detail: { what: 'y[0]', got: 1, expected: '2 (values, as x[0])' } },
  ])('refuses pairs that do not match: $detail.what', ({ x, y, detail }) => {
    expect(() => compare(x, y)).toThrow(
      expect.objectContaining({
        code: 'MEC_LENGTH_MISMATCH',
        detail: { where: 'probabilityOfImprovement', ...detail },
      }),
    );
  });

  test('refuses values without a difference', () => {
    const detail = { what: 'x[0][1] - y[0][1]', got: NaN, expected: 'a finite number' };
    expect(() => compare([[1, Infinity]], [[1, Infinity]])).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'probabilityOfImprovement', ...detail } }),
    );
  });

  test('refuses to compare nothing', () => {
    expect(() => compare([], [])).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    expect(() => compare([[]], [[]])).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
