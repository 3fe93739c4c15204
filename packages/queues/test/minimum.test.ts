import { describe, expect, test } from '@jest/globals';
import { bruteForce } from '@mec/baselines';
import { createRandom } from '@mec/model';
import fc from 'fast-check';
import { queueMinimum, queueProblem } from '../src/index.js';
import { OPEN, relaxations } from '../src/relaxation.js';
import { decidedFrames, drawFrame } from './frames.js';

fc.configureGlobal({ seed: 20270 });

describe('queueMinimum', () => {
  test('is what enumeration finds', () => {
    const random = createRandom(5);
    for (let k = 0; k < 60; k++) {
      const problem = drawFrame(random, 1 + random.integer(10));
      const { cost } = bruteForce().decide(problem);
      const solution = queueMinimum(problem);
      expect(Math.abs(solution.cost - cost)).toBeLessThanOrEqual(1e-11 * Math.abs(cost));
      expect(solution.proved).toBe(true);
      expect(solution.lowerBound).toBeLessThanOrEqual(cost);
    }
  });
  test('is what enumeration finds where numbers lie twelve orders of magnitude apart', () => {
    fc.assert(
      fc.property(decidedFrames, (frame) => {
        const problem = queueProblem(frame);
        const { cost } = bruteForce().decide(problem);
        expect(queueMinimum(problem).cost).toBeLessThanOrEqual(cost + 1e-11 * Math.abs(cost));
      }),
      { numRuns: 60 },
    );
  });
  test('proves frames of 100 devices', () => {
    const random = createRandom(6);
    for (let k = 0; k < 10; k++) {
      const solution = queueMinimum(drawFrame(random, 100));
      expect(solution.proved).toBe(true);
      expect(solution.nodes).toBeLessThan(1000);
    }
  });
  test('returns the best found and a valid bound where the limit ends the search', () => {
    const random = createRandom(7);
    let unproved = 0;
    for (let k = 0; k < 40; k++) {
      const problem = drawFrame(random, 10);
      const { cost } = queueMinimum(problem);
      const cut = queueMinimum(problem, { nodeLimit: 1 });
      expect(cut.nodes).toBe(1);
      expect(cut.cost).toBeGreaterThanOrEqual(cost);
      expect(cut.lowerBound).toBeLessThanOrEqual(cost);
      expect(problem.evaluate(cut.offload).cost).toBe(cut.cost);
      if (!cut.proved) unproved++;
    }
    expect(unproved).toBeGreaterThan(5);
  });
});

describe('relaxations', () => {
  test('bound every decision that agrees with what is fixed', () => {
    const masks = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(decidedFrames, masks, (frame, open) => {
        const problem = queueProblem(frame);
        const fixed = Uint8Array.from(frame.offload, (x, i) => (open[i] === true ? OPEN : x));
        const earned = -problem.evaluate(Uint8Array.from(frame.offload)).cost;
        expect(relaxations(problem.terms)(fixed).bound).toBeGreaterThanOrEqual(earned * (1 - 1e-12));
      }),
    );
  });
  // The uploads of a given decision are a concave problem: its dual has no gap.
  test('with everything fixed are what the decision earns', () => {
    fc.assert(
      fc.property(decidedFrames, (frame) => {
        const problem = queueProblem(frame);
        const fixed = Uint8Array.from(frame.offload);
        const earned = -problem.evaluate(fixed).cost;
        const { bits, worth } = problem.terms;
        const worthOfAll = bits.reduce((sum, Q, i) => sum + Q * worth[i]!, 0);
        const { bound } = relaxations(problem.terms)(fixed);
        expect(Math.abs(bound - earned)).toBeLessThanOrEqual(1e-11 * earned + 1e-15 * worthOfAll);
      }),
    );
  });
});
