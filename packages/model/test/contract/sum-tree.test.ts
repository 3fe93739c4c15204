import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSumTree } from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

const numbers = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constantFrom(0, Infinity),
  fc.integer({ min: -150, max: 150 }).map((exponent) => 10 ** exponent),
);
interface Step {
  readonly device: number;
  readonly column: number;
  readonly value: number;
}
const steps = (size: number, columns: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      device: fc.integer({ min: 0, max: size - 1 }),
      column: fc.integer({ min: 0, max: columns - 1 }),
      value: numbers,
    }),
    { maxLength: 60 },
  );
const runs = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }))
  .chain(([size, columns]) => fc.tuple(fc.constant(size), fc.constant(columns), steps(size, columns)));

describe('createSumTree', () => {
  test('adds up columns: by hand', () => {
    const tree = createSumTree(6, 2);
    for (let i = 0; i < 6; i++) {
      tree.put(i, 0, i);
      tree.put(i, 1, 10 * i);
    }
    tree.addAll();
    expect([...tree.totals]).toEqual([15, 150]);
    tree.put(5, 0, 1);
    tree.addAbove(5);
    expect([...tree.totals]).toEqual([11, 150]);
  });

  test('has after any steps the bits of a new tree with the same numbers', () => {
    fc.assert(
      fc.property(runs, ([size, columns, changes]) => {
        const walked = createSumTree(size, columns);
        const fresh = createSumTree(size, columns);
        walked.addAll();
        for (const { device, column, value } of changes) {
          walked.put(device, column, value);
          walked.addAbove(device);
          fresh.put(device, column, value);
        }
        fresh.addAll();
        expect([...walked.totals]).toEqual([...fresh.totals]);
      }),
    );
  });

  test('loses no small number beside a large one that has gone, nor an infinite one', () => {
    const tree = createSumTree(5, 1);
    tree.put(0, 0, 1e-9);
    tree.addAll();
    for (const gone of [1e30, Infinity]) {
      tree.put(3, 0, gone);
      tree.addAbove(3);
      tree.put(3, 0, 0);
      tree.addAbove(3);
      expect(tree.totals[0]).toBe(1e-9);
    }
  });
});
