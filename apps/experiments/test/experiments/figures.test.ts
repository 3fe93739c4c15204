import { describe, expect, test } from '@jest/globals';
import type { Results } from '../../src/experiments/experiment.js';
import { paperExperiments as experiments } from '../../src/experiments/registry.js';
import {
  jobKey,
  type AgentResult,
  type ComparisonJob,
  type CompositionJob,
  type Job,
  type JobResult,
} from '../../src/jobs/job.js';
import { createPlan } from '../../src/plan.js';

type PaperJob = Exclude<Job, ComparisonJob | CompositionJob>;

const plan = createPlan({ seed: 1, seeds: 1, iterations: 10_000, quick: false, strategy: [] });
const iterations = Array.from({ length: plan.iterations }, (_, i) => i + 1);

/** An agent whose ratio and loss are given by the iteration. */
function agent(ratio: (iteration: number) => number, loss: (iteration: number) => number): AgentResult {
  const lossIterations = iterations.filter((iteration) => iteration >= 130 && iteration % 10 === 0);
  return { ratio: iterations.map(ratio), losses: lossIterations.map(loss), lossIterations, backend: 'none' };
}

const decaying = (iteration: number): number => 0.15 + 0.6 * Math.exp(-iteration / 800);

/** `depth` after a change, gone 1,000 iterations later. */
const dip = (iteration: number, depth: number): number =>
  [5000, 7000].reduce((sum, at) => sum + (iteration >= at ? depth * Math.exp(-(iteration - at) / 250) : 0), 0);

/** What the paper reports. */
const asInPaper = (job: PaperJob): JobResult => {
  if (job.kind === 'timing') {
    const seconds = { 10: [0.069, 0.47], 15: [0.174, 2.247], 20: [0.435, 9.333] }[job.deviceCount]!;
    return { agent: [seconds[0]!], agentLearning: [seconds[0]!], cdSlsqp: [seconds[1]!], backend: 'none' };
  }
  if (job.kind === 'baseline') {
    const level = { ALL_LOCAL: 0.86, ALL_OFFLOAD: 0.88, CD_AVERAGE: 0.885, CD_SLSQP: 0.998 }[job.strategy]!;
    return { name: job.strategy, ratio: iterations.map(() => level) };
  }
  if (job.kind !== 'agent') throw new Error(`no figure needs ${job.kind}`);
  const depth = { steady: 0, alpha: 0.03, switching: 0.008 }[job.scenario];
  return agent(
    (iteration) => 0.995 - dip(iteration, depth),
    (iteration) => decaying(iteration) + dip(iteration, 10 * depth),
  );
};

/** Nothing ever changes, nothing differs. */
const flat = (job: PaperJob): JobResult => {
  if (job.kind === 'timing') return { agent: [1], agentLearning: [1], cdSlsqp: [1], backend: 'none' };
  if (job.kind === 'baseline') return { name: job.strategy, ratio: iterations.map(() => 0.7) };
  return agent(
    () => 0.7,
    () => 0.5,
  );
};

function resultsOf(answer: (job: PaperJob) => JobResult): Results {
  const known = new Map<string, JobResult>();
  const of = (job: PaperJob): JobResult => {
    const result = known.get(jobKey(job)) ?? answer(job);
    known.set(jobKey(job), result);
    return result;
  };
  return { of } as unknown as Results;
}

const paperResults = resultsOf(asInPaper);
const analyses = experiments.map((experiment) => experiment.analyse(plan, paperResults));
const paperClaims = analyses.flatMap(({ claims }) => claims);

describe('the claims', () => {
  test('are all borne out by a run that does what the paper reports', () => {
    const missed = paperClaims.filter(({ verdict }) => verdict !== 'holds');
    expect(missed).toEqual([]);
  });

  test('are mostly refuted by a run in which nothing happens', () => {
    const results = resultsOf(flat);
    const claims = experiments.flatMap((experiment) => experiment.analyse(plan, results).claims);
    const borneOut = claims.filter(({ verdict }) => verdict === 'holds');
    // Without a change there is nothing to return from, and a flat loss does not fall any more.
    const vacuous = /back about|quickly returns|converges again|hardly falls|closest to 1/;
    expect(borneOut.map(({ claim }) => claim).filter((claim) => !vacuous.test(claim))).toEqual([]);
  });

  test('come from every figure and the table', () => {
    const figures = new Set(paperClaims.map(({ figure }) => figure));
    expect([...figures]).toEqual(experiments.map(({ label }) => label));
  });

  test('have words of their own, since intervals are drawn by them', () => {
    const words = paperClaims.map(({ figure, claim }) => `${figure}: ${claim}`);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe.each(experiments.map((experiment, k) => [experiment.id, experiment, analyses[k]!] as const))(
  '%s',
  (_, experiment, analysis) => {
    test('draws or tabulates, and has rows', () => {
      expect(analysis.charts.length > 0 || analysis.tables !== undefined).toBe(true);
      expect(analysis.rows.length).toBeGreaterThan(0);
    });

    test('handles several seeds', () => {
      const several = createPlan({ seed: 1, seeds: 3, iterations: 10_000, quick: false, strategy: [] });
      const seeds = new Set(experiment.jobs(several).map(({ seed }) => seed));
      expect([...seeds].sort()).toEqual([1, 2, 3]);
      const { claims } = experiment.analyse(several, paperResults);
      expect(claims.every(({ measured }) => Number.isFinite(measured))).toBe(true);
    });
  },
);
