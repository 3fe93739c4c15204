import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../src/kkt/stop-test.js';
import type { Tolerances } from '../../src/options.js';
import { standAt, type PartOfProblem, type Parts } from '../stand-at.js';

/** Parts at a point, begun at another, whose subproblem is solved. */
function arrive(
  problem: PartOfProblem,
  from: readonly number[],
  to: readonly number[],
  tolerances?: Tolerances,
): Parts {
  const parts = standAt(problem, from, tolerances);
  go(parts, to);
  return parts;
}

function go({ space, evaluator, finder }: Parts, to: readonly number[]): void {
  const { current } = space;
  evaluator.view.gather(to, current.x);
  current.evaluate(evaluator, space.allowances);
  current.differentiate(evaluator);
  finder.find(evaluator, 1);
}

/** What the last step changed f by, where a test does not say. */
const TINY = 1e-300;

const judge = ({ stop, evaluator }: Parts, progress = {}): Verdict =>
  stop.verdict({ nit: 5, change: TINY, noise: 0, ...progress }, evaluator.view.scale);

/** 10 + (x - 3)^2 / 2: B = 1 is its Hessian. */
const bowl: PartOfProblem = { fun: ([x]) => 10 + (x - 3) ** 2 / 2, jac: ([x]) => [x - 3] };

describe('StopTest', () => {
  test('yes where neither step nor subproblem change f, the gradient is small and the step short', () => {
    expect(judge(arrive(bowl, [10], [3 + 1e-6]))).toBe('yes');
  });

  test('no where a row is missed, or the step is that of the relaxed subproblem', () => {
    const row = { type: 'ineq', fun: ([x]: Float64Array) => x! - 3, jac: () => [1] } as const;
    expect(judge(arrive({ ...bowl, constraints: [row] }, [10], [3]))).toBe('yes');
    expect(judge(arrive({ ...bowl, constraints: [row] }, [10], [3 - 1e-7]))).toBe('no');
    const relaxed = arrive(bowl, [10], [3]);
    relaxed.finder.delta = 0.1;
    expect(judge(relaxed)).toBe('no');
  });

  // By hand: 1e-2 away the subproblem promises 5e-5, which is 5e-6 of f: five times ftol.
  test('no where more than ftol is left by the subproblem and by the last step; one of them is enough', () => {
    const far = (): Parts => arrive(bowl, [10], [3 + 1e-2]);
    expect(judge(far(), { change: 1 })).toBe('no');
    const tolerances = { ftol: 1e-6, gtol: 0.1 };
    const loose = arrive(bowl, [10], [3 + 1e-2], tolerances);
    (loose.limits as { stepGoal: number }).stepGoal = Infinity;
    expect(judge(loose, { change: 2e-5 })).toBe('no');
    (loose.limits as { kktGoal: number }).kktGoal = 0.1;
    expect([judge(loose, { change: 2e-5 }), judge(loose, { change: 5e-6 })]).toEqual(['no', 'yes']);
  });

  test('no where the gradient is larger than asked for, though f hardly changes', () => {
    // |g| times x is 3e-2, and 3e-3 of f.
    const steep = arrive({ fun: ([x]) => 10 + 1e-2 * x, jac: () => [1e-2] }, [10], [3]);
    expect(judge(steep)).toBe('no');
  });

  test('no where a step that is worth little is long', () => {
    // 1e-3 away: 5e-7 of 10 is left, half of ftol; the step is 3e-4 of x, more than 1e-5.
    expect(judge(arrive(bowl, [10], [3 + 1e-3]))).toBe('yes');
    expect(judge(arrive(bowl, [10], [3 + 1e-3]), { change: 1 })).toBe('no');
    // With a tight ftol x needs no test of its own.
    const tight = arrive(bowl, [10], [3 + 1e-4], { ftol: 1e-8 });
    expect(judge(tight, { change: 1 })).toBe('yes');
  });

  test('at the start the subproblem alone is believed only where f changes by nothing on the scale of the start', () => {
    expect(judge(arrive(bowl, [3.01], [3.01]), { nit: 0, change: Infinity })).toBe('no');
    expect(judge(arrive(bowl, [3], [3]), { nit: 0, change: Infinity })).toBe('yes');
  });

  test('a fatol ends it, with a gradient of at most gtol', () => {
    const far = arrive(bowl, [3.5], [3 + 1e-2], { fatol: 1 });
    // |g| x / f = 3e-3 is above gtol = 1e-3, and below one of 1e-2.
    expect(judge(far, { change: 1 })).toBe('no');
    expect(judge(arrive(bowl, [10], [3 + 1e-2], { fatol: 1, gtol: 1e-2 }), { change: 1 })).toBe('yes');
    // 5e-5 is left, and fatol is in the caller's units.
    const scaled = arrive(bowl, [10], [3 + 1e-2], { fatol: 4e-5, gtol: 1e-2 });
    scaled.evaluator.view.scale = 2;
    expect(judge(scaled, { change: 1 })).toBe('yes');
    scaled.evaluator.view.scale = 1;
    expect(judge(scaled, { change: 1 })).toBe('no');
  });

  test('a fatol of zero ends nothing, though the last step changed f by exactly nothing', () => {
    const zero: PartOfProblem = { fun: ([x]) => (x - 3) ** 2 / 2, jac: ([x]) => [x - 3] };
    expect(judge(arrive(zero, [10], [3 + 5e-5]), { change: 0 })).toBe('doubtful');
  });

  // (x - 3)^2 / 2 from 10: f was 24.5 there; 1e-5 away it is 5e-11, which is 2e-12 of that. 5e-4 away it is 1e-7.
  test('doubtful where the gradient is small only beside what it was at the start; f near zero is zero beside it', () => {
    const zero: PartOfProblem = { fun: ([x]) => (x - 3) ** 2 / 2, jac: ([x]) => [x - 3] };
    expect(judge(arrive(zero, [10], [3 + 1e-7]))).toBe('yes');
    expect(judge(arrive(zero, [10], [3 + 5e-5]))).toBe('doubtful');
    expect(arrive(zero, [10], [3 + 5e-5]).stop.isZeroFromStart()).toBe(false);
    expect(arrive(zero, [10], [3 + 1e-6]).stop.isZeroFromStart()).toBe(true);
  });

  test('doubtful on a plateau: f is what it was at the start, the gradient small but not zero', () => {
    const plateau: PartOfProblem = { fun: ([x]) => 10 + 1e-5 * x, jac: () => [1e-5] };
    expect(judge(arrive(plateau, [1], [2]))).toBe('doubtful');
    const flat: PartOfProblem = { fun: () => 10, jac: () => [0] };
    expect(judge(arrive(flat, [1], [2]))).toBe('yes');
    // f = 20 at the start: it has moved.
    const moved: PartOfProblem = { fun: ([x]) => (x === 1 ? 20 : 10), jac: () => [1e-5] };
    expect(judge(arrive(moved, [1], [2]))).toBe('yes');
    const held = { ...plateau, constraints: [{ type: 'ineq', fun: () => 1, jac: () => [0] }] } as const;
    expect(judge(arrive(held, [1], [2]))).toBe('yes');
  });

  test('in chosen units a thousandth of the goal is asked for, and f still as large as when they were chosen', () => {
    const sized = (from: number, slope: number): Parts => {
      const parts = standAt({ fun: ([x]) => from + (x === 1 ? 0 : -from + 10) + slope * x, jac: () => [slope] }, [1]);
      parts.evaluator.setLengths([1]);
      parts.stop.changeUnits(1, false, false);
      go(parts, [1.5]);
      return parts;
    };
    // The goal is 1e-3 at the default ftol: 1e-6 of f = 10 is 1e-5.
    expect(judge(sized(10, 0.9e-5))).toBe('yes');
    expect(judge(sized(10, 2e-5))).toBe('doubtful');
    // The size of f at the start is what a move by a length promises, so that it takes a slope to be large.
    expect(judge(sized(1e9, 0.9e-5))).toBe('yes');
  });

  test('units chosen where f was ten thousand times larger are too coarse, unless they are the last', () => {
    const fallen = (isLast: boolean): Parts => {
      const parts = standAt({ fun: ([x]) => (x === 0 ? 1e6 : 10), jac: ([x]) => [x === 0 ? 1e6 : 1e-6] }, [0]);
      parts.evaluator.setLengths([1]);
      parts.stop.changeUnits(1, isLast, false);
      go(parts, [1]);
      return parts;
    };
    expect([judge(fallen(false)), judge(fallen(true))]).toEqual(['doubtful', 'yes']);
  });

  test('a first B is only a guess: at the start its prediction has to be nothing beside what the start promises', () => {
    // 1e-3 away 5e-7 of 10 is predicted, half of ftol; a move as long as x promises 3e-3, of which it is 2e-4.
    const near = (): Parts => arrive(bowl, [3.001], [3.001], { ftol: 1e-6 });
    expect(judge(near(), { nit: 0, change: Infinity })).toBe('no');
    // Later it is believed, and the point is then where the run began: a plateau, perhaps.
    expect(judge(near(), { nit: 1, change: Infinity })).toBe('doubtful');
  });

  test('what rounding can change is no progress, however small ftol', () => {
    // 1e-5 away 5e-11 is left.
    const near = (): Parts => arrive(bowl, [10], [3 + 1e-5], { ftol: 1e-14 });
    expect(judge(near(), { change: 1 })).toBe('no');
    expect(judge(near(), { change: 1, noise: 1e-10 })).toBe('yes');
  });

  test('new units scale what is remembered of the start', () => {
    const zero: PartOfProblem = { fun: ([x]) => (x - 3) ** 2 / 2, jac: ([x]) => [x - 3] };
    // f is 1.8e-10, and zero is 1e-11 of 24.5 at the start.
    const parts = arrive(zero, [10], [3 + 1.9e-5]);
    expect(parts.stop.isZeroFromStart()).toBe(true);
    parts.stop.changeUnits(0.25, false, false);
    expect(parts.stop.isZeroFromStart()).toBe(false);
    const line = arrive({ fun: ([x]) => x, jac: () => [1] }, [-10], [-2e21]);
    expect(line.stop.fallsWithoutEnd()).toBe(true);
    line.stop.changeUnits(4, false, false);
    expect(line.stop.fallsWithoutEnd()).toBe(false);
  });

  test('f near zero is zero beside what it was when units were chosen, unless that was at a steep start', () => {
    const fallen = (isSteep: boolean): Parts => {
      const parts = standAt({ fun: ([x]) => (x - 3) ** 2, jac: ([x]) => [2 * (x - 3)] }, [1e6]);
      parts.evaluator.setLengths([1]);
      parts.stop.changeUnits(1, false, isSteep);
      go(parts, [3 + 1e-6]);
      return parts;
    };
    expect([judge(fallen(false)), judge(fallen(true))]).toEqual(['yes', 'doubtful']);
  });

  test('falls without end below minus 1e20 times what it was, at feasible points only', () => {
    const line: PartOfProblem = { fun: ([x]) => x, jac: () => [1] };
    expect(arrive(line, [-10], [-0.9e21]).stop.fallsWithoutEnd()).toBe(false);
    expect(arrive(line, [-10], [-1.1e21]).stop.fallsWithoutEnd()).toBe(true);
    expect(arrive(line, [0], [-1.1e20]).stop.fallsWithoutEnd()).toBe(true);
    const held = { ...line, constraints: [{ type: 'ineq', fun: ([x]: Float64Array) => x!, jac: () => [1] }] } as const;
    expect(arrive(held, [10], [-1e30]).stop.fallsWithoutEnd()).toBe(false);
  });

  test('a point at which no step makes progress is a solution where its own residual is at most gtol', () => {
    const at = (slope: number): boolean => {
      const { stop, finder } = arrive({ fun: () => 10, jac: () => [slope] }, [1], [1]);
      return stop.isSolution(finder.answer);
    };
    expect([at(0.99e-2), at(1.01e-2)]).toEqual([true, false]);
  });
});
