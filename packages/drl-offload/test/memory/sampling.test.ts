import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import fc from 'fast-check';
import { fifoMemory, onlineBatchMemory, prioritisedMemory, type MemoryPart } from '../../src/index.js';
import { rankAt } from '../../src/memory/online-batch.js';
import { sumTree } from '../../src/memory/sum-tree.js';
import { experienceOf } from '../slot.js';

/** Fills a memory with samples 0 ... n - 1 and tells it their losses. */
function filled(part: MemoryPart, losses: readonly number[]): ReturnType<MemoryPart['create']> {
  const memory = part.create();
  losses.forEach((_, k) => memory.add(experienceOf([k], Uint8Array.of(k % 2))));
  // Until every sample was drawn once.
  const random = createRandom(1);
  for (let t = 0; t < 200; t++) {
    const { observations } = memory.draw(losses.length, random);
    memory.update(Float64Array.from(observations, ([k]) => losses[k!]!));
  }
  return memory;
}

function frequencies(memory: ReturnType<MemoryPart['create']>, samples: number, draws: number): number[] {
  const random = createRandom(5);
  const counts = new Array<number>(samples).fill(0);
  for (let t = 0; t < draws; t++) counts[memory.draw(1, random).observations[0]![0]!]! += 1;
  return counts.map((count) => count / draws);
}

const parts: readonly [string, MemoryPart][] = [
  ['fifo', fifoMemory({ capacity: 8 })],
  ['prioritised', prioritisedMemory({ capacity: 8 })],
  ['online batch', onlineBatchMemory({ capacity: 8 })],
];

describe.each(parts)('every memory: %s', (_name, part) => {
  test('draws only samples that it holds, each with its own decision', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), (added, seed) => {
        const memory = part.create();
        for (let k = 0; k < added; k++) memory.add(experienceOf([k], Uint8Array.of(k % 2)));
        expect(memory.size).toBe(Math.min(8, added));
        const random = createRandom(seed);
        for (let t = 0; t < 3; t++) {
          const { observations, decisions, weights } = memory.draw(memory.size, random);
          expect(observations).toHaveLength(memory.size);
          observations.forEach(([k], b) => {
            expect(k).toBeGreaterThanOrEqual(added - memory.size);
            expect(decisions[b]![0]).toBe(k! % 2);
            expect(weights[b]).toBeGreaterThan(0);
            expect(weights[b]).toBeLessThanOrEqual(1);
          });
          memory.update(new Float64Array(memory.size).fill(0.5));
        }
      }),
    );
  });

  test('repeats from the same seed, and goes on from a snapshot as if nothing had happened', () => {
    const memory = filled(part, [0.1, 0.9, 0.3, 0.2, 1.5]);
    const copy = part.create();
    copy.restore(memory.snapshot());
    const first = createRandom(3);
    const second = createRandom(3);
    for (let t = 0; t < 20; t++) {
      const mine = memory.draw(4, first);
      expect(copy.draw(4, second)).toEqual(mine);
      const losses = Float64Array.from(mine.observations, ([k]) => k! / (t + 1));
      memory.update(losses);
      copy.update(losses);
      memory.add(experienceOf([t % 5], Uint8Array.of(1)));
      copy.add(experienceOf([t % 5], Uint8Array.of(1)));
    }
  });
});

describe('prioritisedMemory', () => {
  const losses = [0.1, 0.2, 0.4, 0.8];
  const priorities = losses.map((loss) => (loss + 1e-3) ** 0.6);
  const total = priorities.reduce((sum, priority) => sum + priority, 0);

  test('draws in proportion to (loss + 1e-3)^0.6', () => {
    const found = frequencies(filled(prioritisedMemory({ capacity: 4 }), losses), 4, 20_000);
    // Standard deviation at most 0.0035: five of them.
    found.forEach((frequency, k) => expect(Math.abs(frequency - priorities[k]! / total)).toBeLessThan(0.018));
  });

  test('weighs by (size x P)^-1 once the bias is taken back whole: every sample then counts the same', () => {
    const memory = filled(prioritisedMemory({ capacity: 4, correctionBatches: 1 }), losses);
    const { observations, weights } = memory.draw(64, createRandom(1));
    const present = observations.map(([k]) => priorities[k!]!);
    const largest = Math.max(...present.map((priority) => 1 / priority));
    weights.forEach((weight, b) => expect(weight).toBeCloseTo(1 / present[b]! / largest, 6));
  });

  test('draws new samples first', () => {
    const memory = filled(prioritisedMemory({ capacity: 4, exponent: 1 }), [0.01, 0.01, 0.01]);
    memory.add(experienceOf([3], Uint8Array.of(1)));
    expect(frequencies(memory, 4, 2000)[3]).toBeGreaterThan(0.9);
  });

  test.each([{ capacity: 0 }, { exponent: 1.5 }, { correction: -1 }, { correctionBatches: 0 }, { smallest: 0 }])(
    'refuses %p',
    (options) => {
      expect(() => prioritisedMemory(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    },
  );
});

describe('onlineBatchMemory', () => {
  test('draws by rank: neighbours differ by the factor pressure^(1/ranks)', () => {
    const part = onlineBatchMemory({ capacity: 4, pressure: 16, finalPressure: 16 });
    const found = frequencies(filled(part, [0.1, 0.4, 0.3, 0.2]), 4, 20_000);
    // By hand: 16^(1/4) = 2, so chances 8 : 4 : 2 : 1 in the order of the losses.
    [1 / 15, 8 / 15, 4 / 15, 2 / 15].forEach((chance, k) => expect(Math.abs(found[k]! - chance)).toBeLessThan(0.018));
  });

  test('a pressure of 1 is uniform', () => {
    expect([0, 0.24, 0.26, 0.999].map((position) => rankAt(position, 4, 1))).toEqual([0, 0, 1, 3]);
  });

  test('ranks never leave their range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (position, ranks, pressure) => {
          const rank = rankAt(position, ranks, pressure);
          expect(Number.isInteger(rank) && rank >= 0 && rank < ranks).toBe(true);
        },
      ),
    );
  });

  test.each([{ capacity: 0 }, { pressure: 0.5 }, { finalPressure: 101 }, { batches: 0 }, { rankingInterval: 0 }])(
    'refuses %p',
    (options) => {
      expect(() => onlineBatchMemory(options)).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    },
  );
});

describe('sumTree', () => {
  test('finds the leaf whose stretch holds a position', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 9 }), (values) => {
        const tree = sumTree(values.length);
        values.forEach((value, leaf) => tree.set(leaf, value));
        const laid = values.flatMap((value, leaf) => new Array<number>(value).fill(leaf));
        expect(tree.total).toBe(laid.length);
        laid.forEach((leaf, position) =>
          expect([tree.find(position), tree.find(position + 0.5)]).toEqual([leaf, leaf]),
        );
      }),
    );
  });
});
