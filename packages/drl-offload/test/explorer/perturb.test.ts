import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import fc from 'fast-check';
import { perturb } from '../../src/index.js';
import { binomial } from '../../src/explorer/binomial.js';
import type { Explorer } from '../../src/index.js';

function rowsOf(explorer: Explorer, x0: number[], count: number, seed = 1, iteration = 0): string[] {
  const size = x0.length;
  const candidates = new Uint8Array(count * size);
  const scores = Float64Array.from(x0, (x) => x - 0.5);
  const policyDecision = Uint8Array.from(x0);
  const random = createRandom(seed);
  const written = explorer.explore({ size, scores, policyDecision, count, iteration, random }, candidates);
  return Array.from({ length: written }, (_, k) => candidates.slice(k * size, (k + 1) * size).join(''));
}

const distance = (a: string, b: string): number => Array.from(a).filter((x, i) => x !== b[i]).length;
const decisions = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 12 });

describe('perturb', () => {
  test('starts with the policy, then flips c different devices, never the same set twice', () => {
    fc.assert(
      fc.property(decisions, fc.nat(11), fc.nat(20), fc.nat(), (x0, flips, more, seed) => {
        const c = 1 + (flips % x0.length);
        const explorer = perturb({ c });
        const count = Math.min(1 + more, explorer.reachable(x0.length));
        const rows = rowsOf(explorer, x0, count, seed);
        expect(rows).toHaveLength(count);
        expect(rows[0]).toBe(x0.join(''));
        expect(new Set(rows).size).toBe(count);
        for (const row of rows.slice(1)) expect(distance(row, rows[0]!)).toBe(c);
      }),
    );
  });

  test('reaches every set of c devices: 1 + (6 choose 3) = 21 decisions', () => {
    const explorer = perturb({ c: 3 });
    expect(explorer.reachable(6)).toBe(21);
    expect(rowsOf(explorer, [0, 0, 0, 0, 0, 0], 21)).toHaveLength(21);
    expect(rowsOf(explorer, [0, 0, 0, 0, 0, 0], 99)).toHaveLength(21);
  });

  test('flips every device equally often', () => {
    const explorer = perturb({ c: 2 });
    const flips = [0, 0, 0, 0, 0];
    const random = createRandom(1);
    const candidates = new Uint8Array(10);
    const request = {
      size: 5,
      scores: new Float64Array(5),
      policyDecision: new Uint8Array(5),
      count: 2,
      iteration: 0,
      random,
    };
    for (let t = 0; t < 5000; t++) {
      explorer.explore(request, candidates);
      for (let i = 0; i < 5; i++) flips[i]! += candidates[5 + i]!;
    }
    // 2,000 expected of each, standard deviation 35: five of them.
    for (const count of flips) expect(Math.abs(count - 2000)).toBeLessThan(175);
  });

  test('keeps nothing from call to call', () => {
    const explorer = perturb();
    const x0 = [1, 0, 1, 0, 1, 0, 1, 0, 1, 0];
    const first = rowsOf(explorer, x0, 7, 8);
    rowsOf(explorer, [0, 0, 0, 0, 0, 0], 5, 3);
    expect(rowsOf(explorer, x0, 7, 8)).toEqual(first);
  });

  // By hand: 4 values of c over 400 decisions, 100 each.
  test.each([
    [0, 4],
    [99, 4],
    [100, 3],
    [399, 1],
    [400, 1],
    [9999, 1],
  ])('annealed: at decision %d c = %d', (iteration, c) => {
    const explorer = perturb({ c: { from: 4, to: 1, decisions: 400 } });
    const rows = rowsOf(explorer, [0, 0, 0, 0, 0, 0], 7, 1, iteration);
    expect(distance(rows[0]!, rows[1]!)).toBe(c);
    expect(rows).toHaveLength(7);
  });

  test.each([
    [0],
    [1.5],
    [NaN],
    [null],
    ['4'],
    [{ from: 1, to: 2, decisions: 10 }],
    [{ from: 2, to: 1, decisions: 0 }],
  ])('refuses c = %p', (c) => {
    expect(() => perturb({ c: c as number })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });

  // By hand: half of 10, 7, 3 and 1 devices are 5, 3, 1 and 0.
  test.each([
    [10, 4],
    [7, 3],
    [3, 1],
    [1, 1],
  ])('of %d devices flips at most half: %d', (size, c) => {
    const explorer = perturb({ c: 4, largestShare: 0.5 });
    expect(explorer.reachable(size)).toBe(1 + binomial(size, c));
    const [x0, disturbed] = rowsOf(explorer, Array<number>(size).fill(0), 2);
    expect(distance(x0!, disturbed!)).toBe(c);
  });

  test.each([0, 1.5, NaN])('refuses a largest share of %p', (largestShare) => {
    expect(() => perturb({ largestShare })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });

  test('refuses more flips than devices', () => {
    // A schedule starts from what there is.
    const annealed = perturb({ c: { from: 4, to: 2, decisions: 10 } });
    expect([annealed.reachable(4), annealed.reachable(3)]).toEqual([2, 2]);
    expect(() => annealed.reachable(1)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    expect(() => perturb({ c: 4 }).reachable(3)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

test('binomial', () => {
  expect([binomial(10, 4), binomial(4, 4), binomial(3, 4), binomial(5, 0), binomial(2000, 1000)]).toEqual([
    210,
    1,
    0,
    1,
    Infinity,
  ]);
});
