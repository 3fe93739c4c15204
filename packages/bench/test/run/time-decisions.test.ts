import { describe, expect, test } from '@jest/globals';
import type { OffloadingProblem } from '@mec/model';
import { timeDecisions, type Timing, type TimingOptions } from '../../src/index.js';
import { smallProblem } from './small-system.js';

/** A problem whose first task says how many milliseconds its decision takes. */
const lasting = (milliseconds: number): OffloadingProblem => smallProblem([milliseconds, 0]);

function timed(
  options: Partial<TimingOptions> & { readonly durations?: readonly number[] } = {},
): Timing & { readonly decided: number[] } {
  const { durations = [1, 2, 4], ...rest } = options;
  const decided: number[] = [];
  let now = 100;
  const timing = timeDecisions({
    decide: (problem) => {
      decided.push(problem.tasks[0]!);
      now += problem.tasks[0]!;
    },
    problems: durations.map(lasting),
    clock: () => now,
    warmup: 0,
    ...rest,
  });
  return { ...timing, decided };
}

describe('timeDecisions', () => {
  // By hand, in milliseconds: 8, 1, 3, 4 sorted are 1, 3, 4, 8.
  test('turns milliseconds into seconds, in the order of the problems', () => {
    const { samples, median, mean } = timed({ durations: [8, 1, 3, 4] });
    expect(Array.from(samples)).toEqual([0.008, 0.001, 0.003, 0.004]);
    expect(median).toBe(0.0035);
    expect(mean).toBeCloseTo(0.004, 15);
  });

  // 1 ... 201 ms: the median is the 101st, the 95th percentile the 191st and the 99th the 199th value.
  test('finds the percentiles', () => {
    const { median, p95, p99 } = timed({ durations: Array.from({ length: 201 }, (_, k) => 201 - k) });
    expect([median, p95, p99]).toEqual([0.101, 0.191, 0.199]);
  });

  test('of one decision are that one', () => {
    expect(timed({ durations: [5] })).toMatchObject({ median: 0.005, p95: 0.005, p99: 0.005, mean: 0.005 });
  });

  test('warms up over the first problems, again and again, and does not count it', () => {
    const { decided, samples } = timed({ durations: [7, 9], warmup: 3 });
    expect(decided).toEqual([7, 9, 7, 7, 9]);
    expect(Array.from(samples)).toEqual([0.007, 0.009]);
  });

  test('warms up 50 times by default', () => {
    let decisions = 0;
    timeDecisions({ decide: () => decisions++, problems: [lasting(1)], clock: () => 0 });
    expect(decisions).toBe(51);
  });

  test('reads the clock twice a decision, and never while warming up', () => {
    let readings = 0;
    timed({ durations: [1, 2, 3], warmup: 10, clock: () => readings++ });
    expect(readings).toBe(6);
  });

  test.each([
    { options: { warmup: -1 }, what: 'warmup', got: -1, expected: 'an integer >= 0' },
    { options: { warmup: 0.5 }, what: 'warmup', got: 0.5, expected: 'an integer >= 0' },
    { options: { durations: [] }, what: 'problems', got: [], expected: 'at least one problem' },
  ])('refuses $what $got', ({ options, ...detail }) => {
    expect(() => timed(options)).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'timeDecisions', ...detail } }),
    );
  });
});
