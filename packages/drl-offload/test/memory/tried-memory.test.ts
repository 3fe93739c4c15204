import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { triedMemory, type Experience } from '../../src/index.js';
import { viewOf } from '../slot.js';

/** A slot of three devices in which four decisions were tried. */
function experience(costs: readonly number[], ids?: readonly (number | string)[]): Experience {
  const tried = [
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [0, 1, 1],
  ].map((row) => Uint8Array.from(row));
  return {
    view: { ...viewOf([1.5, 1e9, -3], 3), ids },
    scores: new Float64Array(3),
    tries: { count: 4, costs: Float64Array.from(costs), decision: (k) => tried[k]! },
    best: 0,
    decision: tried[0]!,
    cost: costs[0]!,
  };
}

describe('triedMemory', () => {
  // By hand: 7, then 5 (the cheapest), then 6 against 5, then 1 against 5.
  test('compares each try with the cheapest before it', () => {
    const memory = triedMemory({ capacity: 2 }).create();
    memory.add(experience([7, 5, 6, 1]));
    const { tried, ages, observations, decisions, weights } = memory.draw(1, createRandom(1));
    const [slot] = tried!;
    expect([...slot!.parents]).toEqual([0, 0, 1, 1]);
    expect([...slot!.flips]).toEqual([0, 1, 1, 3]);
    expect([...slot!.gains]).toEqual([0, -2, 1, -4]);
    expect(slot!.best).toBe(3);
    expect([...slot!.rows]).toEqual([1.5, 1e9, -3]);
    expect(ages).toEqual([0]);
    // What other policies learn from.
    expect([...observations[0]!]).toEqual([1.5, 1e9, -3]);
    expect([...decisions[0]!]).toEqual([0, 1, 1]);
    expect([...weights]).toEqual([1]);
  });

  test('keeps the newest, and says how old each is', () => {
    const memory = triedMemory({ capacity: 3 }).create();
    for (let k = 0; k < 5; k++) memory.add(experience([k, k + 1, k + 2, k - 1]));
    const { tried, ages } = memory.draw(3, createRandom(1));
    expect(memory.size).toBe(3);
    tried!.forEach((slot) => expect(slot.gains[3]).toBe(-1));
    expect([...ages!].sort()).toEqual([0, 1, 2]);
  });

  test('goes on from a snapshot: costs that are not finite, names, and the draw', () => {
    const memory = triedMemory({ capacity: 3 }).create();
    memory.add(experience([Infinity, Infinity, 3, Infinity], ['a', 7, '7']));
    memory.add(experience([7, 5, 6, 1], [7, 'b', 0]));
    memory.add(experience([7, 5, 6, 1]));
    memory.add(experience([1, 2, 3, 4], [7, 'c', 0]));
    const other = triedMemory({ capacity: 3 }).create();
    other.restore(memory.snapshot());
    expect(other.draw(3, createRandom(4)).tried).toEqual(memory.draw(3, createRandom(4)).tried);
    for (const each of [memory, other]) each.add(experience([9, Infinity, 3, 1]));
    expect(other.draw(3, createRandom(5))).toEqual(memory.draw(3, createRandom(5)));
    expect(other.snapshot()).toEqual(memory.snapshot());
  });

  test.each<[string, (arrays: Record<string, unknown>, values: Record<string, unknown>) => void]>([
    ['decisions that are none', (arrays) => (arrays.decisions as Uint8Array).fill(2)],
    ['a parent that comes later', (arrays) => (arrays.parents as Int32Array).fill(3)],
    ['shapes that do not add up', (arrays) => ((arrays.shapes as Int32Array)[0] = 1e6)],
    ['a device without a name', (arrays) => (arrays.who as Int32Array).fill(8)],
    ['a best try that was not tried', (arrays) => ((arrays.shapes as Int32Array)[4] = 4)],
    ['names twice', (_, values) => (values.names = ['a', 'a', 'b'])],
    ['names that are objects', (_, values) => (values.names = [{}, 1, 2])],
    ['a place beyond the end', (_, values) => (values.next = 2)],
  ])('refuses %s', (_, spoil) => {
    const memory = triedMemory({ capacity: 3 }).create();
    memory.add(experience([7, 5, 6, 1], ['a', 'b', 'c']));
    const { arrays, values } = memory.snapshot();
    const spoilt = { arrays: { ...arrays }, values: { ...values } };
    spoil(spoilt.arrays, spoilt.values);
    expect(() => triedMemory({ capacity: 3 }).create().restore(spoilt)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });

  test.each([[0], [1.5], [2 ** 21]])('refuses a capacity of %p', (capacity) => {
    expect(() => triedMemory({ capacity })).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
  });
});
