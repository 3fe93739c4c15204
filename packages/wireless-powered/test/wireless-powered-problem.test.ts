import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import { minimize } from '@mec/slsqp';
import fc from 'fast-check';
import { drooParameters, wirelessPoweredProblem, type WirelessParameters } from '../src/index.js';
import { decidedFrames, drawFrame, rateOf } from './frames.js';

fc.configureGlobal({ seed: 20270 });

interface Frame {
  readonly gains: number[];
  readonly weights: number[];
  readonly parameters: WirelessParameters;
  readonly offload: number[];
  readonly rate: number;
  readonly energyTime: number;
  readonly uploadTime: number[];
}

const frames = JSON.parse(readFileSync(new URL('fixtures/frames.json', import.meta.url), 'utf8')) as Frame[];

describe('wirelessPoweredProblem', () => {
  // By hand: mu P h^2 / N_0 = 1 where h^2 = 1e-10 / 2.1; then the rate is B / (v_u ln 2) / e, and a = 1 - 1/e.
  test('one uploader that is heard as loud as the noise', () => {
    const problem = wirelessPoweredProblem({ gains: [Math.sqrt(1e-10 / 2.1)] });
    const { cost, allocation } = problem.evaluate(Uint8Array.of(1));
    expect(-cost / (2e6 / (1.1 * Math.LN2) / Math.E)).toBeCloseTo(1, 13);
    expect(allocation.energyTime).toBeCloseTo(1 - 1 / Math.E, 13);
    expect(allocation.uploadTime[0]).toBeCloseTo(1 / Math.E, 13);
  });
  // By hand: mu P h / k = 1e18 gives 1e6 cycles/s, 1e4 bit/s; the second device counts half as much again.
  test('devices at home compute at the cube root of what they harvest', () => {
    const h = 1e18 * (1e-26 / 2.1);
    const { cost, allocation } = wirelessPoweredProblem({ gains: [h, h] }).evaluate(new Uint8Array(2));
    expect(-cost).toBeCloseTo(25_000, 7);
    expect(allocation).toEqual({ energyTime: 1, uploadTime: new Float64Array(2) });
  });
  test('states rates of 0 where nothing is received', () => {
    const problem = wirelessPoweredProblem({ gains: [0, 0] });
    expect(problem.evaluate(Uint8Array.of(0, 1)).cost).toBe(0);
    expect(problem.active).toEqual([]);
  });

  test('agrees with another implementation', () => {
    // The maximum is flat: the rates agree to rounding, the times to the root of it.
    for (const { gains, weights, parameters, offload, rate, energyTime, uploadTime } of frames) {
      const problem = wirelessPoweredProblem({ gains, weights, parameters });
      const { cost, allocation } = problem.evaluate(Uint8Array.from(offload));
      expect(Math.abs(-cost / rate - 1)).toBeLessThan(1e-12);
      expect(Math.abs(allocation.energyTime - energyTime)).toBeLessThan(1e-8);
      uploadTime.forEach((tau, i) => expect(Math.abs(allocation.uploadTime[i]! - tau)).toBeLessThan(1e-8));
    }
  });

  test('agrees with the same frame handed to SLSQP', () => {
    const random = createRandom(4);
    for (let k = 0; k < 40; k++) {
      const problem = drawFrame(random, 1 + random.integer(10));
      const offload = new Uint8Array(problem.size).map(() => random.integer(2));
      const { cost } = problem.evaluate(offload);
      expect(Math.abs(rateBySlsqp(problem, offload) / -cost - 1)).toBeLessThan(1e-6);
    }
  });

  test('rates its own division as it states', () => {
    fc.assert(
      fc.property(decidedFrames, ({ gains, weights, offload }) => {
        const problem = wirelessPoweredProblem({ gains, weights });
        const { cost, allocation } = problem.evaluate(Uint8Array.from(offload));
        expect(Math.abs(problem.rate(offload, allocation) + cost)).toBeLessThanOrEqual(1e-12 * -cost);
      }),
    );
  });
  test('no other division of the frame does better', () => {
    fc.assert(
      fc.property(
        decidedFrames,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 13, maxLength: 13 }),
        (frame, times) => {
          const problem = wirelessPoweredProblem(frame);
          const uploads = times.slice(1).map((tau, i) => (frame.offload[i] === 1 ? tau : 0));
          const total = Math.max(
            1e-9,
            uploads.reduce((sum, tau) => sum + tau, times[0]!),
          );
          const other = {
            energyTime: times[0]! / total,
            uploadTime: Float64Array.from(uploads.slice(0, problem.size), (tau) => tau / total),
          };
          expect(problem.rate(frame.offload, other)).toBeLessThanOrEqual(rateOf(frame) * (1 + 1e-12));
        },
      ),
    );
  });
  test('a better channel never lowers the rate', () => {
    fc.assert(
      fc.property(decidedFrames, fc.nat(11), fc.double({ min: 1, max: 100, noNaN: true }), (frame, device, factor) => {
        const i = device % frame.gains.length;
        const better = { ...frame, gains: frame.gains.map((h, j) => (j === i ? h * factor : h)) };
        expect(rateOf(better)).toBeGreaterThanOrEqual(rateOf(frame) * (1 - 1e-12));
      }),
    );
  });
  test('the order of the devices does not matter', () => {
    fc.assert(
      fc.property(decidedFrames, ({ gains, weights, offload }) => {
        const turned = {
          gains: [...gains].reverse(),
          weights: [...weights].reverse(),
          offload: [...offload].reverse(),
        };
        expect(Math.abs(rateOf(turned) / rateOf({ gains, weights, offload }) - 1 || 0)).toBeLessThan(1e-12);
      }),
    );
  });
  test('weights that are nearly equal give what equal ones give', () => {
    fc.assert(
      fc.property(decidedFrames, ({ gains, offload }) => {
        const equal = { gains, offload, weights: gains.map(() => 1) };
        const near = { ...equal, weights: gains.map((_, i) => 1 + i * 1e-13) };
        expect(Math.abs(rateOf(near) / rateOf(equal) - 1 || 0)).toBeLessThan(1e-11);
      }),
    );
  });
  test('all weights twice as large double the rate', () => {
    fc.assert(
      fc.property(decidedFrames, (frame) => {
        const doubled = { ...frame, weights: frame.weights.map((w) => 2 * w) };
        expect(Math.abs(rateOf(doubled) - 2 * rateOf(frame))).toBeLessThanOrEqual(1e-12 * rateOf(doubled));
      }),
    );
  });

  test('the harvested share is 0.7 unless it is said otherwise', () => {
    const gains = [1e-6, 3e-6];
    const stated = wirelessPoweredProblem({ gains, parameters: { harvestedShare: 0.7 } }).evaluate(Uint8Array.of(0, 1));
    expect(wirelessPoweredProblem({ gains }).evaluate(Uint8Array.of(0, 1))).toEqual(stated);
    expect(drooParameters.harvestedShare).toBe(0.7);
    const printed = wirelessPoweredProblem({ gains, parameters: { harvestedShare: 0.51 } }).evaluate(
      Uint8Array.of(0, 1),
    );
    expect(printed.cost).toBeGreaterThan(stated.cost);
  });
  test('shows a policy what it is told to', () => {
    const problem = wirelessPoweredProblem({ gains: [1e-6, 3e-6], observe: ({ weights }) => weights.slice() });
    expect([...problem.observation]).toEqual([1, 1.5]);
  });
  test('refuses divisions that are over-full, negative, or give time to devices at home', () => {
    const problem = wirelessPoweredProblem({ gains: [1e-6, 3e-6] });
    const offload = Uint8Array.of(0, 1);
    const feasible = (energyTime: number, ...uploadTime: number[]): boolean =>
      problem.isFeasible!(offload, { energyTime, uploadTime: Float64Array.from(uploadTime) });
    expect(feasible(0.5, 0, 0.5)).toBe(true);
    expect(feasible(0.5, 0, 0.5001)).toBe(false);
    expect(feasible(0.5, 0.1, 0.1)).toBe(false);
    expect(feasible(0.5, 0, -0.1)).toBe(false);
    expect(feasible(-0.1, 0, 0.5)).toBe(false);
    expect(feasible(0.5, 0)).toBe(false);
  });
});

/** The best division by SLSQP: variables a and tau_i, one inequality, bounds, and the gradient of DROO's equation (4). */
function rateBySlsqp(problem: ReturnType<typeof drawFrame>, offload: Uint8Array): number {
  const uploaders = Array.from(offload.keys()).filter((i) => offload[i] === 1);
  const { home, signal, group, unit } = problem.terms;
  const atHome = home.reduce((sum, l, i) => sum + (offload[i] === 0 ? l : 0), 0);
  const division = (x: Float64Array): { energyTime: number; uploadTime: Float64Array } => {
    const uploadTime = new Float64Array(problem.size);
    uploaders.forEach((i, k) => (uploadTime[i] = x[k + 1]!));
    return { energyTime: x[0]!, uploadTime };
  };
  const start = new Float64Array(uploaders.length + 1).fill(1 / (uploaders.length + 1));
  const scale = problem.rate(offload, division(start));
  const result = minimize((x) => -problem.rate(offload, division(x)) / scale, start, {
    jac(x, out) {
      out[0] = -atHome / 3 / Math.cbrt(x[0]) ** 2 / scale;
      uploaders.forEach((i, k) => {
        const z = (signal[i]! * x[0]) / x[k + 1]!;
        const W = unit[group[i]!]! / scale;
        out[0]! -= (W * signal[i]!) / (1 + z);
        out[k + 1] = -W * (Math.log1p(z) - z / (1 + z));
      });
    },
    bounds: Array.from(start, () => [1e-12, 1] as const),
    constraints: { type: 'ineq', fun: (x) => 1 - x.reduce((sum, time) => sum + time, 0) },
    ftol: 1e-13,
    maxiter: 500,
  });
  expect(result.success).toBe(true);
  return -result.fun * scale;
}
