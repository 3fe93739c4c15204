import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createRandom } from '@mec/model';
import fc from 'fast-check';
import { minimize } from '@mec/slsqp';
import { lydrooParameters, queueProblem, type QueueParameters, type QueueProblem } from '../src/index.js';
import { decidedFrames, drawFrame, type DecidedFrame } from './frames.js';

fc.configureGlobal({ seed: 20270 });

interface Frame extends DecidedFrame {
  readonly weights: number[];
  readonly parameters: Partial<QueueParameters>;
  readonly earned: number;
}

const frames = JSON.parse(readFileSync(new URL('fixtures/frames.json', import.meta.url), 'utf8')) as Frame[];
const earnedBy = (frame: DecidedFrame): number => -queueProblem(frame).evaluate(Uint8Array.from(frame.offload)).cost;

describe('queueProblem', () => {
  // By hand: without an energy queue the processor runs at 3e8 / 100 = 3 Mbit/s and takes 1e-26 * 2.7e25 = 0.27 J.
  test('a device at home without an energy queue computes as fast as it can', () => {
    const problem = queueProblem({ gains: [1e-12], dataQueues: [5], energyQueues: [0] });
    const { cost, allocation } = problem.evaluate(Uint8Array.of(0));
    expect(allocation.rates[0]).toBe(3);
    expect(allocation.energies[0]).toBeCloseTo(0.27, 14);
    expect(cost).toBeCloseTo(-(5 + 20 * 1.5) * 3, 12);
  });
  // By hand: c = 35 and Y = 10 * 35 / 0.3 make f = (35 / (3 * 1e8 * 1e-26 * Y))^(1/2) = 1e8, so 1 Mbit and 0.01 J.
  test('an energy queue slows it down', () => {
    const problem = queueProblem({ gains: [1e-12], dataQueues: [5], energyQueues: [35 / 0.3] });
    const { allocation } = problem.evaluate(Uint8Array.of(0));
    expect(allocation.rates[0]).toBeCloseTo(1, 12);
    expect(allocation.energies[0]).toBeCloseTo(0.01, 12);
  });
  test('computes no more than waits', () => {
    const problem = queueProblem({ gains: [1e-11], dataQueues: [0.5], energyQueues: [0] });
    expect(problem.evaluate(Uint8Array.of(0)).allocation.rates[0]).toBe(0.5);
    expect(problem.evaluate(Uint8Array.of(1)).allocation.rates[0]).toBe(0.5);
  });
  // By hand: P_max h / N_0 = 3 makes R = 2 / 1.1 * log2(4) = 3.636 Mbit/s; two such devices have time for one of them and a part.
  test('without energy queues uploads run at full power, one after the other, until the frame is full', () => {
    const h = (3 * lydrooParameters.noisePower) / lydrooParameters.mostPower;
    const R = 4 / 1.1;
    const problem = queueProblem({
      gains: [h, h],
      dataQueues: [0.75 * R, 0.5 * R],
      energyQueues: [0, 0],
      weights: [2, 1],
    });
    const { allocation } = problem.evaluate(Uint8Array.of(1, 1));
    expect([...allocation.uploadTime].map((tau) => tau.toFixed(12))).toEqual(['0.750000000000', '0.250000000000']);
    expect([...allocation.rates].map((r) => (r / R).toFixed(12))).toEqual(['0.750000000000', '0.250000000000']);
    expect(allocation.energies[0]).toBeCloseTo(0.075, 12);
  });
  // By hand: alone, with time for all it has, an uploader that pays for energy takes the whole frame.
  test('one uploader with an energy queue takes the whole frame for what it sends', () => {
    const problem = queueProblem({ gains: [1e-11], dataQueues: [2], energyQueues: [10] });
    const { allocation } = problem.evaluate(Uint8Array.of(1));
    expect(allocation.rates[0]).toBe(2);
    expect(allocation.uploadTime[0]).toBeCloseTo(1, 12);
  });
  test('nothing is done where nothing waits', () => {
    const problem = queueProblem({ gains: [1e-11, 0], dataQueues: [0, 0], energyQueues: [0, 3] });
    expect(problem.evaluate(Uint8Array.of(1, 0)).cost).toBe(0);
    expect(problem.active).toEqual([]);
  });

  test('agrees with another implementation', () => {
    // That one is exact to the scalar searches' 1e-12 in their argument, at maxima that are flat.
    for (const frame of frames) {
      expect(Math.abs(earnedBy(frame) - frame.earned)).toBeLessThanOrEqual(1e-9 * Math.max(1, frame.earned));
    }
  });
  test('agrees with the same frame handed to SLSQP', () => {
    const random = createRandom(3);
    let compared = 0;
    for (let k = 0; k < 30; k++) {
      const problem = drawFrame(random, 1 + random.integer(6));
      const offload = new Uint8Array(problem.size).fill(1);
      const earned = -problem.evaluate(offload).cost;
      if (earned === 0) continue;
      expect(Math.abs(earnedBySlsqp(problem) / earned - 1)).toBeLessThan(1e-6);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('earns by its own allocation what it states, within every limit', () => {
    fc.assert(
      fc.property(decidedFrames, (frame) => {
        const problem = queueProblem(frame);
        const offload = Uint8Array.from(frame.offload);
        const { cost, allocation } = problem.evaluate(offload);
        expect(problem.isFeasible!(offload, allocation)).toBe(true);
        const scale = problem.terms.worth.reduce((sum, c, i) => sum + c * allocation.rates[i]!, 0);
        expect(Math.abs(problem.earnings(allocation) + cost)).toBeLessThanOrEqual(1e-11 * scale);
      }),
    );
  });
  test('no other speeds and times of the uploads earn more', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(decidedFrames, shares, (frame, parts) => {
        const offload = new Uint8Array(frame.gains.length).fill(1);
        const problem = queueProblem({ ...frame });
        const { bits, fastest, kappa, quality } = problem.terms;
        const total = Math.max(
          1e-9,
          parts.slice(0, problem.size).reduce((sum, part) => sum + part, 0),
        );
        const rates = new Float64Array(problem.size);
        const energies = new Float64Array(problem.size);
        for (let i = 0; i < problem.size; i++) {
          if (quality[i] === 0) continue;
          const tau = parts[i]! / total;
          rates[i] = Math.min(bits[i]!, tau * fastest[i]! * parts[9 + i]!);
          energies[i] = tau === 0 ? 0 : (tau * Math.expm1((kappa * rates[i]!) / tau)) / quality[i]!;
        }
        const best = -problem.evaluate(offload).cost;
        expect(problem.earnings({ rates, energies })).toBeLessThanOrEqual(best * (1 + 1e-11) + 1e-300);
      }),
    );
  });
  test('a better channel never earns less, a larger energy queue never more', () => {
    fc.assert(
      fc.property(decidedFrames, fc.nat(8), fc.double({ min: 1, max: 100, noNaN: true }), (frame, device, factor) => {
        const i = device % frame.gains.length;
        const times = (list: number[]): number[] => list.map((value, j) => (j === i ? value * factor : value));
        const earned = earnedBy(frame);
        expect(earnedBy({ ...frame, gains: times(frame.gains) })).toBeGreaterThanOrEqual(earned * (1 - 1e-11));
        expect(earnedBy({ ...frame, energyQueues: times(frame.energyQueues) })).toBeLessThanOrEqual(
          earned * (1 + 1e-11),
        );
      }),
    );
  });
  test('the order of the devices does not matter', () => {
    fc.assert(
      fc.property(decidedFrames, (frame) => {
        const weights = frame.gains.map(() => 1);
        const turned = Object.fromEntries(
          Object.entries({ ...frame, weights }).map(([what, list]) => [what, [...list].reverse()]),
        );
        const earned = -queueProblem({ ...frame, weights }).evaluate(Uint8Array.from(frame.offload)).cost;
        const again = -queueProblem(turned as never).evaluate(Uint8Array.from(turned.offload!)).cost;
        expect(Math.abs(again - earned)).toBeLessThanOrEqual(1e-11 * earned);
      }),
    );
  });

  test('refuses allocations beyond the limits', () => {
    const problem = queueProblem({ gains: [1e-11, 1e-11], dataQueues: [2, 2], energyQueues: [0, 0] });
    const offload = Uint8Array.of(0, 1);
    const { allocation } = problem.evaluate(offload);
    const change = (what: keyof typeof allocation, i: number, factor: number): boolean =>
      problem.isFeasible!(offload, {
        ...allocation,
        [what]: allocation[what].map((x, j) => (j === i ? x * factor : x)),
      });
    expect(problem.isFeasible!(offload, allocation)).toBe(true);
    expect(change('rates', 0, 1.01)).toBe(false);
    expect(change('rates', 1, 1.01)).toBe(false);
    expect(change('energies', 0, 0.99)).toBe(false);
    expect(change('energies', 1, 0.99)).toBe(false);
    expect(change('uploadTime', 1, 0.9)).toBe(false);
    expect(change('uploadTime', 1, 6)).toBe(true);
    expect(change('uploadTime', 1, 10)).toBe(false);
    expect(problem.isFeasible!(Uint8Array.of(0, 0), allocation)).toBe(false);
  });
});

/** All upload: variables are rates and times in units of their best guess, the gradient by differences. */
function earnedBySlsqp(problem: QueueProblem): number {
  const { bits, worth, energyPrice, quality, fastest, kappa } = problem.terms;
  const senders = Array.from(bits.keys()).filter((i) => bits[i]! > 0 && quality[i]! > 0);
  const n = senders.length;
  const scale = senders.reduce((sum, i) => sum + worth[i]! * bits[i]!, 0);
  const start = new Float64Array(2 * n).fill(1 / n);
  senders.forEach((i, k) => (start[k] = Math.min(bits[i]!, (0.5 * fastest[i]!) / n)));
  const earned = (x: Float64Array): number =>
    senders.reduce((sum, i, k) => {
      const [r, tau] = [x[k]!, x[n + k]!];
      return sum + worth[i]! * r - (energyPrice[i]! * tau * Math.expm1((kappa * r) / tau)) / quality[i]!;
    }, 0);
  const result = minimize((x) => -earned(x) / scale, start, {
    jac(x, out) {
      senders.forEach((i, k) => {
        const [r, tau] = [x[k]!, x[n + k]!];
        const y = (kappa * r) / tau;
        out[k] = -(worth[i]! - (energyPrice[i]! * kappa * Math.exp(y)) / quality[i]!) / scale;
        out[n + k] = (energyPrice[i]! * (Math.expm1(y) - y * Math.exp(y))) / quality[i]! / scale;
      });
    },
    bounds: [...senders.map((i) => [0, bits[i]!] as const), ...senders.map(() => [1e-9, 1] as const)],
    constraints: [
      { type: 'ineq', fun: (x) => 1 - x.subarray(n).reduce((sum, tau) => sum + tau, 0) },
      { type: 'ineq', fun: (x) => senders.map((i, k) => x[n + k]! - x[k]! / fastest[i]!) },
    ],
    ftol: 1e-12,
    maxiter: 500,
  });
  return -result.fun * scale;
}
