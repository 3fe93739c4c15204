/** Table 1: seconds per decision of the agent and of CD_SLSQP against the number of devices. */
import { median, quantile } from 'simple-statistics';
import { judge } from '../../claims/claim.js';
import type { TimingJob, TimingResult } from '../../jobs/job.js';
import type { Plan } from '../../plan.js';
import type { Experiment } from '../experiment.js';

/** Seconds in the paper. */
const PAPER: Readonly<Record<number, { agent: number; cdSlsqp: number }>> = {
  10: { agent: 0.069, cdSlsqp: 0.47 },
  15: { agent: 0.174, cdSlsqp: 2.247 },
  20: { agent: 0.435, cdSlsqp: 9.333 },
};

/** Other machines and another language: a factor counts as reproduced within this factor of the paper's. */
const FACTOR_TOLERANCE = 2;

function timingJob(deviceCount: number, seed: number, { timing }: Plan): TimingJob {
  const { training, decisions } = timing;
  return { kind: 'timing', deviceCount, training, decisions, seed };
}

const center = (samples: ArrayLike<number>): number => median(Array.from(samples));
const milliseconds = (value: number): string => `${Number((value * 1000).toPrecision(3))} ms`;
const times = (value: number): string => `${value.toFixed(1)}×`;

export const table1: Experiment = {
  id: 'table1',
  label: 'Table 1',
  caption: 'Time comparison between the proposed algorithm and CD_SLSQP',
  jobs: (plan) => plan.timing.deviceCounts.flatMap((n) => plan.seeds.map((seed) => timingJob(n, seed, plan))),
  analyse(plan, results) {
    const sizes = plan.timing.deviceCounts;
    const runs = new Map<number, TimingResult[]>(
      sizes.map((n) => [n, plan.seeds.map((seed) => results.of(timingJob(n, seed, plan)))]),
    );
    const samples = (n: number, what: 'agent' | 'cdSlsqp' | 'agentLearning'): number[] =>
      runs.get(n)!.flatMap((run) => run[what]);
    const columns = sizes.map((n) => ({
      n,
      paper: PAPER[n]!,
      agent: center(samples(n, 'agent')),
      cdSlsqp: center(samples(n, 'cdSlsqp')),
    }));
    return {
      charts: [],
      tables: [
        {
          title: '',
          lines: [
            ['Number of UE', ...sizes.map(String)],
            ['Proposed, paper', ...columns.map(({ paper }) => milliseconds(paper.agent))],
            ['Proposed, here', ...columns.map(({ agent }) => milliseconds(agent))],
            ['CD_SLSQP, paper', ...columns.map(({ paper }) => milliseconds(paper.cdSlsqp))],
            ['CD_SLSQP, here', ...columns.map(({ cdSlsqp }) => milliseconds(cdSlsqp))],
            ['CD_SLSQP / proposed, paper', ...columns.map(({ paper }) => times(paper.cdSlsqp / paper.agent))],
            ['CD_SLSQP / proposed, here', ...columns.map(({ agent, cdSlsqp }) => times(cdSlsqp / agent))],
          ],
          ours: [1, 3, 5],
        },
      ],
      rows: sizes.flatMap((n) =>
        (['agent', 'agentLearning', 'cdSlsqp'] as const).map((what) => {
          const taken = samples(n, what);
          return {
            devices: n,
            what: { agent: 'proposed', agentLearning: 'proposed, learning included', cdSlsqp: 'CD_SLSQP' }[what],
            decisions: taken.length,
            median_s: center(taken),
            p99_s: quantile(taken, 0.99),
            mean_s: taken.reduce((sum, sample) => sum + sample, 0) / taken.length,
          };
        }),
      ),
      claims: [...sizes.flatMap((n) => claimsAt(n, runs.get(n)!)), ...claimsOfGrowth(plan, runs)],
    };
  },
};

function claimsAt(n: number, runs: readonly TimingResult[]): ReturnType<typeof judge>[] {
  const paper = PAPER[n]!;
  const paperFactor = paper.cdSlsqp / paper.agent;
  return [
    judge({
      figure: 'Table 1',
      claim: `A decision of the agent takes at most the paper’s ${milliseconds(paper.agent)} at N = ${n}`,
      paper: milliseconds(paper.agent),
      quantity: 'median ms per decision',
      clusters: runs.map(({ agent }) => [agent]),
      statistic: ([agent]) => 1000 * center(agent!),
      criterion: { atMost: 1000 * paper.agent },
    }),
    judge({
      figure: 'Table 1',
      claim: `CD_SLSQP takes ${times(paperFactor)} the agent’s time at N = ${n}`,
      paper: times(paperFactor),
      quantity: `median time of CD_SLSQP / of the agent, within ${FACTOR_TOLERANCE} times the paper’s`,
      clusters: runs.map(({ agent, cdSlsqp }) => [agent, cdSlsqp]),
      statistic: ([agent, cdSlsqp]) => center(cdSlsqp!) / center(agent!),
      criterion: {
        atLeast: Number((paperFactor / FACTOR_TOLERANCE).toPrecision(3)),
        atMost: Number((paperFactor * FACTOR_TOLERANCE).toPrecision(3)),
      },
    }),
  ];
}

function claimsOfGrowth(plan: Plan, runs: ReadonlyMap<number, readonly TimingResult[]>): ReturnType<typeof judge>[] {
  const small = plan.timing.deviceCounts[0]!;
  const large = plan.timing.deviceCounts.at(-1)!;
  const paper = { small: PAPER[small]!, large: PAPER[large]! };
  const clusters = plan.seeds.map((_, k) => {
    const [first, last] = [runs.get(small)![k]!, runs.get(large)![k]!];
    return [first.agent, first.cdSlsqp, last.agent, last.cdSlsqp];
  });
  return [
    judge({
      figure: 'Table 1',
      claim: `CD_SLSQP’s time grows greatly from N = ${small} to ${large}`,
      paper: times(paper.large.cdSlsqp / paper.small.cdSlsqp),
      quantity: `median time at N = ${large} / at ${small}; at least as the square of N`,
      clusters,
      statistic: ([, first, , last]) => center(last!) / center(first!),
      criterion: { atLeast: (large / small) ** 2 },
    }),
    judge({
      figure: 'Table 1',
      claim: `The agent’s lead over CD_SLSQP grows from N = ${small} to ${large}`,
      paper: times(paper.large.cdSlsqp / paper.large.agent / (paper.small.cdSlsqp / paper.small.agent)),
      quantity: `(CD_SLSQP / agent at N = ${large}) / (the same at ${small})`,
      clusters,
      statistic: ([agent, cd, agentLarge, cdLarge]) =>
        center(cdLarge!) / center(agentLarge!) / (center(cd!) / center(agent!)),
      criterion: { atLeast: 1.2 },
    }),
  ];
}
