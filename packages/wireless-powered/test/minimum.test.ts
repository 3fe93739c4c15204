import { describe, expect, test } from '@jest/globals';
import { bruteForce } from '@mec/baselines';
import { createRandom } from '@mec/model';
import fc from 'fast-check';
import { wirelessPoweredMinimum, wirelessPoweredProblem } from '../src/index.js';
import { OPEN, relaxed } from '../src/relaxation.js';
import { decidedFrames, drawFrame } from './frames.js';

fc.configureGlobal({ seed: 20270 });

describe('wirelessPoweredMinimum', () => {
  test('is what enumeration finds', () => {
    const random = createRandom(5);
    for (let k = 0; k < 60; k++) {
      const problem = drawFrame(random, 1 + random.integer(10));
      const { cost } = bruteForce().decide(problem);
      const solution = wirelessPoweredMinimum(problem);
      expect(Math.abs(solution.cost / cost - 1)).toBeLessThan(1e-12);
      expect(solution.proved).toBe(true);
      expect(solution.lowerBound).toBeLessThanOrEqual(cost * (1 - 1e-13));
    }
  });
  test('is what enumeration finds where gains lie twelve orders of magnitude apart', () => {
    fc.assert(
      fc.property(decidedFrames, ({ gains, weights }) => {
        const problem = wirelessPoweredProblem({ gains: gains.slice(0, 8), weights: weights.slice(0, 8) });
        const { cost } = bruteForce().decide(problem);
        expect(wirelessPoweredMinimum(problem).cost).toBeLessThanOrEqual(cost * (1 - 1e-11));
      }),
      { numRuns: 60 },
    );
  });
  // Random frames take a few nodes, whatever N: the bound leaves out at most a device.
  test('proves frames of 100 devices in a few nodes', () => {
    const random = createRandom(6);
    const nodes = Array.from({ length: 20 }, () => {
      const solution = wirelessPoweredMinimum(drawFrame(random, 100));
      expect(solution.proved).toBe(true);
      return solution.nodes;
    });
    expect(Math.max(...nodes)).toBeLessThan(40);
  });
  test('does not try equal devices in every order', () => {
    const problem = wirelessPoweredProblem({ gains: new Float64Array(24).fill(2e-6) });
    const solution = wirelessPoweredMinimum(problem);
    expect(solution.proved).toBe(true);
    expect(solution.nodes).toBeLessThan(100);
    expect([...solution.offload]).toEqual(
      [...solution.offload].map((_, i, all) => (i < 2 ? all[i] : Math.min(all[i]!, all[i - 2]!))),
    );
  });
  test('returns the best found and a valid bound where the limit ends the search', () => {
    const random = createRandom(7);
    let unproved = 0;
    for (let k = 0; k < 40; k++) {
      const problem = drawFrame(random, 10);
      const { cost } = wirelessPoweredMinimum(problem);
      const cut = wirelessPoweredMinimum(problem, { nodeLimit: 1 });
      expect(cut.nodes).toBe(1);
      expect(cut.cost).toBeGreaterThanOrEqual(cost);
      expect(cut.lowerBound).toBeLessThanOrEqual(cost);
      expect(problem.evaluate(cut.offload).cost).toBe(cut.cost);
      if (!cut.proved) unproved++;
    }
    expect(unproved).toBeGreaterThan(5);
  });
  test('of a frame without channels is 0', () => {
    expect(wirelessPoweredMinimum(wirelessPoweredProblem({ gains: [0, 0] }))).toMatchObject({ cost: 0, proved: true });
  });
});

describe('relaxed', () => {
  test('bounds every decision that agrees with what is fixed, at any price it starts from', () => {
    const starts = fc.double({ min: 0, max: 9, noNaN: true }).map((x) => 10 ** x);
    const masks = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(decidedFrames, masks, starts, ({ gains, weights, offload }, open, start) => {
        const problem = wirelessPoweredProblem({ gains, weights });
        const fixed = Uint8Array.from(offload, (x, i) => (open[i] === true ? OPEN : x));
        const rate = -problem.evaluate(Uint8Array.from(offload)).cost;
        expect(relaxed(problem.terms, fixed, start).bound).toBeGreaterThanOrEqual(rate * (1 - 1e-13));
      }),
    );
  });
  test('with everything fixed is the rate', () => {
    fc.assert(
      fc.property(decidedFrames, ({ gains, weights, offload }) => {
        const problem = wirelessPoweredProblem({ gains, weights });
        const fixed = Uint8Array.from(offload);
        const rate = -problem.evaluate(fixed).cost;
        expect(relaxed(problem.terms, fixed).bound).toBeLessThanOrEqual(rate * (1 + 1e-9));
      }),
    );
  });
});
