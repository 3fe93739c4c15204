import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom, type Random } from '../../src/contract/random.js';
import { expectRefusal, notFinite } from '../rejection.js';

fc.configureGlobal({ seed: 20270 });

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

/** What moves the stream, of every kind. */
const draws: fc.Arbitrary<(random: Random) => unknown> = fc.constantFrom<(random: Random) => unknown>(
  (random) => random.next(),
  (random) => random.uniform(-1, 1),
  (random) => random.integer(7),
  (random) => random.integer(2 ** 40),
  (random) => random.sample(9, 4),
);

const first = (random: Random, count = 8): number[] => Array.from({ length: count }, () => random.next());

/** Sum over the cells of (counted - expected)^2 / expected. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('createRandom', () => {
  test('repeats from the same seed', () => {
    fc.assert(fc.property(seeds, (seed) => expect(first(createRandom(seed))).toEqual(first(createRandom(seed)))));
  });
  // The stream is part of what a seed promises: a change here changes every recorded run.
  test('keeps its stream from version to version', () => {
    expect(createRandom(1).integer(1000)).toBe(598);
    expect(createRandom(1).next()).toBe(0.6628328312286821);
    expect(createRandom(1).split('tasks').next()).toBe(0.5680800634002012);
    expect(createRandom(1).sample(100, 3)).toEqual([98, 11, 9]);
  });
  test('gives seeds near each other streams that share nothing', () => {
    const seen = new Set<number>();
    const near = [...new Array(2000).keys(), ...[31, 32, 33, 52].map((bit) => 2 ** bit), Number.MAX_SAFE_INTEGER];
    for (const seed of near) for (const draw of first(createRandom(seed), 4)) seen.add(draw);
    expect(seen.size).toBe(4 * near.length);
  });
  // Neighbours' first draws, in pairs: 16 cells, 15 degrees of freedom, 99.9 % point 37.7.
  test('gives seeds near each other first draws that do not go together', () => {
    const counts = new Array<number>(16).fill(0);
    for (let seed = 0; seed < 16_000; seed += 2) {
      const [a, b] = [createRandom(seed).next(), createRandom(seed + 1).next()];
      counts[4 * Math.floor(4 * a) + Math.floor(4 * b)]!++;
    }
    expect(chiSquare(counts)).toBeLessThan(37.7);
  });
  test.each([-1, 0.5, 2 ** 53, ...notFinite])('refuses the seed %p', (got) => {
    expectRefusal(() => createRandom(got as number), { where: 'createRandom', what: 'seed', got });
  });
});

describe('state', () => {
  test('resumes the stream exactly, also through JSON and in another generator', () => {
    fc.assert(
      fc.property(seeds, seeds, fc.array(draws), fc.array(draws), (seed, other, before, after) => {
        const random = createRandom(seed);
        for (const draw of before) draw(random);
        const kept = JSON.stringify(random.state);
        const expected = after.map((draw) => draw(random));
        random.state = JSON.parse(kept) as number[];
        expect(after.map((draw) => draw(random))).toEqual(expected);
        const elsewhere = createRandom(other);
        elsewhere.state = JSON.parse(kept) as number[];
        expect(after.map((draw) => draw(elsewhere))).toEqual(expected);
      }),
    );
  });
  test('is a reading, not a view', () => {
    const random = createRandom(3);
    const kept = random.state;
    const copy = [...kept];
    random.next();
    expect(kept).toEqual(copy);
    random.state = kept;
    random.next();
    expect(kept).toEqual(copy);
  });
  test.each([[[0, 0, 0, 0]], [[1, 2, 3]], [[1, 2, 3, 0.5]], [[1, 2, 3, 2 ** 32]], [[1, 2, 3, NaN]], ['1234'], [null]])(
    'is not %p',
    (got) => {
      const random = createRandom(1);
      const run = (): unknown => (random.state = got as number[]);
      expectRefusal(run, { where: 'Random', what: 'state', got });
      expect(first(random)).toEqual(first(createRandom(1)));
    },
  );
});

describe('split', () => {
  test('does not depend on what was drawn before, nor moves the parent', () => {
    fc.assert(
      fc.property(seeds, fc.string(), fc.array(draws), (seed, name, before) => {
        const random = createRandom(seed);
        for (const draw of before) draw(random);
        const { state } = random;
        expect(first(random.split(name))).toEqual(first(createRandom(seed).split(name)));
        expect(random.state).toEqual(state);
      }),
    );
  });
  test('gives each name and each seed a stream of its own', () => {
    const names = [
      '',
      'a',
      'b',
      'tasks',
      'uasks',
      'task',
      'exploration',
      'explosion',
      'minibatch',
      'ab',
      'ba',
      'é',
      '🙂',
    ];
    const seen = new Set<number>();
    let streams = 0;
    for (let seed = 0; seed < 256; seed++) {
      const random = createRandom(seed);
      for (const child of [random, ...names.map((name) => random.split(name)), random.split('a').split('b')]) {
        seen.add(child.next());
        streams++;
      }
    }
    expect(seen.size).toBe(streams);
  });
});

describe('draws', () => {
  test('uniform stays within its bounds', () => {
    const bounds = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(seeds, bounds, bounds, (seed, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const drawn = createRandom(seed).uniform(low, high);
        expect(drawn).toBeGreaterThanOrEqual(low);
        expect(drawn).toBeLessThanOrEqual(high);
      }),
    );
  });
  // 100 cells, 99 degrees of freedom, 99.9 % point 148.2.
  test('next is uniform', () => {
    const random = createRandom(1);
    const counts = new Array<number>(100).fill(0);
    for (let draw = 0; draw < 100_000; draw++) counts[Math.floor(100 * random.next())]!++;
    expect(chiSquare(counts)).toBeLessThan(148.2);
  });
  // 7 does not divide 2^32, so a careless remainder would lean. 6 degrees of freedom, 99.9 % point 22.5.
  test('integer is uniform', () => {
    const random = createRandom(2);
    const counts = new Array<number>(7).fill(0);
    for (let draw = 0; draw < 70_000; draw++) counts[random.integer(7)]!++;
    expect(chiSquare(counts)).toBeLessThan(22.5);
    expect(random.integer(1)).toBe(0);
  });
  test('sample chooses different integers in range', () => {
    const sizes = fc
      .integer({ min: 0, max: 300 })
      .chain((count) => fc.tuple(fc.constant(count), fc.nat({ max: count })));
    fc.assert(
      fc.property(seeds, sizes, (seed, [count, size]) => {
        const chosen = createRandom(seed).sample(count, size);
        expect(chosen).toHaveLength(size);
        expect(new Set(chosen).size).toBe(size);
        expect(chosen.every((i) => Number.isInteger(i) && i >= 0 && i < count)).toBe(true);
      }),
    );
  });
  // All 5 x 4 x 3 ordered samples equally likely: 59 degrees of freedom, 99.9 % point 98.3.
  test('sample is uniform over ordered samples', () => {
    const random = createRandom(3);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 60_000; draw++) {
      const key = random.sample(5, 3).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(60);
    expect(chiSquare([...counts.values()])).toBeLessThan(98.3);
  });
  test('sample costs its size, not its count', () => {
    expect(new Set(createRandom(4).sample(2 ** 45, 100)).size).toBe(100);
  });

  const random = createRandom(1);
  test.each([0, -1, 1.5, ...notFinite])('integer refuses a count of %p', (got) => {
    expectRefusal(() => random.integer(got as number), { where: 'Random.integer', what: 'count', got });
  });
  test.each([-1, 4, 1.5, ...notFinite])('sample of 3 refuses a size of %p', (got) => {
    expectRefusal(() => random.sample(3, got as number), { where: 'Random.sample', what: 'size', got });
  });
  test('uniform refuses bounds that are none', () => {
    const where = 'Random.uniform';
    expectRefusal(() => random.uniform(NaN, 1), { where, what: 'low', got: NaN });
    expectRefusal(() => random.uniform(2, 1), { where, what: 'high', got: 1 });
    expectRefusal(() => random.uniform(-1e308, 1e308), { where, what: 'high - low', got: Infinity });
  });
});
