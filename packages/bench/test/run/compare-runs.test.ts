import { describe, expect, test } from '@jest/globals';
import { paperSystem, uniformWorkload, type Strategy } from '@mec/model';
import { compareRuns, runStrategies, type ComparableRun } from '../../src/index.js';

const run = (strategy: string, cost: number[], more: Partial<ComparableRun> = {}): ComparableRun => ({
  strategy,
  sense: 'minimise',
  cost,
  best: cost,
  evaluations: cost.map(() => 1),
  outcomes: {},
  ...more,
});

describe('compareRuns', () => {
  // By hand: the lowest of each slot is 2 and 3.
  test('takes the lowest cost of each slot as the best known', () => {
    const [a, b] = compareRuns([run('a', [2, 6]), run('b', [4, 3])]);
    expect(a).toMatchObject({ strategy: 'a', comparison: 'ratio', best: Float64Array.of(2, 3) });
    expect(a!.ratio).toEqual(Float64Array.of(1, 0.5));
    expect(b!.ratio).toEqual(Float64Array.of(0.5, 1));
    expect(a!.gap).toEqual(Float64Array.of(0, 3));
  });

  test('keeps a minimum that is known', () => {
    const [a] = compareRuns([run('a', [4], { best: [1] }), run('b', [2], { best: [1] })]);
    expect(a!.ratio).toEqual(Float64Array.of(0.25));
  });

  test('says of runs made apart what one run of all would say', () => {
    const workload = uniformWorkload({ system: paperSystem(6), seed: 4 });
    // Each offloads a share of the devices, so that another one is cheapest in each slot.
    const strategies = (): Strategy[] =>
      [0, 2, 3, 6].map((count) => ({
        name: `first ${count}`,
        decide(problem) {
          const offload = new Uint8Array(problem.size).fill(1, 0, count);
          return { offload, ...problem.evaluate(offload) };
        },
      }));
    const together = runStrategies({ strategies: strategies(), workload, iterations: 30 });
    const apart = strategies().flatMap((strategy) =>
      runStrategies({ strategies: [strategy], workload, iterations: 30 }),
    );
    expect(compareRuns(apart)).toEqual(together);
  });

  test('names what does not fit', () => {
    expect(() => compareRuns([])).toThrow(expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }));
    expect(() => compareRuns([run('a', [1]), run('b', [1, 2])])).toThrow(
      expect.objectContaining({
        code: 'MEC_LENGTH_MISMATCH',
        detail: expect.objectContaining({ what: 'runs[1].cost', got: 2 }),
      }),
    );
    expect(() => compareRuns([run('a', [1]), run('b', [1], { evaluations: [] })])).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ what: 'runs[1].evaluations' }) }),
    );
    expect(() => compareRuns([run('a', [1]), run('b', [1], { sense: 'maximise' })])).toThrow(
      expect.objectContaining({
        code: 'MEC_OUT_OF_DOMAIN',
        detail: expect.objectContaining({ what: 'runs[1].sense' }),
      }),
    );
  });
});
