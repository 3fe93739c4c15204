/** Python beside this program. Where it is missing these tests say so; `.ci/run` installs it and fails where they were skipped. */
import { describe, expect, test } from '@jest/globals';
import { closedFormAllocator, cost, createProblem, minimum, paperSystem } from '@mec/model';
import type { Claim } from '../src/claims/claim.js';
import { agentJobs, type AgentRun } from '../src/experiments/paper/agent-runs.js';
import type { TimingJob } from '../src/jobs/job.js';
import { runTiming } from '../src/jobs/run-timing.js';
import { underLoad, watchLoad } from '../src/peers/machine-load.js';
import { findPython } from '../src/peers/python.js';
import { startTimingPeer } from '../src/peers/timing-peer.js';
import { differenceOf, runTwin } from '../src/peers/twin.js';
import { createPlan, type Plan } from '../src/plan.js';

const python = await findPython();
const withPython = python === undefined ? test.skip : test;

const plan: Plan = createPlan({ seed: 1, seeds: 1, iterations: 1000, quick: true });
const small: TimingJob = {
  kind: 'timing',
  seed: 1,
  timing: {
    deviceCounts: [4, 6],
    training: 140,
    repetitions: 2,
    decisions: { here: 5, python: 2 },
    descents: { here: 3, python: 1 },
  },
};

test('a Python that is not there, or lacks scipy, is none', async () => {
  expect(await findPython(['no-such-python'])).toBeUndefined();
  // Starts, and prints no versions: it is no Python at all.
  expect(await findPython(['false'])).toBeUndefined();
});

withPython('the one found says what it is', () => {
  expect(python!.versions).toMatch(/^Python 3\.\d+\.\d+, numpy \d+\.\d+\.\d+, scipy \d+\.\d+\.\d+$/);
});

describe('timing', () => {
  withPython('the peer’s costs are those of this model: decided alike, never below the minimum', async () => {
    const peer = startTimingPeer(python!);
    try {
      const problems = [
        [5, 12, 25, 9],
        [20, 21, 22, 23],
      ];
      await peer.train(problems);
      for (const who of ['agent', 'CD_SLSQP'] as const) {
        const { seconds, costs } = await peer.time(who, problems);
        expect(seconds).toHaveLength(2);
        costs.forEach((value, k) => {
          const problem = createProblem(paperSystem(4), problems[k]!);
          const least = minimum(problem).cost;
          expect(value).toBeGreaterThanOrEqual(least * (1 - 1e-6));
          // One of the 16 decisions has this cost, under the best division, to what SLSQP leaves.
          const all = Array.from({ length: 16 }, (_, code) => {
            const offload = Uint8Array.from({ length: 4 }, (_, i) => (code >> i) & 1);
            return cost(problem, offload, closedFormAllocator().allocate(problem, offload));
          });
          expect(Math.min(...all.map((each) => Math.abs(each - value) / each))).toBeLessThan(1e-5);
        });
      }
      expect(peer.processorTime).toBeGreaterThan(0);
    } finally {
      await peer.stop();
    }
  });

  withPython('a peer that ends says why', async () => {
    const peer = startTimingPeer(python!);
    // An agent of this size was never trained.
    await expect(peer.time('agent', [[5, 6, 7]])).rejects.toThrow(/the Python peer ended: [^]*KeyError: 3/);
    await peer.stop();
  });

  withPython('everyone takes a turn in every repetition, here and in Python', async () => {
    let share = 0;
    const result = await runTiming(small, (done) => (share = done));
    expect(share).toBeCloseTo(1, 12);
    expect(result.python).toBe(python!.versions);
    expect(result.series.map(({ deviceCount, where, who }) => `${deviceCount} ${where} ${who}`)).toEqual(
      [4, 6].flatMap((n) => ['here', 'Python'].flatMap((where) => [`${n} ${where} agent`, `${n} ${where} CD_SLSQP`])),
    );
    for (const { seconds } of result.series) {
      expect(seconds).toHaveLength(2);
      for (const value of seconds) expect(value > 0 && value < 60).toBe(true);
    }
    expect(result.learning.map(({ deviceCount }) => deviceCount)).toEqual([4, 6]);
    expect(result.load.processors).toBeGreaterThan(0);
  });

  test('goes on without Python', async () => {
    const nobody = (): Promise<undefined> => Promise.resolve(undefined);
    const result = await runTiming(small, () => undefined, nobody);
    expect(result.python).toBeNull();
    expect(new Set(result.series.map(({ where }) => where))).toEqual(new Set(['here']));
  });
});

describe('the machine’s load', () => {
  test('is too much from half of what one timed program leaves free', () => {
    expect(underLoad({ processors: 2, others: 0.4 })).toBe(false);
    expect(underLoad({ processors: 2, others: 0.6 })).toBe(true);
    expect(underLoad({ processors: 8, others: 3 })).toBe(false);
    expect(underLoad({ processors: 8, others: 4 })).toBe(true);
    expect(underLoad({ processors: 1, others: 0.05 })).toBe(false);
    expect(underLoad({ processors: 1, others: 0.2 })).toBe(true);
  });

  test('leaves out what this program and its helpers took', async () => {
    const [all, less] = [watchLoad(), watchLoad()];
    const until = performance.now() + 300;
    while (performance.now() < until) Math.sqrt(2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const one = all.stop(0);
    expect(one.others).toBeGreaterThanOrEqual(0);
    expect(one.others).toBeLessThanOrEqual(one.processors);
    expect(less.stop(1e6).others).toBe(0);
  });
});

describe('the twin', () => {
  withPython('runs a scenario: learns, keeps ratios of at most 1, repeats itself', async () => {
    const [job] = agentJobs('switching', { ...plan, seeds: [3] }) as [AgentRun];
    const run = await runTwin(python!, job, plan);
    expect(run.ratio).toHaveLength(1000);
    expect(Math.max(...run.ratio)).toBeLessThanOrEqual(1);
    expect(run.lossIterations.slice(0, 2)).toEqual([130, 140]);
    expect(run.losses.at(-1)!).toBeLessThan(run.losses[0]!);
    expect(await runTwin(python!, job, plan)).toEqual(run);
    const other = await runTwin(python!, { ...job, strategy: { name: 'AGENT', memorySize: 1000 } }, plan);
    expect(other.ratio.slice(0, 256)).toEqual(run.ratio.slice(0, 256));
    expect(other.losses.at(-1)).not.toBe(run.losses.at(-1));
  });

  const claim = (measured: number, deviation: number): Claim => ({
    figure: 'Fig. 0',
    claim: 'a claim',
    paper: '',
    measured,
    interval: [measured - 1, measured + 1],
    quantity: '',
    criterion: '',
    verdict: 'holds',
    basis: 'seeds',
    deviation,
  });

  // Equal deviations of 1, ten seeds each: 18 degrees, t = 2.1009, times sqrt(0.2).
  test('is compared by Welch’s interval', () => {
    const { value, interval } = differenceOf(claim(2, 1), claim(3, 1), 10)!;
    expect(value).toBe(1);
    expect(interval[1] - 1).toBeCloseTo(2.10092 * Math.sqrt(0.2), 4);
    expect(1 - interval[0]).toBeCloseTo(2.10092 * Math.sqrt(0.2), 4);
    // One that does not vary: the other's 9 degrees.
    expect(differenceOf(claim(2, 0), claim(3, 1), 10)!.interval[1] - 1).toBeCloseTo(2.26216 * Math.sqrt(0.1), 4);
    expect(differenceOf(claim(2, 0), claim(3, 0), 10)).toEqual({ value: 1, interval: [1, 1] });
  });

  test('is not compared where nothing tells how sure it is', () => {
    expect(differenceOf({ ...claim(2, 1), interval: [-Infinity, Infinity] }, claim(3, 1), 10)).toBeUndefined();
    expect(differenceOf(claim(2, 1), claim(3, 1), 1)).toBeUndefined();
  });
});
