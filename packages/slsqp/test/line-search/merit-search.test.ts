import { describe, expect, test } from '@jest/globals';
import { raisePenalties, weightedViolation } from '../../src/line-search/merit.js';
import type { SearchOutcome } from '../../src/line-search/merit-search.js';
import { standAt, type PartOfProblem, type Parts } from '../stand-at.js';

/** Searches along the step that the workspace has, with the slope of the merit function; counts what it costs. */
function search(
  { search: lineSearch, space, finder, evaluator }: Parts,
  noise = 1e-14,
): {
  outcome: SearchOutcome;
  evaluations: number;
  corrections: number;
} {
  const { current, penalties } = space;
  raisePenalties(penalties, finder.answer.multipliers);
  let slope = -weightedViolation(space.equalities, penalties, current.values);
  for (let i = 0; i < space.n; i++) slope += current.gradient[i]! * space.step[i]!;
  let corrections = 0;
  const correct = finder.correct.bind(finder);
  finder.correct = (out) => {
    corrections++;
    return correct(out);
  };
  const before = evaluator.budget.evaluations;
  const outcome = lineSearch.search(slope, noise);
  return { outcome, evaluations: evaluator.budget.evaluations - before, corrections };
}

/** Parts that have found the step of their subproblem. */
function withStep(problem: PartOfProblem, start: readonly number[]): Parts {
  const parts = standAt(problem, start);
  expect(parts.finder.find(parts.evaluator, 1)).toBe(true);
  return parts;
}

/** Parts without rows, with a step of one's own. */
function along(problem: PartOfProblem, start: readonly number[], step: readonly number[]): Parts {
  const parts = standAt(problem, start);
  parts.space.step.set(step);
  return parts;
}

describe('a full step that is rejected because the rows curve', () => {
  const circle = {
    type: 'eq',
    fun: ([x, y]: Float64Array) => x! ** 2 + y! ** 2 - 1,
    jac: ([x, y]: Float64Array) => [2 * x!, 2 * y!],
  } as const;
  const maratos = (w: number): PartOfProblem => ({
    fun: ([x, y]) => w * (x ** 2 + y ** 2 - 1) - x,
    jac: ([x, y]) => [2 * w * x - 1, 2 * w * y],
    constraints: [circle],
  });

  // The identity is the Hessian of the Lagrangian, so the step is Newton's and its end four digits better; yet f and
  // the violation both rise by sin^2 t there.
  test.each([2, 50, 1000])('is corrected, at the cost of one evaluation (weight %p)', (w) => {
    const t = 0.02;
    const parts = withStep(maratos(w), [Math.cos(t), Math.sin(t)]);
    const { outcome, evaluations, corrections } = search(parts);
    expect([outcome, evaluations, corrections, parts.search.length]).toEqual(['accepted', 2, 1, 1]);
    const { x, violation } = parts.space.trial;
    expect(violation).toBeLessThan(t ** 3);
    expect(Math.hypot(x[0]! - 1, x[1]!)).toBeLessThan(t ** 2);
    expect(parts.search.merit).toBeCloseTo(
      parts.space.trial.f + weightedViolation(1, parts.space.penalties, parts.space.trial.values),
      14,
    );
  });

  test('is corrected once, then cut', () => {
    const parts = withStep(
      {
        ...maratos(2),
        // A wall that neither the step nor its correction gets over.
        fun: ([x, y]) => 2 * (x ** 2 + y ** 2 - 1) - x + (Math.abs(y - 0.6) > 0.02 ? 5 : 0),
      },
      [0.8, 0.6],
    );
    const { outcome, evaluations, corrections } = search(parts);
    expect([outcome, corrections]).toEqual(['accepted', 1]);
    expect(parts.search.length).toBeLessThan(1);
    expect(evaluations).toBeGreaterThan(2);
  });

  test('is cut at once where rounding may have moved the rows as far', () => {
    const parts = withStep(maratos(2), [0.8, 0.6]);
    const { outcome, corrections } = search(parts, 10);
    expect([outcome, corrections, parts.search.length < 1]).toEqual(['accepted', 0, true]);
  });

  test('is cut at once where the rows are linear', () => {
    const linear = { type: 'eq', fun: ([x, y]: Float64Array) => x! + y! - 1, jac: () => [1, 1] } as const;
    const parts = withStep(
      { fun: ([x, y]) => 50 * x ** 2 + y, jac: ([x]) => [100 * x, 1], constraints: [linear] },
      [1, 1],
    );
    const { outcome, corrections } = search(parts);
    expect([outcome, corrections]).toEqual(['accepted', 0]);
    expect(parts.search.length).toBeLessThan(1);
  });
});

describe('backtracking', () => {
  // By hand from 1 along -4: f(-3) = 9, slope -8, gain 8: the parabola through these is f itself, its minimum at 1/4.
  test('goes to the minimiser of the parabola', () => {
    const parts = along({ fun: ([x]) => x ** 2, jac: ([x]) => [2 * x] }, [1], [-4]);
    expect(search(parts)).toEqual({ outcome: 'accepted', evaluations: 2, corrections: 0 });
    expect([parts.search.length, parts.search.merit, parts.space.trial.x[0], parts.space.trial.gradient[0]]).toEqual([
      0.25, 0, 0, 0,
    ]);
  });

  test('to half at most, to a fifth at least', () => {
    const lengths = (fun: (x: Float64Array) => number): number[] => {
      const seen: number[] = [];
      const parts = along({ fun: (x) => (seen.push(1 - x[0]), fun(x)), jac: () => [1] }, [1], [-1]);
      seen.length = 0;
      expect(search(parts).outcome).toBe('failed');
      return seen;
    };
    // f stays where it was: the parabola says half, again and again; thirty times, then it is given up.
    expect(lengths(() => 3)).toEqual(Array.from({ length: 31 }, (_, k) => 0.5 ** k));
    // f rises by far: a fifth each time, until the step is nothing beside 1.
    const steep = lengths(([x]) => (x === 1 ? 3 : 1e9));
    expect(steep.length).toBe(24);
    steep.slice(0, 11).forEach((length, k) => expect(length / 0.2 ** k).toBeCloseTo(1, 4));
  });

  test.each([NaN, Infinity, -Infinity])('%p shortens to a tenth, until the step leads nowhere', (value) => {
    let calls = 0;
    const parts = along({ fun: () => (calls++ === 0 ? 0 : value), jac: () => [1] }, [1], [-1]);
    expect(search(parts)).toEqual({ outcome: 'nonFinite', evaluations: 17, corrections: 0 });
    calls = 0;
    const near = along({ fun: ([x]) => (x > 0.5 ? x : value), jac: () => [1] }, [1], [-1]);
    expect(search(near)).toEqual({ outcome: 'accepted', evaluations: 2, corrections: 0 });
    expect(near.search.length).toBeCloseTo(0.1, 15);
  });

  test('a point without derivatives is none either', () => {
    const parts = along({ fun: ([x]) => x, jac: ([x]) => [x > 0.5 ? 1 : NaN] }, [1], [-1]);
    expect(search(parts)).toMatchObject({ outcome: 'accepted', evaluations: 2 });
    expect(parts.space.trial.x[0]).toBeCloseTo(0.9, 12);
    const never = along({ fun: ([x]) => x, jac: ([x]) => [x === 0 ? 1 : NaN] }, [0], [-1]);
    expect(search(never)).toMatchObject({ outcome: 'nonFinite', evaluations: 40 });
  });

  test('a rise that is finite somewhere is no value that is not finite', () => {
    const parts = along({ fun: ([x]) => (x < 0.5 ? NaN : -x), jac: () => [1] }, [1], [-1]);
    expect(search(parts).outcome).toBe('failed');
  });

  test('overflow of the step is stepped back from without an evaluation', () => {
    const parts = along({ fun: ([x]) => -x / 1e300, jac: () => [-1e-300] }, [1e308], [1e308]);
    const { outcome, evaluations } = search(parts);
    expect([outcome, evaluations, parts.search.length]).toEqual(['accepted', 1, 0.1]);
  });

  test('a full step to a bound ends on it, a share of one inside', () => {
    // In doubles (0.12 - 0.2) + (0.9 - (0.12 - 0.2)) < 0.9 and 0.08 + (-0.1 - 0.08) > -0.1.
    for (const [slope, start, lower, upper, bound] of [
      [1, 0.08, -0.1, 0.9, -0.1],
      [-1, 0.12 - 0.2, -0.5, 0.9, 0.9],
    ] as const) {
      expect(start + (bound - start)).not.toBe(bound);
      const parts = withStep({ fun: ([x]) => slope * x, jac: () => [slope], bounds: [[lower, upper]] }, [start]);
      expect(search(parts).outcome).toBe('accepted');
      expect(parts.space.trial.x[0]).toBe(bound);
    }
    const [lower, upper, start] = [-0.1, 0.7, 0.3];
    const seen: number[] = [];
    const wild = along({ fun: ([x]) => (seen.push(x), x), jac: () => [1], bounds: [[lower, upper]] }, [start], [-100]);
    search(wild);
    expect(Math.min(...seen)).toBe(lower);
  });

  test('what the ceiling forbids counts as not finite', () => {
    const problem: PartOfProblem = {
      fun: ([x]) => -x,
      jac: () => [-1],
      constraints: [{ type: 'ineq', fun: ([x]) => 1 - x ** 3, jac: ([x]) => [-3 * x ** 2] }],
    };
    // The row's size at the start is 1.03, its violation at the end of the step 1,029.
    for (const [isLow, length] of [
      [false, 1],
      [true, 0.1],
    ] as const) {
      const parts = along(problem, [0.1], [10]);
      parts.ceiling.isLow = isLow;
      expect([search(parts).outcome, parts.search.length]).toEqual(['accepted', length]);
    }
  });
});

describe('what a search leaves behind', () => {
  test('every finite trial is offered, the accepted one is the trial', () => {
    const parts = along({ fun: ([x]) => (x < 0 ? -9 : x), jac: ([x]) => [x < 0 ? NaN : 1] }, [1], [-2]);
    expect(search(parts).outcome).toBe('accepted');
    expect(parts.incumbent.best.f).toBe(-9);
    expect(parts.space.trial.x[0]).toBeGreaterThan(0);
    expect(parts.space.current.x[0]).toBe(1);
  });

  test('a feasible trial of minus infinity is remembered, and whether the iterate has come near it', () => {
    const parts = along({ fun: ([x]) => (x > 0 ? Math.log(x) : -Infinity), jac: ([x]) => [1 / x] }, [0.1], [-0.1]);
    expect(parts.search.isAtAbyss()).toBe(false);
    search(parts);
    expect(parts.search.isAtAbyss()).toBe(false);
    parts.space.current.x[0] = 1e-7;
    expect(parts.search.isAtAbyss()).toBe(true);
    parts.search.begin();
    expect(parts.search.isAtAbyss()).toBe(false);
  });

  test('one that violates a row is not', () => {
    const parts = along(
      {
        fun: ([x]) => (x > 0 ? x : -Infinity),
        jac: () => [1],
        constraints: [{ type: 'ineq', fun: ([x]) => x - 0.05, jac: () => [1] }],
      },
      [0.1],
      [-0.1],
    );
    search(parts);
    parts.space.current.x[0] = 0;
    expect(parts.search.isAtAbyss()).toBe(false);
  });
});
