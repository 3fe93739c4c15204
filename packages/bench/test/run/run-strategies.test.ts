import { describe, expect, test } from '@jest/globals';
import { createRandom, uniformWorkload, type OffloadingProblem } from '@mec/model';
import { runStrategies, type WorkloadRunOptions } from '../../src/index.js';
import { smallSystem, smallWorkload, stating, totalTask } from './small-system.js';

const rows = [
  [1, 2],
  [3, 4],
  [0, 0],
  [5, 0],
];

function run(options: Partial<WorkloadRunOptions> = {}): ReturnType<typeof runStrategies> {
  return runStrategies({
    strategies: [stating('best', totalTask), stating('twice', (problem) => 2 * totalTask(problem))],
    workload: smallWorkload(rows),
    iterations: 4,
    minimum: totalTask,
    ...options,
  });
}

describe('runStrategies', () => {
  // By hand: the tasks add up to 3, 7, 0 and 5, which is the minimum here; 0 / 0 counts as 1.
  test('records costs and their ratios to the minimum, in the order of the strategies', () => {
    expect(run()).toMatchObject([
      { strategy: 'best', cost: Float64Array.of(3, 7, 0, 5), ratio: Float64Array.of(1, 1, 1, 1) },
      { strategy: 'twice', cost: Float64Array.of(6, 14, 0, 10), ratio: Float64Array.of(0.5, 0.5, 1, 0.5) },
    ]);
    expect(run()[1]).toMatchObject({
      comparison: 'ratio',
      best: Float64Array.of(3, 7, 0, 5),
      gap: Float64Array.of(3, 7, 0, 5),
      scale: 15 / 4,
      evaluations: new Float64Array(4),
    });
  });

  test('hands one and the same problem to the minimum and to every strategy, one iteration after the other', () => {
    const seen: [string, OffloadingProblem][] = [];
    const witness = (who: string) => (problem: OffloadingProblem) => {
      seen.push([who, problem]);
      return 1;
    };
    run({
      strategies: [stating('a', witness('a')), stating('b', witness('b'))],
      minimum: witness('minimum'),
      iterations: 3,
    });
    expect(seen.map(([who]) => who).join(' ')).toBe('minimum a b minimum a b minimum a b');
    seen.forEach(([, problem], k) => {
      expect(problem).toBe(seen[k - (k % 3)]![1]);
      expect(Array.from(problem.tasks)).toEqual(rows[Math.floor(k / 3)]);
    });
  });

  test('meets the same problems in two runs, whoever else takes part', () => {
    const workload = uniformWorkload({ system: smallSystem, seed: 4 });
    const random = createRandom(1);
    const gambler = stating('gambler', (problem) => totalTask(problem) * (1 + random.next()));
    const alone = run({ workload, iterations: 30, strategies: [stating('best', totalTask)] });
    const together = run({ workload, iterations: 30, strategies: [gambler, stating('best', totalTask)] });
    expect(together[1]).toEqual(alone[0]);
    expect(new Set(alone[0]!.cost).size).toBe(30);
  });

  test('takes no more problems than it decides', () => {
    let taken = 0;
    const workload = smallWorkload(rows);
    const counting = {
      name: workload.name,
      events: workload.events,
      *[Symbol.iterator]() {
        for (const problem of workload) {
          taken++;
          yield problem;
        }
      },
    };
    run({ workload: counting, iterations: 2 });
    expect(taken).toBe(2);
  });

  test('tells how many iterations are done, and stops when told to', () => {
    const done: number[] = [];
    const runs = run({ onIteration: (count) => done.push(count) === 3 });
    expect(done).toEqual([1, 2, 3]);
    expect(runs.map(({ cost, ratio }) => [cost.length, ratio.length])).toEqual([
      [3, 3],
      [3, 3],
    ]);
    // Nothing of the unused part is carried along.
    expect(runs[0]!.cost.buffer.byteLength).toBe(3 * Float64Array.BYTES_PER_ELEMENT);
  });

  test('goes on when the callback returns nothing', () => {
    expect(run({ onIteration: () => undefined })[0]!.cost).toHaveLength(4);
  });

  test('forgives a cost below the minimum by a rounding, and shows no ratio above 1', () => {
    const [rounded] = run({ strategies: [stating('rounded', (problem) => totalTask(problem) * (1 - 1e-12))] });
    expect(Array.from(rounded!.ratio)).toEqual([1, 1, 1, 1]);
  });

  test('refuses a cost below the minimum, by strategy and iteration', () => {
    const wrong = stating('wrong', (problem, call) => totalTask(problem) - (call === 2 ? 0.5 : 0));
    expect(() => run({ strategies: [stating('best', totalTask), wrong] })).toThrow(
      expect.objectContaining({
        name: 'CostBelowMinimumError',
        code: 'MEC_COST_BELOW_MINIMUM',
        detail: { strategy: 'wrong', iteration: 2, cost: 6.5, minimum: 7 },
      }),
    );
  });

  test('refuses a workload that ends before', () => {
    const detail = { where: 'runStrategies', what: 'workload', got: 4, expected: '5 (slots to decide)' };
    expect(() => run({ iterations: 5 })).toThrow(expect.objectContaining({ code: 'MEC_LENGTH_MISMATCH', detail }));
  });

  test('takes a run stopped on the last problem for stopped, not for short', () => {
    expect(run({ iterations: 5, onIteration: (done) => done === 4 })[0]!.cost).toHaveLength(4);
  });

  test.each([
    { options: { iterations: 0 }, what: 'iterations', got: 0, expected: 'an integer >= 1' },
    { options: { iterations: 1.5 }, what: 'iterations', got: 1.5, expected: 'an integer >= 1' },
    { options: { minimum: () => NaN }, what: 'minimum in iteration 1', got: NaN, expected: 'a finite number' },
    ...[NaN, Infinity].map((got) => ({
      options: { strategies: [stating('lost', (problem, call) => (call === 3 ? got : totalTask(problem)))] },
      what: 'cost of lost in iteration 3',
      got,
      expected: 'a finite number',
    })),
  ])('refuses $what $got', ({ options, ...detail }) => {
    expect(() => run(options)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'runStrategies', ...detail } }),
    );
  });
});
