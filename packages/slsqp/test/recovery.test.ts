import { describe, expect, test } from '@jest/globals';
import { Recovery } from '../src/recovery.js';
import { standAt, type PartOfProblem, type Parts } from './stand-at.js';

interface Stuck extends Parts {
  readonly recovery: Recovery;
}

/** A run that has got stuck at `at`, begun at `start`. */
function stuckAt(problem: PartOfProblem, at: readonly number[], start: readonly number[] = at): Stuck {
  const parts = standAt(problem, at);
  const { evaluator, space, curvature, incumbent, rescaling } = parts;
  const recovery = new Recovery(evaluator, space, curvature, incumbent, rescaling);
  const z = new Float64Array(evaluator.n);
  evaluator.view.gather(start, z);
  recovery.begin(z);
  return { ...parts, recovery };
}

/** What an attempt has changed. */
function attempt({ recovery, curvature, evaluator, space, rescaling }: Stuck): unknown[] {
  const goesOn = recovery.attempt();
  return [goesOn, curvature.knowledge, evaluator.canRefine, rescaling.count, space.current.isFeasible];
}

const learn = ({ curvature }: Stuck): void => {
  curvature.update(Float64Array.of(1, 1), Float64Array.of(1, 3), 0.2);
};

const plain: PartOfProblem = { fun: ([x, y]) => 5 + x ** 2 + y ** 2 };

describe('the order of what is tried', () => {
  test('a B with less memory, finer differences, other units', () => {
    const stuck = stuckAt(plain, [1, 2]);
    learn(stuck);
    stuck.space.penalties.fill(9);
    expect(attempt(stuck)).toEqual([true, 'diagonal', true, 0, true]);
    expect(attempt(stuck)).toEqual([true, 'nothing', true, 0, true]);
    expect(attempt(stuck)).toEqual([true, 'nothing', false, 0, true]);
    expect(stuck.space.current.gradient[0]).toBeCloseTo(2, 9);
    // New units come with a B that was measured.
    expect(attempt(stuck)).toEqual([true, 'steps', false, 1, true]);
    expect(attempt(stuck)).toEqual([true, 'diagonal', false, 1, true]);
    expect(attempt(stuck)).toEqual([true, 'nothing', false, 1, true]);
    expect(attempt(stuck)[0]).toBe(false);
  });

  test('penalties go with B: degenerate rows may have left huge ones', () => {
    const row = { type: 'eq', fun: ([x]: Float64Array) => x! - 1 } as const;
    const stuck = stuckAt({ ...plain, constraints: [row] }, [1, 2]);
    learn(stuck);
    stuck.space.penalties[0] = 1e9;
    stuck.recovery.attempt();
    expect(stuck.space.penalties[0]).toBe(1e9);
    stuck.recovery.attempt();
    expect(stuck.space.penalties[0]).toBe(0);
  });

  test('exact derivatives are not refined', () => {
    const stuck = stuckAt({ ...plain, jac: ([x, y]) => [2 * x, 2 * y] }, [1, 2]);
    expect(attempt(stuck)).toEqual([true, 'steps', false, 1, true]);
  });

  test('feasibility is restored before units are changed', () => {
    const row = {
      type: 'eq',
      fun: ([x, y]: Float64Array) => x! * y! - 2,
      jac: ([x, y]: Float64Array) => [y!, x!],
    } as const;
    const stuck = stuckAt({ ...plain, jac: ([x, y]) => [2 * x, 2 * y], constraints: [row] }, [3, 3]);
    stuck.space.multipliers[0] = 4;
    const [goesOn, knowledge, , rescalings] = attempt(stuck);
    expect([goesOn, knowledge, rescalings]).toEqual([true, 'nothing', 0]);
    expect([stuck.space.current.violation < 0.05 * 7, stuck.space.multipliers[0]]).toEqual([true, 0]);
  });

  test('five times at most', () => {
    const row = { type: 'eq', fun: ([x]: Float64Array) => x! - 2, jac: () => [1, 0] } as const;
    const stuck = stuckAt({ ...plain, jac: ([x, y]) => [2 * x, 2 * y], constraints: [row] }, [9, 1]);
    const { current } = stuck.space;
    for (let k = 0; k < 5; k++) {
      expect(stuck.recovery.attempt()).toBe(true);
      expect(stuck.rescaling.count).toBe(0);
      const point = stuck.space.current;
      point.x.set([9 + k, 1]);
      point.evaluate(stuck.evaluator, stuck.space.allowances);
      point.differentiate(stuck.evaluator);
    }
    stuck.recovery.attempt();
    expect(stuck.rescaling.count).toBe(1);
    stuck.recovery.begin(current.x);
    stuck.curvature.reset(stuck.space.current, stuck.space.multipliers);
    stuck.recovery.attempt();
    expect(stuck.rescaling.count).toBe(1);
  });
});

describe('restoring from other points', () => {
  // x^3 - 3 x - 5 >= 0 holds from 2.279 on; at -1 it has a maximum of -3, where the violation has a minimum.
  const cubic = {
    type: 'ineq',
    fun: ([x]: Float64Array) => x! ** 3 - 3 * x! - 5,
    jac: ([x]: Float64Array) => [3 * x! ** 2 - 3],
  } as const;

  test('gets out of a minimum of the violation', () => {
    const stuck = stuckAt({ fun: () => 1, jac: () => [0], constraints: [cubic] }, [-1.2]);
    expect(stuck.recovery.attempt()).toBe(true);
    expect(stuck.space.current.isFeasible).toBe(true);
    expect(stuck.space.current.x[0]).toBeGreaterThanOrEqual(2.27);
  });

  test('the start is the first of them', () => {
    const seen: number[] = [];
    const stuck = stuckAt({ fun: ([x]) => (seen.push(x), 1), jac: () => [0], constraints: [cubic] }, [-1.2], [1.9]);
    seen.length = 0;
    expect(stuck.recovery.attempt()).toBe(true);
    expect(seen).toContain(1.9);
  });

  test('all of them lie inside the bounds', () => {
    const seen: number[] = [];
    const none = {
      type: 'eq',
      fun: ([x]: Float64Array) => (seen.push(x!), x! ** 2 + 1),
      jac: ([x]: Float64Array) => [2 * x!],
    } as const;
    const stuck = stuckAt({ fun: () => 1, jac: () => [0], constraints: [none], bounds: [[-0.2, 0.3]] }, [0.1]);
    expect(stuck.recovery.attempt()).toBe(false);
    expect(seen.every((x) => x >= -0.2 && x <= 0.3)).toBe(true);
    expect(Math.max(...seen) - Math.min(...seen)).toBeGreaterThan(0.3);
  });

  test('without a feasible point it ends at the smallest violation, and knows whether that is stationary', () => {
    const none = { type: 'eq', fun: ([x]: Float64Array) => x! ** 2 + 1, jac: ([x]: Float64Array) => [2 * x!] } as const;
    const stuck = stuckAt({ fun: ([x]) => x, jac: () => [1], constraints: [none] }, [3]);
    expect(stuck.recovery.violationIsStationary).toBe(false);
    expect(stuck.recovery.attempt()).toBe(false);
    expect(Math.abs(stuck.space.current.x[0]!)).toBeLessThan(1e-3);
    expect(stuck.incumbent.isAt(stuck.space.current.x)).toBe(true);
    expect(stuck.recovery.violationIsStationary).toBe(true);
    stuck.recovery.begin(stuck.space.current.x);
    expect(stuck.recovery.violationIsStationary).toBe(false);
  });

  test('a run that has met the constraints before goes on from there', () => {
    const none = {
      type: 'eq',
      fun: ([x]: Float64Array) => (x === 7 ? 0 : x! ** 2 + 1),
      jac: ([x]: Float64Array) => [2 * x!],
    } as const;
    const stuck = stuckAt({ fun: ([x]) => x, jac: () => [1], constraints: [none] }, [3]);
    const { trial } = stuck.space;
    trial.x[0] = 7;
    trial.evaluate(stuck.evaluator, stuck.space.allowances);
    stuck.incumbent.offer(trial);
    expect(stuck.recovery.attempt()).toBe(true);
    expect([...stuck.space.current.x, ...stuck.space.current.gradient]).toEqual([7, 1]);
  });
});

describe('the best point', () => {
  const row = { type: 'eq', fun: ([x, y]: Float64Array) => x! - y!, jac: () => [1, -1] } as const;
  const problem: PartOfProblem = { fun: ([x, y]) => x * y, jac: ([x, y]) => [y, x], constraints: [row] };

  /** A run whose best point is (2, 2), differentiated or not, and which stands at (5, 4). */
  function away(isDifferentiated: boolean): Stuck {
    const stuck = stuckAt(problem, [2, 2]);
    const { space, evaluator, incumbent } = stuck;
    if (!isDifferentiated) incumbent.forgetDerivatives();
    space.current.x.set([5, 4]);
    space.current.evaluate(evaluator, space.allowances);
    space.current.differentiate(evaluator);
    return stuck;
  }

  test.each([true, false])(
    'becomes the iterate with all that is known of it (differentiated: %p)',
    (isDifferentiated) => {
      const { recovery, space, evaluator } = away(isDifferentiated);
      const before = evaluator.budget.evaluations;
      expect(recovery.takeBest()).toBe(true);
      const { x, f, values, violation, excess, gradient, jacobian } = space.current;
      expect([...x, f, ...values, violation, excess, ...gradient, ...jacobian]).toEqual([
        ...[2, 2, 4, 0, 0, 0],
        ...[2, 2, 1, -1],
      ]);
      expect(evaluator.budget.evaluations - before).toBe(isDifferentiated ? 0 : 1);
      expect(recovery.takeBest()).toBe(false);
    },
  );

  test('is not taken where none is known', () => {
    const stuck = away(true);
    stuck.incumbent.begin(Float64Array.of(0, 0));
    expect(stuck.recovery.takeBest()).toBe(false);
    expect([...stuck.space.current.x]).toEqual([5, 4]);
  });

  test('what the budget does not allow to differentiate is unknown', () => {
    const stuck = away(false);
    stuck.evaluator.budget.spend = () => {
      // As a budget does that is spent.
      throw Object.assign(new Error('spent'), {});
    };
    const { budget } = stuck.evaluator;
    budget.within = (work) => {
      try {
        return work();
      } catch {
        return 10;
      }
    };
    expect(stuck.recovery.takeBest()).toBe(true);
    const { x, f, gradient } = stuck.space.current;
    expect([...x, f, ...gradient]).toEqual([2, 2, 4, NaN, NaN]);
  });

  test('is gone on from with a B that knows nothing, and without multipliers', () => {
    const stuck = away(true);
    learn(stuck);
    stuck.space.multipliers[0] = 3;
    stuck.space.penalties[0] = 3;
    stuck.recovery.returnToBest();
    expect([...stuck.space.current.x, stuck.curvature.knowledge]).toEqual([2, 2, 'nothing']);
    expect([stuck.space.multipliers[0], stuck.space.penalties[0]]).toEqual([0, 0]);
  });
});
