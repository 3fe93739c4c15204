import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Arena } from '../../src/arena.js';
import { readDifferenceSteps } from '../../src/differences/difference-option.js';
import { Differences, type Differentiated } from '../../src/differences/differences.js';
import { CallerView } from '../../src/evaluation/caller-view.js';
import { minimize, type FiniteDifferenceStep } from '../../src/index.js';

fc.configureGlobal({ seed: 1 });

const ONE: Differentiated = { first: 0, rows: 1 };

interface Setting {
  readonly bounds?: readonly [number, number];
  readonly length?: number;
  readonly given?: FiniteDifferenceStep;
  readonly scheme?: '2-point' | '3-point';
}

/** Slopes of a function of one variable at points visited in turn, and where it was sampled each time (in x). */
function slopes(fun: (x: number) => number, points: readonly number[], setting: Setting = {}) {
  const arena = new Arena(64);
  const [lower, upper] = setting.bounds ?? [-Infinity, Infinity];
  const view = new CallerView({ lower: Float64Array.of(lower), upper: Float64Array.of(upper) }, arena);
  view.begin(Float64Array.of(points[0]!), setting.length === undefined ? undefined : Float64Array.of(setting.length));
  const samples: number[] = [];
  const sampler = (_source: Differentiated, _z: Float64Array, _i: number, value: number, out: Float64Array): void => {
    samples.push(view.valueOf(0, value));
    out[0] = fun(view.valueOf(0, value));
  };
  const differences = new Differences(
    view,
    1,
    { sample: sampler },
    readDifferenceSteps('test', setting.given, 1),
    arena,
  );
  differences.begin(setting.scheme ?? '2-point');
  return points.map((x) => {
    samples.length = 0;
    const z = Float64Array.of(x / view.lengths[0]!);
    const out = new Float64Array(1);
    differences.differentiate(ONE, z, Float64Array.of(fun(x)), out);
    return { slope: out[0]! / view.lengths[0]!, samples: [...samples] };
  });
}

describe('the size of a difference step', () => {
  // Long-standing steps: the square root of the machine precision, for variables up to 1.
  test('is 2^-26 for a variable of the size of 1, and grows with larger ones', () => {
    const distance = (x: number): number => slopes((value) => value, [x])[0]!.samples[0]! - x;
    expect(distance(1)).toBe(2 ** -26);
    expect(distance(0)).toBe(2 ** -26);
    expect(distance(0.25)).toBe(2 ** -26);
    expect(distance(4)).toBe(2 ** -24);
  });

  const schemes = fc.constantFrom<'2-point' | '3-point'>('2-point', '3-point');

  test('a variable that is small by nature is not stepped over, and its slope is right', () => {
    fc.assert(
      fc.property(fc.double({ min: -12, max: -4, noNaN: true }), schemes, (power, scheme) => {
        const unit = 10 ** power;
        const [first, second] = slopes((x) => 5 + Math.exp(x / unit), [3 * unit, 2 * unit], { scheme });
        for (const sample of first!.samples) expect(Math.abs(sample - 3 * unit)).toBeLessThanOrEqual(3 * unit);
        // A step of 1e-2 of the variable, the longest short one, has an error of its half.
        expect(Math.abs((first!.slope * unit) / Math.exp(3) - 1)).toBeLessThan(0.05);
        expect(second!.samples.length).toBe(scheme === '2-point' ? 1 : 2);
        // Between 1e-4 and 1e-3 both steps are right to this.
        expect(Math.abs((second!.slope * unit) / Math.exp(2) - 1)).toBeLessThan(1e-4);
      }),
    );
  });

  test('a variable that is small by chance has the slope that it has at zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: -4, noNaN: true }), schemes, (power, scheme) => {
        const x = 10 ** power;
        const [first, second] = slopes((value) => Math.exp(value) - 3 * value, [x, x], { scheme });
        expect(first!.slope).toBeCloseTo(Math.exp(x) - 3, 6);
        expect(second!.slope).toBeCloseTo(Math.exp(x) - 3, 6);
        expect(second!.samples.length).toBe(scheme === '2-point' ? 1 : 2);
      }),
    );
  });

  // A solution that is run again from its own x: a row that is zero up to rounding, at a variable that should be zero.
  test('a rounding error where zero was meant does not count as a small variable', () => {
    for (const x of [1e-17, 2e-16, 3e-15, 4e-14, 5e-13, 6e-12, 7e-11, 8e-10]) {
      const [, second] = slopes((value) => value + 0.7 - 0.7, [x, x]);
      expect(second!.slope).toBeCloseTo(1, 7);
    }
  });

  test('a small variable that passes through zero keeps a size', () => {
    const unit = 1e-9;
    const at = slopes((x) => Math.cos(x / unit) + x / unit, [2 * unit, -unit, 0, 1e-30]);
    for (const { slope } of at.slice(2)) expect(slope * unit).toBeCloseTo(1, 4);
  });

  test('at zero the distance of close bounds says what is small', () => {
    const unit = 1e-9;
    const [at] = slopes((x) => Math.exp(x / unit), [0], { bounds: [0, 4 * unit] });
    expect(at!.slope * unit).toBeCloseTo(1, 6);
  });

  test('lengths say what is small', () => {
    const unit = 1e-9;
    const [zero, far] = slopes((x) => Math.exp(x / unit), [0, 2 * unit], { length: unit });
    expect(zero!.samples.length).toBe(1);
    expect(zero!.slope * unit).toBeCloseTo(1, 6);
    expect((far!.slope * unit) / Math.exp(2)).toBeCloseTo(1, 6);
  });

  test('samples of both schemes are different numbers inside the bounds, whatever the sizes', () => {
    const size = fc.tuple(fc.double({ min: -12, max: 12, noNaN: true }), fc.boolean());
    const value = size.map(([power, minus]) => (minus ? -1 : 1) * 10 ** power);
    const width = fc.oneof(
      fc.constant(Infinity),
      fc.double({ min: -17, max: 3, noNaN: true }).map((p) => 10 ** p),
    );
    fc.assert(
      fc.property(value, width, width, schemes, fc.option(size), (x, below, above, scheme, length) => {
        const relative = Math.max(1e-3, Math.abs(x));
        const bounds = [x - below * relative, x + above * relative] as const;
        if (bounds[0] === bounds[1]) return;
        const setting = { scheme, bounds, ...(length ? { length: 2 ** Math.round(length[0]) } : {}) };
        for (const { slope, samples } of slopes((at) => at, [x, x], setting)) {
          for (const sample of samples) {
            expect(sample >= bounds[0] && sample <= bounds[1]).toBe(true);
            expect(sample).not.toBe(x);
          }
          expect(Math.abs(slope - 1)).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('finiteDifferenceStep', () => {
  test('relative steps are relative to the variable, or to the size given', () => {
    const [at] = slopes((x) => x, [0.5], { given: 2 ** -10 });
    expect(at!.samples).toEqual([0.5 + 2 ** -11]);
    const [small] = slopes((x) => x, [2 ** -30], { given: { relative: 2 ** -10 } });
    expect(small!.samples).toEqual([2 ** -30 + 2 ** -40]);
    const [sized] = slopes((x) => x, [8], { given: [2 ** -10], length: 16 });
    expect(sized!.samples).toEqual([8 + 2 ** -6]);
  });

  test('absolute steps are in the units of the variable', () => {
    const [two] = slopes((x) => x, [8], { given: { absolute: 0.125 }, length: 16 });
    expect(two!.samples).toEqual([8.125]);
    const [three] = slopes((x) => x, [8], { given: { absolute: [0.125] }, scheme: '3-point' });
    expect(three!.samples).toEqual([7.875, 8.125]);
  });

  test('a step too short to change x is made long enough', () => {
    const [at] = slopes((x) => x, [1e6], { given: { absolute: 1e-30 } });
    expect(at!.samples[0]).toBeGreaterThan(1e6);
    expect(at!.slope).toBe(1);
  });

  // Values that are only right to six digits: default steps see nothing but their rounding.
  test('long steps see through the noise of a function', () => {
    const noisy = ([x, y]: Float64Array): number => Number(((x! - 1) ** 2 + (y! - 2) ** 2).toFixed(6));
    const result = minimize(noisy, [4, 4], { finiteDifferenceStep: { absolute: [1e-2, 1e-2] } });
    expect(Math.hypot(result.x[0] - 1, result.x[1] - 2)).toBeLessThan(0.02);
    expect(minimize(noisy, [4, 4]).fun).toBeGreaterThan(result.fun);
  });
});
