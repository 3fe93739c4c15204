import { describe, expect, test } from '@jest/globals';
import { createRandom, type Random } from '@mec/model';
import { cheapestByModel, modelCost, type ModelCosts } from '../../src/measured/decision-search.js';

function drawn(random: Random, size: number, terms: number, active?: readonly number[]): ModelCosts {
  const numbers = (count: number, low: number, high: number): Float64Array =>
    Float64Array.from({ length: count }, () => random.uniform(low, high));
  return {
    size,
    terms,
    alone: [numbers(size, 5, 25), numbers(size, 0, 25)],
    perLoad: [numbers(size * terms, -0.1, 0.1), numbers(size * terms, 0, 2)],
    loads: numbers(size * terms, 0, 2),
    active: active ?? Array.from({ length: size }, (_, i) => i),
  };
}

/** The cost written out: every device's own, and what it pays for the load. */
function written({ size, terms, alone, perLoad, loads }: ModelCosts, offload: readonly number[]): number {
  let cost = 0;
  for (let i = 0; i < size; i++) {
    const x = offload[i] as 0 | 1;
    cost += alone[x][i]!;
    for (let l = 0; l < terms; l++) {
      let load = 0;
      for (let j = 0; j < size; j++) load += offload[j]! * loads[j * terms + l]!;
      cost += perLoad[x][i * terms + l]! * load;
    }
  }
  return cost;
}

const decisions = (size: number): number[][] =>
  Array.from({ length: 2 ** size }, (_, k) => Array.from({ length: size }, (__, i) => (k >> i) & 1));

describe('modelCost', () => {
  test('is the sum of what every device pays', () => {
    const random = createRandom(1);
    for (let k = 0; k < 50; k++) {
      const costs = drawn(random, 6, 3);
      const offload = Array.from({ length: 6 }, () => random.integer(2));
      expect(modelCost(costs, offload)).toBeCloseTo(written(costs, offload), 9);
    }
  });
});

describe('cheapestByModel', () => {
  test('finds the minimum of 2^8 decisions in 195 of 200 draws at least, and is 1 % above it at most', () => {
    const random = createRandom(2);
    let found = 0;
    for (let k = 0; k < 200; k++) {
      const costs = drawn(random, 8, 2);
      const least = Math.min(...decisions(8).map((offload) => written(costs, offload)));
      const cost = written(costs, Array.from(cheapestByModel(costs)));
      if (cost <= least * (1 + 1e-9)) found++;
      expect(cost).toBeLessThanOrEqual(least * 1.01);
    }
    expect(found).toBeGreaterThanOrEqual(195);
  });

  test('no flip and no exchange betters what it finds', () => {
    const random = createRandom(3);
    for (let k = 0; k < 30; k++) {
      const costs = drawn(random, 12, 2);
      const offload = Array.from(cheapestByModel(costs));
      const cost = written(costs, offload);
      for (let i = 0; i < 12; i++) {
        for (let j = 0; j <= i; j++) {
          const other = offload.slice();
          other[i] = 1 - other[i]!;
          if (j !== i && offload[j] !== offload[i]) other[j] = 1 - other[j]!;
          expect(written(costs, other)).toBeGreaterThanOrEqual(cost - 1e-9);
        }
      }
    }
  });

  test('only active devices offload', () => {
    const random = createRandom(4);
    for (let k = 0; k < 30; k++) {
      const costs = drawn(random, 6, 2, [1, 4]);
      const best = cheapestByModel(costs);
      expect(Array.from(best, (x, i) => ([1, 4].includes(i) ? 0 : x))).toEqual([0, 0, 0, 0, 0, 0]);
      const least = Math.min(...[0, 1, 2, 3].map((bits) => written(costs, [0, bits & 1, 0, 0, bits >> 1, 0])));
      expect(written(costs, Array.from(best))).toBeCloseTo(least, 9);
    }
  });
});
