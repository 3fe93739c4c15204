import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Arena } from '../../src/arena.js';
import { factorLength, multiplyLower, multiplyUpper, setDiagonal } from '../../src/hessian/factor.js';
import { addRankOne } from '../../src/hessian/rank-one.js';
import { DualActiveSet, type QuadraticProgram } from '../../src/subproblem/dual-active-set.js';

const n = 4;
const m = 5;
// A coarse grid: zeros, equal and dependent rows come up often, numbers near underflow never.
const entry = fc.integer({ min: -8, max: 8 }).map((value) => value / 8);
const list = (length: number): fc.Arbitrary<Float64Array> =>
  fc.array(entry, { minLength: length, maxLength: length }).map((values) => Float64Array.from(values));

/** Programs with a known feasible point, so that they are consistent: values are set from `inside`. */
const programs = fc
  .record({
    jacobian: list(m * n),
    inside: list(n),
    slack: list(m),
    gradient: list(n),
    shape: list(n),
    equalities: fc.constantFrom(0, 1, 2),
  })
  .map(({ jacobian, inside, slack, gradient, shape, equalities }) => {
    const factor = new Float64Array(factorLength(n));
    setDiagonal(n, factor, 0.5);
    addRankOne(n, factor, 4, shape.slice());
    const values = new Float64Array(m);
    for (let k = 0; k < m; k++) {
      for (let i = 0; i < n; i++) values[k]! -= jacobian[k * n + i]! * inside[i]!;
      if (k >= equalities) values[k]! += Math.abs(slack[k]!) * 0.2;
    }
    const program: QuadraticProgram = {
      factor,
      gradient: gradient.map((value) => 3 * value),
      jacobian,
      values,
      lower: inside.map((value) => value - 0.1),
      upper: inside.map((value, i) => (i === 0 ? Infinity : value + 0.3)),
    };
    return { program, equalities };
  });

/** Largest violation of the optimality conditions: stationarity, feasibility, signs, complementarity. */
function error(program: QuadraticProgram, solver: DualActiveSet, equalities: number): number {
  const { step, multipliers, lowerMultipliers, upperMultipliers } = solver;
  const product = new Float64Array(n);
  multiplyUpper(n, program.factor, step, product);
  multiplyLower(n, program.factor, product);
  let worst = 0;
  const see = (value: number): void => void (worst = Math.max(worst, Math.abs(value)));
  for (let i = 0; i < n; i++) {
    let sum = product[i]! + program.gradient[i]! - lowerMultipliers[i]! + upperMultipliers[i]!;
    for (let k = 0; k < m; k++) sum -= multipliers[k]! * program.jacobian[k * n + i]!;
    see(sum);
    see(Math.min(0, step[i]! - program.lower[i]!, program.upper[i]! - step[i]!));
    see(Math.min(0, lowerMultipliers[i]!, upperMultipliers[i]!));
    see(lowerMultipliers[i]! * (step[i]! - program.lower[i]!));
    if (upperMultipliers[i] !== 0) see(upperMultipliers[i]! * (program.upper[i]! - step[i]!));
  }
  for (let k = 0; k < m; k++) {
    let slack = program.values[k]!;
    for (let i = 0; i < n; i++) slack += program.jacobian[k * n + i]! * step[i]!;
    see(k < equalities ? slack : Math.min(0, slack));
    see(multipliers[k]! * slack);
    if (k >= equalities) see(Math.min(0, multipliers[k]!));
  }
  return worst;
}

const identity = (size: number): Float64Array => {
  const factor = new Float64Array(factorLength(size));
  setDiagonal(size, factor, 1);
  return factor;
};

fc.configureGlobal({ seed: 1 });

describe('DualActiveSet', () => {
  // By hand: closest point to (2, 2) with x + y <= 2 and x <= 0.5 is (0.5, 1.5); lambda = 0.5, upper multiplier 1.
  test('a step between a row and a bound', () => {
    const solver = new DualActiveSet(2, 1, 0, new Arena(100));
    const outcome = solver.solve({
      factor: identity(2),
      gradient: Float64Array.of(-2, -2),
      jacobian: Float64Array.of(-1, -1),
      values: Float64Array.of(2),
      lower: Float64Array.of(-Infinity, -Infinity),
      upper: Float64Array.of(0.5, Infinity),
    });
    expect(outcome).toBe('solved');
    expect([...solver.step]).toEqual([expect.closeTo(0.5, 14), expect.closeTo(1.5, 14)]);
    expect(solver.multipliers[0]).toBeCloseTo(0.5, 14);
    expect(solver.upperMultipliers[0]).toBeCloseTo(1, 14);
  });

  // Data are of size 1 to 3 and B's condition at most about 40.
  test('the optimality conditions hold on random consistent programs', () => {
    fc.assert(
      fc.property(programs, ({ program, equalities }) => {
        const solver = new DualActiveSet(n, m, equalities, new Arena(400));
        expect(solver.solve(program)).toBe('solved');
        expect(error(program, solver, equalities)).toBeLessThan(1e-7);
      }),
      { numRuns: 500 },
    );
  });

  test('a warm start gives the step of a cold one', () => {
    fc.assert(
      fc.property(programs, list(n), ({ program, equalities }, other) => {
        const warm = new DualActiveSet(n, m, equalities, new Arena(400));
        warm.solve({ ...program, gradient: other });
        expect(warm.solve(program)).toBe('solved');
        const cold = new DualActiveSet(n, m, equalities, new Arena(400));
        cold.solve(program);
        warm.step.forEach((value, i) => expect(Math.abs(value - cold.step[i]!)).toBeLessThan(1e-8));
      }),
      { numRuns: 300 },
    );
  });

  const free = { lower: new Float64Array(2).fill(-Infinity), upper: new Float64Array(2).fill(Infinity) };

  test('dependent rows that agree are left out; their multiplier is zero', () => {
    const solver = new DualActiveSet(2, 2, 2, new Arena(100));
    const outcome = solver.solve({
      factor: identity(2),
      gradient: Float64Array.of(1, 0),
      jacobian: Float64Array.of(1, 1, 2, 2),
      values: Float64Array.of(-1, -2),
      ...free,
    });
    expect(outcome).toBe('solved');
    expect([...solver.step]).toEqual([expect.closeTo(0, 14), expect.closeTo(1, 14)]);
    expect(solver.multipliers[1]).toBe(0);
  });

  test('rows that contradict each other are reported with the row that fails', () => {
    const solver = new DualActiveSet(2, 2, 0, new Arena(100));
    const outcome = solver.solve({
      factor: identity(2),
      gradient: Float64Array.of(0, 0),
      jacobian: Float64Array.of(1, 0, -1, 0),
      values: Float64Array.of(-3, 1),
      ...free,
    });
    expect(outcome).toBe('inconsistent');
    expect([0, 1]).toContain(solver.failedRow);
  });

  // Hundreds of nearly parallel rows through one vertex: the classical cycling trap of active-set methods.
  test('degenerate vertices and ill-conditioned rows end within the cap', () => {
    const rows = 200;
    const solver = new DualActiveSet(3, rows, 0, new Arena(2000));
    const jacobian = new Float64Array(3 * rows);
    for (let k = 0; k < rows; k++) jacobian.set([-1 - 1e-9 * k, -1 + 1e-9 * k, -1e-6 * Math.sin(k)], 3 * k);
    const outcome = solver.solve({
      factor: identity(3),
      gradient: Float64Array.of(-1, -1, -1),
      jacobian,
      values: new Float64Array(rows),
      lower: new Float64Array(3).fill(-Infinity),
      upper: new Float64Array(3).fill(Infinity),
    });
    expect(outcome).toBe('solved');
    expect(solver.step[0]! + solver.step[1]!).toBeLessThanOrEqual(1e-5);
  });
});
