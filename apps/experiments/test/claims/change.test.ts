import { describe, expect, test } from '@jest/globals';
import { ratioOfMeans } from '@mec/bench';
import {
  aroundChange,
  beside,
  bothChanges,
  drop,
  fromOriginal,
  fromSettled,
  moved,
  ofOther,
  rise,
} from '../../src/claims/change.js';
import { everyIteration } from '../../src/claims/trace.js';
import { createPlan } from '../../src/plan.js';

const plan = createPlan({ seed: 1, seeds: 1, iterations: 10_000, quick: false });

/** 1 before 5,000; then 0.8 for 300 iterations; then 0.95 up to 7,000; 0.6 for 300; 0.9 to the end. */
const steps = everyIteration(
  Array.from({ length: 10_000 }, (_, i) => {
    const iteration = i + 1;
    if (iteration < 5000) return 1;
    if (iteration < 5300) return 0.8;
    if (iteration < 7000) return 0.95;
    return iteration < 7300 ? 0.6 : 0.9;
  }),
);

describe('a change of the environment', () => {
  const first = aroundChange(steps, 5000, plan);
  const second = aroundChange(steps, 7000, plan);

  test('how far it moves: from before to right after', () => {
    expect(moved(first)).toBeCloseTo(-0.2, 12);
    expect(drop(first)).toBeCloseTo(0.2, 12);
    expect(drop(second)).toBeCloseTo(0.35, 12);
    expect(rise(first)).toBeCloseTo(0.8, 12);
    expect(rise(second)).toBeCloseTo(0.6 / 0.95, 12);
  });

  const share = (groups: typeof first, from: typeof fromOriginal): number =>
    from.numerator(groups) / from.denominator(groups);

  // 0.05 of 0.2 is left below the first level, 0.1 of 0.4 at the second change.
  test('what is left of it, from the level before the first change', () => {
    expect(share(first, fromOriginal)).toBeCloseTo(0.25, 12);
    expect(share(second, fromOriginal)).toBeCloseTo(0.25, 12);
  });

  test('what is left of it, from the level that it comes to', () => {
    expect(share(first, fromSettled)).toBeCloseTo(0, 12);
    expect(share(second, fromSettled)).toBeCloseTo(0, 12);
    // Still 0.1 of 0.5 away from where it ends.
    expect(share([[1], [2], [1.6], [1], [1.5]], fromSettled)).toBeCloseTo(0.2, 12);
  });

  test('beside another scenario', () => {
    const [one] = bothChanges([steps], plan);
    const other = { ...one, clusters: [[[1], [3], [1], [1], [1]]] };
    const { value } = ratioOfMeans({ clusters: beside(one, other), numerator: moved, denominator: ofOther(moved) });
    expect(value).toBeCloseTo(-0.1, 12);
  });
});
