import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  closedFormAllocator,
  createProblem,
  createRandom,
  decisionProblem,
  equalShareAllocator,
  paperSystem,
} from '../../src/index.js';

fc.configureGlobal({ seed: 20270 });

describe('decisionProblem', () => {
  // By hand: two tasks of 15 MB at the paper's numbers, the first offloaded with all 30 MB/s: upload 6 s and 6 J,
  // computing 0.5 s and 0.25 J; the second locally 5 s and 15 J.
  test('shows the tasks and what a decision costs', () => {
    const seen = decisionProblem(createProblem(paperSystem(2), [15, 15]), closedFormAllocator());
    expect([...seen.observation]).toEqual([15, 15]);
    const { cost, allocation } = seen.evaluate(Uint8Array.of(1, 0));
    expect(cost).toBeCloseTo(32.75, 12);
    expect([...allocation]).toEqual([30, 0]);
  });

  test('walks from decision to decision at the cost that evaluating gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (size, seed) => {
        const random = createRandom(seed);
        const tasks = Array.from({ length: size }, () => (random.next() < 0.2 ? 0 : random.uniform(5, 25)));
        const seen = decisionProblem(createProblem(paperSystem(size), tasks), closedFormAllocator());
        const offload = new Uint8Array(size).map(() => random.integer(2));
        const walk = seen.walk!();
        expect(walk.start(offload)).toBeCloseTo(seen.evaluate(offload).cost, 9);
        for (let step = 0; step < 20; step++) {
          const device = random.integer(size);
          offload[device]! ^= 1;
          expect(walk.set(device, offload[device]!)).toBeCloseTo(seen.evaluate(offload).cost, 9);
        }
      }),
    );
  });

  test('has no walk where the allocation has no closed form', () => {
    const problem = createProblem(paperSystem(2), [15, 15]);
    expect(decisionProblem(problem, equalShareAllocator({ among: 'all' })).walk).toBeUndefined();
  });

  test('offloading to a server without capacity costs Infinity, and a device that is off does not offload', () => {
    const seen = decisionProblem(createProblem({ ...paperSystem(2), edgeCapacity: 0 }, [15, 0]), closedFormAllocator());
    expect(seen.evaluate(Uint8Array.of(1, 0)).cost).toBe(Infinity);
    expect(seen.walk!().start(Uint8Array.of(1, 0))).toBe(Infinity);
    expect(seen.evaluate(Uint8Array.of(0, 1)).cost).toBe(20);
    expect(seen.walk!().start(Uint8Array.of(0, 1))).toBe(20);
  });
});
