import { describe, expect, test } from '@jest/globals';
import { minimize, Status } from '../../src/index.js';
import { Plateau } from '../../src/kkt/plateau.js';
import { fitsOf } from '../fits/index.js';
import { solveFit } from '../fits/outcome.js';
import { standAt, type PartOfProblem } from '../stand-at.js';

const never = (): boolean => false;

function plateauAt(problem: PartOfProblem, at: readonly number[]): { plateau: Plateau; evaluations: () => number } {
  const { evaluator, space } = standAt(problem, at);
  const before = evaluator.budget.evaluations;
  return { plateau: new Plateau(evaluator, space), evaluations: () => evaluator.budget.evaluations - before };
}

/** A bell of width 1 at 0 on a floor of 3; y is the height's place beside it. */
const bell: PartOfProblem = {
  fun: ([x, y]) => 3 + (y - 2) ** 2 - Math.exp(-(x ** 2)),
  jac: ([x, y]) => [2 * x * Math.exp(-(x ** 2)), 2 * (y - 2)],
};

describe('a look for a plateau', () => {
  // By hand: 0 and 50 away from the bell, a move by the variable's size changes f by 1 - 1/e and by nothing.
  test('finds the variable that f no longer depends on, with one evaluation each', () => {
    const { plateau, evaluations } = plateauAt(bell, [50, 2]);
    expect([plateau.look(never), plateau.variable, evaluations()]).toEqual([true, 0, 1]);
    const near = plateauAt(bell, [0, 2]);
    expect([near.plateau.look(never), near.plateau.variable, near.evaluations()]).toEqual([false, -1, 2]);
  });

  test('leaves out variables that never mattered, and those that a bound holds', () => {
    expect(plateauAt(bell, [50, 2]).plateau.look((i) => i === 0)).toBe(false);
    const bounds = [[50, 90] as const, [-9, 9] as const];
    expect(plateauAt({ ...bell, bounds }, [50, 2]).plateau.look(never)).toBe(false);
  });

  test('stays inside the bounds: the other way where there is no room', () => {
    const { evaluator, space } = standAt({ ...bell, bounds: [[-9, 55] as const, [-9, 9] as const] }, [50, 2]);
    const seen: number[] = [];
    const objective = evaluator.objective.bind(evaluator);
    evaluator.objective = (x) => {
      seen.push(x[0]!);
      return objective(x);
    };
    new Plateau(evaluator, space).look(never);
    expect(seen).toEqual([0, 50]);
  });

  test('is certain where each of two looks has found one, and then looks no more', () => {
    const { plateau } = plateauAt(bell, [50, 2]);
    plateau.look(never);
    expect(plateau.isCertain).toBe(false);
    plateau.look(never);
    expect([plateau.isCertain, plateau.look(never)]).toEqual([true, false]);
    plateau.begin();
    expect([plateau.isCertain, plateau.variable, plateau.look(never)]).toEqual([false, -1, true]);
  });
});

describe('a run', () => {
  // A logistic curve whose years run away: the saturation is fitted, and the rate and its year no longer matter.
  test.each(['exact', 'differences'] as const)('that ends on a plateau claims no success, %s gradients', (how) => {
    const fit = fitsOf(4).find(({ name }) => name === 'logistic in years 4')!;
    const result = solveFit(fit, how);
    expect(result.fun).toBeGreaterThan(1e3 * fit.best);
    expect(result).toMatchObject({ success: false, status: Status.noDescent });
    expect(result.message).toMatch(/no longer depends on x\[[12]\] near x/);
  });

  const times = Array.from({ length: 20 }, (_, k) => 1000 * (k + 1));
  const decay = ([a, k, c]: Float64Array): number =>
    times.reduce((sum, t) => sum + (a! * Math.exp(-k! * t) + c! - 5 * Math.exp(-1e-4 * t) - 1) ** 2, 0);

  test('from a start where all variables matter ends at the minimum', () => {
    const result = minimize(decay, [4, 3e-4, 0.5]);
    expect(result.success).toBe(true);
    expect(result.x[1]).toBeCloseTo(1e-4, 7);
  });

  test('with a variable that f never depends on succeeds', () => {
    for (const options of [{}, { xScale: 'auto' as const }]) {
      const result = minimize(([x]) => 2 + (x - 3) ** 2, [1e-3, 7], options);
      expect(result).toMatchObject({ success: true, fun: expect.closeTo(2, 8) });
    }
    expect(minimize(() => 10, [1, 2])).toMatchObject({ success: true, fun: 10 });
  });

  // Bounds allow f to change by far less than its constant: that is no plateau.
  test('with a large constant in f succeeds between narrow bounds', () => {
    const result = minimize(([x, y]) => 1e3 + (x - 0.1) ** 2 + 9 * (y - 20) ** 2, [0, 20.2], {
      xScale: 'auto',
      bounds: [
        [0, 0.3],
        [19, 21],
      ],
    });
    expect(result.success).toBe(true);
    expect(result.x[0]).toBeCloseTo(0.1, 3);
  });
});
