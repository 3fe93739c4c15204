import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { startingPoint } from '../../src/any-cost/start.js';
import { paperSlot } from '../slots.js';

const tasks = [5, 10, 15, 20, 25, 8, 9, 11, 12, 13];
const drawn = (switchedOff: readonly number[]): Uint8Array =>
  startingPoint('test', 'random', paperSlot(tasks.map((d, i) => (switchedOff.includes(i) ? 0 : d))), createRandom(7));

describe('a random start', () => {
  test('draws the same for a device whether or not others are switched off', () => {
    const all = drawn([]);
    expect(new Set(all)).toEqual(new Set([0, 1]));
    for (const off of [[0], [3, 4], [9]]) {
      const rest = drawn(off);
      tasks.forEach((_, i) => {
        if (!off.includes(i)) expect(rest[i]).toBe(all[i]);
      });
    }
  });
  test('is all local where every device is switched off', () =>
    expect(drawn(tasks.map((_, i) => i))).toEqual(new Uint8Array(10)));
});
