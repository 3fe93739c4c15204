import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { fifoMemory } from '../../src/index.js';
import { experienceOf } from '../slot.js';

const sample = (k: number): [Float64Array, Uint8Array] => [Float64Array.of(k, -k), Uint8Array.of(k % 2, 1)];

describe('fifoMemory', () => {
  test('keeps the newest samples, whole, and draws each at most once', () => {
    const memory = fifoMemory({ capacity: 5 }).create();
    for (let k = 0; k < 8; k++) memory.add(experienceOf(...sample(k)));
    expect(memory.size).toBe(5);
    for (let seed = 0; seed < 20; seed++) {
      const { observations } = memory.draw(5, createRandom(seed));
      expect(observations.map(([first]) => first).sort()).toEqual([3, 4, 5, 6, 7]);
    }
    const batch = memory.draw(5, createRandom(1));
    batch.observations.forEach(([k, minus], b) => {
      expect(minus).toBe(-k!);
      expect([...batch.decisions[b]!]).toEqual([k! % 2, 1]);
    });
    expect([...batch.weights]).toEqual([1, 1, 1, 1, 1]);
  });

  test('draws every sample equally often', () => {
    const memory = fifoMemory({ capacity: 4 }).create();
    for (let k = 0; k < 4; k++) memory.add(experienceOf(...sample(k)));
    const random = createRandom(2);
    const drawn = [0, 0, 0, 0];
    for (let t = 0; t < 4000; t++) drawn[memory.draw(1, random).observations[0]![0]!]! += 1;
    // 1,000 expected of each, standard deviation 27: five of them.
    for (const count of drawn) expect(Math.abs(count - 1000)).toBeLessThan(137);
  });

  test('takes samples of different sizes', () => {
    const memory = fifoMemory({ capacity: 2 }).create();
    memory.add(experienceOf([1], Uint8Array.of(1)));
    memory.add(experienceOf([1, 2, 3], Uint8Array.of(1, 0, 1)));
    memory.add(experienceOf([4, 5], Uint8Array.of(0, 1)));
    const { observations } = memory.draw(2, createRandom(1));
    expect(observations.map((observation) => observation.length).sort()).toEqual([2, 3]);
  });

  test.each([[0], [1.5], [NaN]])('refuses a capacity of %p', (capacity) => {
    expect(() => fifoMemory({ capacity })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
