import { describe, expect, test } from '@jest/globals';
import { closedFormAllocator, paperSystem, uniformWorkload } from '@mec/model';
import fc from 'fast-check';
import { createAgent, observeOffloading, orderPreserving, sharedPolicy } from '../../src/index.js';
import { candidateCount } from '../../src/agent/candidate-count.js';

describe('candidateCount', () => {
  test('a number stays', () => {
    const count = candidateCount(7);
    for (let row = 0; row < 7; row++) count.record(row);
    expect(count.count).toBe(7);
  });

  // By hand: the last of an interval counts like the first, and row 3 is the fourth decision: K = 5.
  test('follows the highest row that won in the interval, the last one included', () => {
    const count = candidateCount({ max: 9, interval: 4 });
    for (const row of [0, 1, 0]) count.record(row);
    expect(count.count).toBe(9);
    count.record(3);
    expect(count.count).toBe(5);
    for (const row of [0, 0, 0, 0]) count.record(row);
    expect(count.count).toBe(2);
    // It grows again, by one at each change at least when the last row keeps winning.
    for (const row of [0, 1, 0, 0]) count.record(row);
    expect(count.count).toBe(3);
  });

  test('never leaves min to max', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(6), fc.array(fc.nat(20)), (min, more, rows) => {
        const count = candidateCount({ min, max: min + more, interval: 3 });
        for (const row of rows) {
          count.record(Math.min(row, count.count - 1));
          expect(count.count).toBeGreaterThanOrEqual(min);
          expect(count.count).toBeLessThanOrEqual(min + more);
        }
      }),
    );
  });

  test('an agent that has learned tries fewer decisions', async () => {
    const agent = await createAgent({
      seed: 1,
      allocator: closedFormAllocator(),
      policy: sharedPolicy(),
      observe: observeOffloading,
      explorer: orderPreserving(),
      candidateCount: { max: 7 },
    });
    expect(agent.counters.candidateCount).toBe(7);
    let t = 0;
    for (const problem of uniformWorkload({ system: paperSystem(), seed: 2 })) {
      agent.decide(problem);
      if (++t === 1000) break;
    }
    expect(agent.counters.candidateCount).toBeLessThan(7);
    expect(agent.counters.candidates).toBeLessThan(6 * 1000);
  });
});
