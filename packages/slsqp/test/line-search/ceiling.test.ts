import { describe, expect, test } from '@jest/globals';
import { Arena } from '../../src/arena.js';
import { Iterate } from '../../src/iterate.js';
import { Ceiling } from '../../src/line-search/ceiling.js';

/** Two rows, the first an equality, with these values and derivatives at x. */
function point(values: readonly number[], x = [0.5, 4], jacobian = [2, 1, 0, 0]): Iterate {
  const made = new Iterate(2, 2, new Arena(32));
  made.x.set(x);
  made.values.set(values);
  made.jacobian.set(jacobian);
  return made;
}

/** Begun where the sizes are 3 + 2 * 1 + 1 * 4 = 9 and 5. */
function begin(): Ceiling {
  const ceiling = new Ceiling(2, 1);
  ceiling.begin(point([-3, 5]));
  return ceiling;
}

describe('Ceiling', () => {
  test('a run is astray ten thousand times the size of a row away', () => {
    const ceiling = begin();
    expect(ceiling.isAstray(point([9e4, 0]))).toBe(false);
    expect(ceiling.isAstray(point([9e4 + 1, 0]))).toBe(true);
    expect(ceiling.isAstray(point([-9e4 - 1, 0]))).toBe(true);
    expect(ceiling.isAstray(point([0, -5e4]))).toBe(false);
    expect(ceiling.isAstray(point([0, -5e4 - 1]))).toBe(true);
    // An inequality that holds by far is no violation.
    expect(ceiling.isAstray(point([0, 1e30]))).toBe(false);
  });

  test('nothing is forbidden before, and ten times the size after', () => {
    const ceiling = begin();
    expect(ceiling.forbids(point([1e30, 0]))).toBe(false);
    ceiling.isLow = true;
    expect([ceiling.forbids(point([90, 0])), ceiling.forbids(point([91, 0]))]).toEqual([false, true]);
    expect([ceiling.forbids(point([0, -50])), ceiling.forbids(point([0, -51]))]).toEqual([false, true]);
    // It has turned back once; from then on the limit holds.
    expect(ceiling.isAstray(point([1e30, 0]))).toBe(false);
  });

  test('a row of size zero at the start has no ceiling', () => {
    const ceiling = new Ceiling(2, 1);
    ceiling.begin(point([0, 1], [1, 1], [0, 0, 0, 0]));
    expect(ceiling.isAstray(point([1e30, 0]))).toBe(false);
    ceiling.isLow = true;
    expect(ceiling.forbids(point([1e30, 0]))).toBe(false);
  });

  test('a new run begins without the limit', () => {
    const ceiling = begin();
    ceiling.isLow = true;
    ceiling.begin(point([1, 1]));
    expect(ceiling.isLow).toBe(false);
  });
});
