/**
 * What users of other SLSQPs stumbled over, one test a thread (the first half is in pitfalls-values.test.ts).
 * This half: how runs end, multipliers, control, degenerate constraints.
 */
import { describe, expect, test } from '@jest/globals';
import { checkGradient, createSolver, minimize, Status, type Constraint, type IterationState } from '../src/index.js';

const quadratic = (x: Float64Array): number => (x[0]! - 1) ** 2 + (x[1]! - 2.5) ** 2;
const rosenbrock = (x: Float64Array): number => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;

describe('infeasible problems', () => {
  test('8. are never a success; the least violating point and its rows are named (scipy/scipy#7323, #5743, #7618, nlopt#254)', () => {
    const result = minimize(quadratic, [5, 0], { constraints: { type: 'ineq', fun: (x) => [x[0] - 3, 1 - x[0]] } });
    expect(result).toMatchObject({ success: false, status: Status.infeasible });
    // Both rows miss by 1 at x = 2, where the sum of squares is least.
    expect(result.x[0]).toBeCloseTo(2, 6);
    expect(result.maxcv).toBeCloseTo(1, 6);
    expect(result.message).toContain('constraints[0] row 0');
    expect(result.message).toContain('constraints[0] row 1');
  });

  test("8. a looser constraintTolerance is the caller's choice", () => {
    const constraints: Constraint = { type: 'eq', fun: (x) => [x[0] + x[1] - 1, x[0] + x[1] - 1.001] };
    expect(minimize(quadratic, [5, 0], { constraints }).status).toBe(Status.infeasible);
    expect(minimize(quadratic, [5, 0], { constraints, constraintTolerance: 1e-2 }).maxcv).toBeLessThanOrEqual(1e-2);
  });

  // Rows x + y = 1 and x + y = 1.001 can both be met to 1e-3, and no better.
  test("8. a constraint's own tolerance counts for its rows only", () => {
    const rows = (first?: number, second?: number): Constraint[] => [
      { type: 'eq', fun: (x) => x[0] + x[1] - 1, ...(first && { tolerance: first }) },
      { type: 'eq', fun: (x) => x[0] + x[1] - 1.001, ...(second && { tolerance: second }) },
    ];
    const run = (constraints: Constraint[], constraintTolerance = 1e-8) =>
      minimize(quadratic, [5, 0], { constraints, constraintTolerance });
    expect(run(rows(2e-3)).status).toBe(Status.infeasible);
    expect(run(rows(1e-8, 1e-8), 2e-3).status).toBe(Status.infeasible);
    expect(run(rows(2e-3, 2e-3)).maxcv).toBeLessThanOrEqual(2e-3);
    expect(run(rows(2e-3, 2e-3)).status).not.toBe(Status.infeasible);
    expect(run(rows(2e-3, 2e-3)).message).not.toContain('not met');
    const { message } = run(rows(2e-3));
    expect(message).toContain('not met: constraints[1]');
    expect(message).not.toContain('constraints[0]');
  });

  test('8. so does that of linear rows', () => {
    const run = (tolerance: number) =>
      minimize(quadratic, [5, 0], {
        constraints: [
          { type: 'eq', A: [1, 1], b: 1, tolerance },
          { type: 'linear', A: [1, 1], lower: 1.001, tolerance },
        ],
      }).status;
    expect([run(1e-8), run(2e-3) === Status.infeasible]).toEqual([Status.infeasible, false]);
  });

  test('9. a run does not stop where the iterate is infeasible (jacobwilliams/slsqp#34, nlopt PR 514)', () => {
    // The objective is flat from the start on, so only the constraint says that this is not the end.
    const result = minimize(() => 7, [3, 3], { constraints: { type: 'eq', fun: (x) => x[0] ** 2 + x[1] ** 2 - 1 } });
    expect(result.success).toBe(true);
    expect(result.maxcv).toBeLessThanOrEqual(1e-8);
  });

  // Feasible, though linearised at the start the two rows contradict each other.
  test('13. an inconsistent linearisation is relaxed first (scipy/scipy#20823, #10740, python-control#1161)', () => {
    const result = minimize((x) => x[0], [0.01], {
      constraints: { type: 'ineq', fun: (x) => [x[0] ** 2 - 4, 9 - x[0] ** 3] },
    });
    expect(result.success).toBe(true);
    expect(Math.abs(Math.abs(result.x[0]) - 2)).toBeLessThan(1e-6);
  });

  test('14. duplicate and dependent equalities are no trouble (scipy/scipy#12306, #3202, nlopt#567)', () => {
    const sum = (x: Float64Array): number => x[0]! + x[1]! - 1;
    const result = minimize(quadratic, [2, 0], {
      constraints: [
        { type: 'eq', fun: sum },
        { type: 'eq', fun: (x) => [sum(x), 3 * sum(x)] },
      ],
    });
    expect(result.success).toBe(true);
    expect([...result.x]).toEqual([expect.closeTo(-0.25, 6), expect.closeTo(1.25, 6)]);
    const contradiction = minimize(quadratic, [2, 0], {
      constraints: { type: 'eq', fun: (x) => [sum(x), sum(x) - 1] },
    });
    expect(contradiction.status).toBe(Status.infeasible);
  });

  test('20. more equalities than variables, no rows at all, and no constraints (scipy/scipy#14915, #19130, #25665)', () => {
    const agree = minimize(quadratic, [2, 0], {
      constraints: { type: 'eq', fun: ([x, y]) => [x - 1, y - 1, x + y - 2] },
    });
    expect(agree.success).toBe(true);
    expect([...agree.x]).toEqual([expect.closeTo(1, 7), expect.closeTo(1, 7)]);
    const contradict = minimize(quadratic, [2, 0], {
      constraints: { type: 'eq', fun: ([x, y]) => [x, y, x + y - 3] },
    });
    expect(contradict.status).toBe(Status.infeasible);
    expect(minimize(quadratic, [2, 0], { constraints: { type: 'ineq', fun: () => [] } }).success).toBe(true);
  });
});

describe('endings', () => {
  test('12. a wrong gradient ends with a diagnosis, not with a bare line-search error (scipy/scipy#3976, PR 10739)', () => {
    const result = minimize(quadratic, [5, 5], { jac: (x) => [-2 * (x[0] - 1), -2 * (x[1] - 2.5)] });
    expect(result).toMatchObject({ success: false, status: Status.noDescent });
    expect(result.message).toContain('checkGradient');
  });

  test('15. a start at the optimum is a success with one gradient (nlopt#550, #350, #375, #400)', () => {
    const exact = minimize(rosenbrock, [1, 1], { jac: () => [0, 0] });
    expect(exact).toMatchObject({ success: true, nit: 0, nfev: 1, njev: 1 });
    expect(minimize(rosenbrock, [1, 1])).toMatchObject({ success: true, nit: 0, njev: 1 });
  });

  test('15. so is the limit of precision: ftol far below what doubles resolve', () => {
    const result = minimize((x) => 1e3 + quadratic(x), [5, 5], { ftol: 1e-30 });
    expect(result.success).toBe(true);
    expect(result.x[0]).toBeCloseTo(1, 4);
  });

  test('16. an exhausted budget returns the best point so far (nlopt#215, NLopt.jl#215)', () => {
    const seen: number[] = [];
    const fun = (x: Float64Array): number => (seen.push(rosenbrock(x)), seen.at(-1)!);
    const iterations = minimize(fun, [-1.2, 1], { maxiter: 5 });
    expect(iterations).toMatchObject({ success: false, status: Status.maxIterations, nit: 5 });
    const evaluations = minimize(fun, [-1.2, 1], { maxfev: 30 });
    expect(evaluations).toMatchObject({ success: false, status: Status.maxEvaluations });
    expect(evaluations.nfev).toBeLessThanOrEqual(30);
    expect(evaluations.fun).toBeLessThan(rosenbrock(Float64Array.of(-1.2, 1)));
    expect(evaluations.fun).toBe(rosenbrock(evaluations.x));
  });

  test('18. a callback stops a run, a signal too, and the counts are right (scipy/scipy#7306, PR 17422, PR 23573)', () => {
    let calls = 0;
    const states: IterationState[] = [];
    const fun = (x: Float64Array): number => (calls++, rosenbrock(x));
    const result = minimize(fun, [-1.2, 1], { callback: (state) => (states.push(state), state.nit === 4) });
    expect(result).toMatchObject({ success: false, status: Status.stoppedByCallback, nit: 4, nfev: calls });
    expect(states.map(({ nit }) => nit)).toEqual([1, 2, 3, 4]);
    expect(states.at(-1)!.fun).toBe(rosenbrock(states.at(-1)!.x));
    const controller = new AbortController();
    const aborted = minimize(fun, [-1.2, 1], {
      signal: controller.signal,
      callback: ({ nit }) => {
        if (nit === 2) controller.abort();
      },
    });
    expect(aborted).toMatchObject({ success: false, status: Status.aborted, nit: 2 });
  });

  test('28. f may rise while the merit function falls: both are traced (scipy/scipy#12390, #12497)', () => {
    const states: IterationState[] = [];
    minimize(quadratic, [1, 2.5], {
      constraints: { type: 'eq', fun: (x) => x[0] ** 2 + x[1] ** 2 - 1 },
      callback: (state) => void states.push(state),
    });
    expect(states[0]!.fun).toBeGreaterThan(0);
    expect(states[0]!.maxcv).toBeGreaterThan(states.at(-1)!.maxcv);
    for (const state of states) expect(state.merit).toBeGreaterThanOrEqual(state.fun);
  });
});

describe('multipliers, state, help', () => {
  test('17. multipliers of equalities, inequalities and bounds come back, and the Lagrangian balances (scipy/scipy#9827, #14394, #22769)', () => {
    // min x^2 + y^2 + z^2, x + y + z = 3, x >= 2, y <= 0.25: by hand x = 2, y = 0.25, z = 0.75.
    const result = minimize((x) => x[0] ** 2 + x[1] ** 2 + x[2] ** 2, [0, 0, 0], {
      constraints: [
        { type: 'ineq', fun: (x) => x[0] - 2 },
        { type: 'eq', fun: (x) => x[0] + x[1] + x[2] - 3 },
      ],
      bounds: [
        [null, null],
        [null, 0.25],
        [null, null],
      ],
      ftol: 1e-10,
    });
    // Equality first, whatever the order given: 2z = 1.5; then 2x - 1.5 = 2.5; then 1.5 - 2y = 1.
    expect([...result.multipliers]).toEqual([expect.closeTo(1.5, 5), expect.closeTo(2.5, 5)]);
    expect([...result.boundMultipliers.upper]).toEqual([0, expect.closeTo(1, 5), 0]);
    expect([...result.boundMultipliers.lower]).toEqual([0, 0, 0]);
  });

  test('19. runs repeat bit for bit, nest, and share nothing (scipy/scipy#10320, #8677, nlopt#411)', () => {
    const inner = (): number => minimize(rosenbrock, [-1.2, 1]).fun;
    const nested = minimize((x) => quadratic(x) + inner(), [3, 3]);
    const plain = minimize((x) => quadratic(x) + inner(), [3, 3]);
    expect(nested).toEqual(plain);
    expect(minimize(rosenbrock, [-1.2, 1])).toEqual(minimize(rosenbrock, [-1.2, 1]));
  });

  // 100 nearly dependent rows through the solution; other SLSQPs cycle in their non-negative least squares.
  test('22. ill-conditioned and degenerate active sets end (scipy/scipy#21140, #20302)', () => {
    const fun = (x: Float64Array): number[] =>
      Array.from({ length: 100 }, (_, k) => 1 - x[0]! - x[1]! * (1 + 1e-10 * k));
    const result = minimize((x) => -x[0] - x[1], [0, 0], {
      constraints: { type: 'ineq', fun },
      bounds: [
        [-5, 5],
        [-5, 5],
      ],
    });
    expect(result.success).toBe(true);
    expect(result.fun).toBeCloseTo(-1, 6);
  });

  test('23. numbers do not drift: golden values of one run (scipy/scipy PR 22524, pyhf#2593, nlopt#600)', () => {
    const result = minimize(rosenbrock, [-1.2, 1], {
      jac: ([x, y]) => [-400 * x * (y - x ** 2) - 2 * (1 - x), 200 * (y - x ** 2)],
    });
    // Two evaluations and gradients of these measure the Hessian in the end.
    expect(result).toMatchObject({ nit: 36, nfev: 44, njev: 39 });
  });

  test('27. checkGradient names the entry that is wrong (nlopt#549)', () => {
    const check = checkGradient(
      rosenbrock,
      ([x, y]) => [-400 * x * (y - x ** 2) - 2 * (1 - x), 100 * (y - x ** 2)],
      [-1.2, 1],
    );
    expect(check).toMatchObject({ ok: false, row: 0, column: 1 });
    expect(check.expected).toBeCloseTo(-88, 4);
    expect(check.given).toBeCloseTo(-44, 10);
  });

  test('22. an objective that is not smooth ends within its budget (scipy/scipy#21140)', () => {
    const step = createSolver({ n: 2, fun: (x) => Math.floor(10 * x[0]) + x[1] ** 2 }).minimize([1.23, 2]);
    expect(step.x[1]).toBeCloseTo(0, 6);
    const kink = minimize((x) => Math.abs(x[0] - 0.3) + x[1] ** 2, [1.23, 2]);
    expect(kink.fun).toBeLessThan(1e-3);
  });
});
