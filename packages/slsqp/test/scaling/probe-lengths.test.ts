import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { probeLengths } from '../../src/scaling/probe-lengths.js';
import { standAt, type PartOfProblem } from '../stand-at.js';

fc.configureGlobal({ seed: 1 });

/** The lengths at a point, and the points that were sampled to find them. */
function probe(problem: PartOfProblem, start: readonly number[]): { lengths: number[]; samples: number[][] } {
  const { evaluator, space } = standAt(problem, start);
  const samples: number[][] = [];
  const objective = evaluator.objective.bind(evaluator);
  evaluator.objective = (x) => {
    samples.push([...x]);
    return objective(x);
  };
  const lengths = new Float64Array(evaluator.n);
  probeLengths(evaluator, space.current, space.trial, lengths);
  return { lengths: [...lengths], samples };
}

describe('probeLengths', () => {
  // By hand at x = s: f = 1 + (x / s)^2 = 2 and f' = 2 / s, so that 0.1 s promises a tenth of f; it gives 0.19 of 0.2.
  test.each([1e-9, 1, 1e8])('finds how far a variable of size %p must move', (s) => {
    const { lengths, samples } = probe({ fun: ([x]) => 1 + (x / s) ** 2, jac: ([x]) => [(2 * x) / s ** 2] }, [s]);
    expect(lengths[0]! / s).toBeCloseTo(0.1, 12);
    expect(samples).toEqual([[expect.closeTo(0.9 * s, 12)]]);
  });

  test('a move by the length changes f by a tenth, give or take a factor of 5, in whatever units', () => {
    const exponents = fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 3, maxLength: 3 });
    const at = fc.array(fc.double({ min: 0.5, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(exponents, at, (powers, z) => {
        const units = powers.map((power) => 10 ** power);
        const terms = [
          (v: number) => (v - 10) ** 2,
          (v: number) => v * (v + 9),
          (v: number) => 20 * Math.log(v + 1e-3),
        ];
        const slopes = [(v: number) => 2 * (v - 10), (v: number) => 2 * v + 9, (v: number) => 20 / (v + 1e-3)];
        const fun = (x: ArrayLike<number>): number => {
          let sum = 3;
          for (let i = 0; i < 3; i++) sum += terms[i]!(x[i]! / units[i]!);
          return sum;
        };
        const start = z.map((value, i) => value * units[i]!);
        const { lengths } = probe(
          {
            fun,
            jac: (x) => slopes.map((slope, i) => slope(x[i]! / units[i]!) / units[i]!),
            bounds: [
              [-Infinity, Infinity],
              [-Infinity, Infinity],
              [0, Infinity],
            ],
          },
          start,
        );
        const f = fun(start);
        lengths.forEach((length, i) => {
          const change = [1, -1].map((sign) => {
            const x = start.map((value, j) => value + (i === j ? sign * length : 0));
            return Math.abs(fun(x) - f) / Math.abs(f);
          });
          expect(change.some((share) => share > 0.01 && share < 1)).toBe(true);
        });
      }),
    );
  });

  // Powers of two round nothing, and a value of f has no unit of its own.
  test('the lengths have the units of the variables, bit for bit', () => {
    const power = fc.integer({ min: -100, max: 100 }).map((exponent) => 2 ** exponent);
    const fun = (x: number, y: number): number => (x - 3) ** 4 + Math.exp(y) + x * y;
    const jac = (x: number, y: number): number[] => [4 * (x - 3) ** 3 + y, Math.exp(y) + x];
    const plain = probe({ fun: ([x, y]) => fun(x, y), jac: ([x, y]) => jac(x, y) }, [1.3, 0.7]);
    fc.assert(
      fc.property(power, power, power, (a, b, c) => {
        const other = probe(
          {
            fun: ([x, y]) => c * fun(x / a, y / b),
            jac: ([x, y]) => {
              const [first, second] = jac(x / a, y / b);
              return [(c * first!) / a, (c * second!) / b];
            },
          },
          [1.3 * a, 0.7 * b],
        );
        expect(other.lengths).toEqual([plain.lengths[0]! * a, plain.lengths[1]! * b]);
        expect(other.samples.length).toBe(plain.samples.length);
      }),
    );
  });

  test('a variable that f does not depend on has no length', () => {
    const { lengths } = probe({ fun: ([x]) => 2 + x, jac: () => [1, 0, 0] }, [1, 250, 0]);
    expect(lengths.slice(1)).toEqual([0, 0]);
  });

  test('nor has any where the objective is zero, and none is sampled', () => {
    const { lengths, samples } = probe({ fun: ([x, y]) => x - y, jac: () => [1, -1] }, [7, 7]);
    expect([lengths, samples]).toEqual([[0, 0], []]);
  });

  test('samples stay inside the bounds: the other way, or half of the room', () => {
    const problem = { fun: ([x]: Float64Array) => 10 + x!, jac: () => [1] };
    const above = probe({ ...problem, bounds: [[5, 100]] }, [5]);
    expect(above.samples).toEqual([[5.5]]);
    expect(above.lengths).toEqual([0.5]);
    const thin = probe({ ...problem, bounds: [[5, 5.25]] }, [5.125]);
    expect(thin.samples.every(([x]) => x! >= 5 && x! <= 5.25)).toBe(true);
    expect(thin.samples[0]).toEqual([5.0625]);
  });

  test('a sample that is not finite shortens the move', () => {
    const { lengths, samples } = probe(
      { fun: ([x]) => (x > 1 ? 5 - Math.log(x - 1) : NaN), jac: ([x]) => [1 / (x - 1)] },
      [1.001],
    );
    expect(samples.length).toBeLessThanOrEqual(8);
    // Of 11.9 a tenth is 1.19, and the distance to the edge falls by e^1.19 then.
    expect(lengths[0]).toBeGreaterThan(1e-5);
    expect(lengths[0]).toBeLessThan(1e-2);
  });

  test('a change lost in rounding lengthens it', () => {
    const { lengths } = probe({ fun: ([x]) => 1 + (x - 3) ** 2, jac: () => [0] }, [3]);
    // (0.3)^2 = 0.09: the first move is right though the slope is zero.
    expect(lengths[0]).toBeCloseTo(0.3, 12);
    const far = probe({ fun: ([x]) => 1 + ((x - 3) / 1e9) ** 2, jac: () => [0] }, [3]);
    expect(far.lengths[0]! / 1e9).toBeGreaterThan(0.1);
    expect(far.lengths[0]! / 1e9).toBeLessThan(1);
  });

  test('eight samples a variable at most, whatever the function does', () => {
    let calls = 0;
    const wild = probe({ fun: () => [3, 1e30, NaN, 3, -1e10, Infinity, 1e-10][calls++ % 7]!, jac: () => [1] }, [2]);
    expect(wild.samples.length).toBeLessThanOrEqual(8);
    const nothing = probe({ fun: ([x]) => (x === 2 ? 1 : NaN), jac: () => [0] }, [2]);
    expect([nothing.samples.length, nothing.lengths[0]]).toEqual([8, 0]);
  });
});
