import { describe, expect, test } from '@jest/globals';
import { createProblem, createRandom, paperSystem } from '@mec/model';
import fc from 'fast-check';
import { createAgent, nearest, orderLadder, orderPreserving, perturb, union, type Explorer } from '../../src/index.js';

function rowsOf(explorer: Explorer, scores: readonly number[], count: number, seed = 1): string[] {
  const size = scores.length;
  const candidates = new Uint8Array(count * size);
  const policyDecision = Uint8Array.from(scores, (score) => (score > 0 ? 1 : 0));
  const request = {
    size,
    scores: Float64Array.from(scores),
    policyDecision,
    count,
    iteration: 0,
    random: createRandom(seed),
  };
  const written = explorer.explore(request, candidates);
  return Array.from({ length: written }, (_, k) => candidates.slice(k * size, (k + 1) * size).join(''));
}

const explorers: readonly [string, Explorer][] = [
  ['order preserving', orderPreserving()],
  ['order preserving by rank', orderPreserving({ nearest: 'rank' })],
  ['order preserving with noise', orderPreserving({ noise: 1 })],
  ['order ladder', orderLadder()],
  ['nearest', nearest()],
  ['perturb', perturb({ c: 1 })],
  ['union', union(orderPreserving(), perturb({ c: 1 }), nearest())],
];

const scoreLists = fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(0)), {
  minLength: 1,
  maxLength: 10,
});

describe.each(explorers)('every explorer: %s', (_name, explorer) => {
  test("tries the policy's own decision first, as many as asked for, no two the same", () => {
    fc.assert(
      fc.property(scoreLists, fc.integer({ min: 1, max: 12 }), fc.nat(), (scores, count, seed) => {
        const rows = rowsOf(explorer, scores, count, seed);
        expect(rows).toHaveLength(Math.min(count, explorer.reachable(scores.length)));
        expect(rows[0]).toBe(scores.map((score) => (score > 0 ? 1 : 0)).join(''));
        expect(new Set(rows).size).toBe(rows.length);
      }),
    );
  });

  test('keeps nothing from call to call', () => {
    const scores = [0.3, -1, 2, -0.1, 0.7, -3];
    const first = rowsOf(explorer, scores, 6);
    rowsOf(explorer, [1, -2, 3], 3, 9);
    rowsOf(explorer, [1, -2, 3, 1, 1, 1, 1, 1, -1, -2], 7, 9);
    expect(rowsOf(explorer, scores, 6)).toEqual(first);
  });
});

describe('orderPreserving', () => {
  // By hand: scores 2, 0.5, -0.2, -1 in this order; x_0 = 1100. Nearest to the threshold: -0.2, then 0.5, then -1, then 2.
  test('takes the device nearest to the threshold first', () => {
    expect(rowsOf(orderPreserving(), [2, 0.5, -0.2, -1], 5)).toEqual(['1100', '1110', '1000', '1111', '0000']);
  });

  // By hand: one more, one fewer, two more, two fewer.
  test('by rank: one more, one fewer, ...', () => {
    const rows = rowsOf(orderPreserving({ nearest: 'rank' }), [2, 0.1, -3, -4], 5);
    expect(rows).toEqual(['1100', '1110', '1000', '1111', '0000']);
  });

  test('never lets a device offload before one that scores higher', () => {
    for (const explorer of [orderPreserving(), orderPreserving({ nearest: 'rank' }), orderLadder()]) {
      fc.assert(
        fc.property(scoreLists, fc.integer({ min: 1, max: 12 }), (scores, count) => {
          for (const row of rowsOf(explorer, scores, count)) {
            const lowest = Math.min(...scores.filter((_, i) => row[i] === '1'));
            const highest = Math.max(...scores.filter((_, i) => row[i] === '0'));
            expect(lowest).toBeGreaterThanOrEqual(highest);
          }
        }),
      );
    }
  });

  test('neighbours of x_0 are the thresholds nearest to 0', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 9 }), (integers) => {
        const scores = integers.map((score) => score + 0.25);
        const rows = rowsOf(orderPreserving(), scores, scores.length + 1);
        // Row k > 0 moves the threshold to the k-th nearest score.
        const byDistance = [...scores].sort((a, b) => Math.abs(a) - Math.abs(b));
        byDistance.forEach((edge, k) => {
          const expected = scores.map((score) => ((edge > 0 ? score > edge : score >= edge) ? 1 : 0)).join('');
          expect(rows[k + 1]).toBe(expected);
        });
      }),
    );
  });

  test('half of the noisy decisions keep the true order', () => {
    const scores = [3, 2, 1, -1, -2, -3];
    const clean = rowsOf(orderPreserving(), scores, 4);
    const noisy = rowsOf(orderPreserving({ noise: 5 }), scores, 7, 3);
    expect(noisy.slice(0, 4)).toEqual(clean);
    expect(noisy.slice(4)).not.toEqual(rowsOf(orderPreserving(), scores, 7).slice(4));
  });

  test.each([{ noise: -1 }, { noise: NaN }, { nearest: 'far' as 'rank' }])('refuses %p', (options) => {
    expect(() => orderPreserving(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});

describe('orderLadder', () => {
  const offloaders = (rows: readonly string[]): number[] => rows.map((row) => row.replaceAll('0', '').length);

  // By hand: x_0 offloads 4 of 9; halves and doubles in turn are 2, 8, 1, 9, 0; then 5, 3, 6, 7 lie nearest to 4.
  test('halves and doubles, then fills up from the nearest', () => {
    const rows = rowsOf(orderLadder(), [9, 8, 7, 6, -1, -2, -3, -4, -5], 10);
    expect(offloaders(rows)).toEqual([4, 2, 8, 1, 9, 0, 5, 3, 6, 7]);
  });

  test('climbs from a policy that offloads nothing', () => {
    expect(offloaders(rowsOf(orderLadder(), [-1, -2, -3, -4, -5, -6], 5))).toEqual([0, 1, 2, 4, 6]);
  });

  test('comes within a factor of 2 of every number of offloaders in log N tries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (size, positive) => {
        const scores = Array.from({ length: size }, (_, i) => (i < positive ? 1 : -1) - i / 1000);
        const found = offloaders(rowsOf(orderLadder(), scores, 2 * Math.ceil(Math.log2(size + 1)) + 3));
        for (let k = 1; k <= size; k++) {
          expect(found.some((count) => count > 0 && count <= 2 * k && k <= 2 * count)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('nearest', () => {
  test('gives the K decisions of least distance to the probabilities, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 7 }), (scores) => {
        const p = scores.map((score) => 1 / (1 + Math.exp(-score)));
        const distance = (row: string): number => p.reduce((sum, value, i) => sum + (Number(row[i]) - value) ** 2, 0);
        const all = Array.from({ length: 2 ** p.length }, (_, code) => code.toString(2).padStart(p.length, '0'));
        const expected = all.map(distance).sort((a, b) => a - b);
        const rows = rowsOf(nearest(), scores, all.length);
        expect(new Set(rows).size).toBe(all.length);
        rows.forEach((row, k) => expect(distance(row)).toBeCloseTo(expected[k]!, 9));
      }),
      { numRuns: 50 },
    );
  });
});

describe('union', () => {
  test('takes the explorers in turn', () => {
    // Order preserving: 1100, 1110, 1000, ...; nearest: 1100, 1110, 1000, 1010, ...
    const rows = rowsOf(union(orderPreserving(), nearest()), [2, 0.5, -0.2, -1], 5);
    expect(rows).toEqual(['1100', '1110', '1000', '1010', '1111']);
  });

  // By hand: 8 devices have 9 decisions in the order of the scores and 8 that flip one device of x_0; x_0 is in both.
  test('says what its explorers reach together, and makes more than one of them alone', () => {
    const both = union(orderPreserving(), perturb({ c: 1 }));
    expect(both.reachable(8)).toBe(9 + 8);
    const scores = [4, 3, 2, 1, -1, -2, -3, -4];
    // Two of the flips keep the order: those next to the threshold.
    expect(rowsOf(both, scores, 17)).toHaveLength(15);
    expect(rowsOf(both, scores, 12)).toHaveLength(12);
    expect(union(nearest(), perturb({ c: 1 })).reachable(3)).toBe(8);
  });

  test('lets an agent of 8 devices try 12', async () => {
    const explorer = union(orderPreserving(), perturb({ c: 1 }));
    const agent = await createAgent({ deviceCount: 8, seed: 1, explorer, candidateCount: 12, backend: 'cpu' });
    agent.decide(createProblem(paperSystem(8), [6, 8, 10, 12, 14, 16, 18, 20]));
    expect(agent.counters.candidates).toBe(12);
  });

  test('refuses to be empty', () => {
    expect(() => union()).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
