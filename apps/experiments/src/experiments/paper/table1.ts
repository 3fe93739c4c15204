/** Table 1: seconds per decision of the agent and of CD_SLSQP against the number of devices, beside the paper's and Python's. */
import { estimate, type Cluster, type Statistic } from '@mec/bench';
import { median } from 'simple-statistics';
import { judgeEstimate, type Claim } from '../../claims/claim.js';
import { PAPER_CLAIMS, PAPER_SECONDS, type PaperClaimId } from '../../claims/paper-claims.js';
import type { TimingJob, TimingResult, TimingSeries } from '../../jobs/job.js';
import { underLoad, type MachineLoad } from '../../peers/machine-load.js';
import type { Plan } from '../../plan.js';
import type { Experiment, NamedTable } from '../experiment.js';

type Who = TimingSeries['who'];
type Where = TimingSeries['where'];

const timingJob = (plan: Plan): TimingJob => ({ kind: 'timing', timing: plan.timing, seed: plan.seeds[0]! });

const WHO: Readonly<Record<Who, { readonly name: string; readonly paper: 'agent' | 'cdSlsqp' }>> = {
  agent: { name: 'Proposed', paper: 'agent' },
  CD_SLSQP: { name: 'CD_SLSQP', paper: 'cdSlsqp' },
};

export const table1: Experiment = {
  id: 'table1',
  label: 'Table 1',
  caption: 'Time comparison between the proposed algorithm and CD_SLSQP',
  jobs: (plan) => [timingJob(plan)],
  analyse(plan, results) {
    const result = results.of(timingJob(plan));
    return {
      charts: [],
      tables: [table(plan.timing.deviceCounts, result)],
      rows: [
        ...result.series.flatMap(({ deviceCount, where, who, seconds }) =>
          seconds.map((value, k) => ({
            devices: deviceCount,
            where,
            what: WHO[who].name,
            repetition: k + 1,
            median_s: value,
          })),
        ),
        ...result.learning.map(({ deviceCount, seconds }) => ({
          devices: deviceCount,
          where: 'here',
          what: 'proposed, learning included (mean)',
          repetition: 1,
          median_s: seconds,
        })),
      ],
      claims: claims(plan.timing.deviceCounts, result),
    };
  },
};

function secondsOf({ series }: TimingResult, where: Where, who: Who, deviceCount: number): readonly number[] {
  return series.find((each) => each.where === where && each.who === who && each.deviceCount === deviceCount)!.seconds;
}

function table(sizes: readonly number[], result: TimingResult): NamedTable {
  const places: readonly Where[] = result.python === null ? ['here'] : ['here', 'Python'];
  const factor = (where: Where, n: number): readonly number[] => {
    const agent = secondsOf(result, where, 'agent', n);
    return secondsOf(result, where, 'CD_SLSQP', n).map((seconds, k) => seconds / agent[k]!);
  };
  const lines = [
    ...(Object.keys(WHO) as Who[]).flatMap((who) => [
      [`${WHO[who].name}, paper`, ...sizes.map((n) => milliseconds(PAPER_SECONDS[n]![WHO[who].paper]))],
      ...places.map((where) => [
        `${WHO[who].name}, ${place(where)}`,
        ...sizes.map((n) => milliseconds(median([...secondsOf(result, where, who, n)]))),
      ]),
    ]),
    ['CD_SLSQP / proposed, paper', ...sizes.map((n) => times(PAPER_SECONDS[n]!.cdSlsqp / PAPER_SECONDS[n]!.agent))],
    ...places.map((where) => [
      `CD_SLSQP / proposed, ${place(where)}`,
      ...sizes.map((n) => {
        const { value, interval } = estimate({
          clusters: factor(where, n).map((v) => [[v]]),
          statistic: ([v]) => v![0]!,
        });
        return `${times(value)} [${interval.map((end) => end.toFixed(1)).join(', ')}]`;
      }),
    ]),
  ];
  const peer = result.python ?? 'a Python with numpy and scipy was not found, so there is no peer';
  return {
    title: `Medians and 95 % intervals over ${secondsOf(result, 'here', 'agent', sizes[0]!).length} repetitions in turn; ${peer}; ${describeLoad(result.load)}`,
    lines: [['Number of UE', ...sizes.map(String)], ...lines],
    ours: lines.flatMap(([name], k) => (name!.endsWith('here') ? [k] : [])),
  };
}

const place = (where: Where): string => (where === 'here' ? 'here' : 'in Python');
const milliseconds = (value: number): string => `${Number((value * 1000).toPrecision(3))} ms`;
const times = (value: number): string => `${value.toFixed(1)}×`;

function describeLoad({ processors, others }: MachineLoad): string {
  return `other programs kept ${others.toFixed(1)} of ${processors} processors busy`;
}

function claims(sizes: readonly number[], result: TimingResult): Claim[] {
  const [small, large] = [sizes[0]!, sizes.at(-1)!];
  const spoilt = underLoad(result.load) ? `the machine was under load: ${describeLoad(result.load)}` : undefined;
  const judged = (id: PaperClaimId, parts: readonly (readonly [Who, number])[], statistic: Statistic): Claim => {
    const columns = parts.map(([who, n]) => secondsOf(result, 'here', who, n));
    const clusters = columns[0]!.map((_, k): Cluster => columns.map((seconds) => [seconds[k]!]));
    const statement = { ...PAPER_CLAIMS[id], repetitions: true as const, ...(spoilt === undefined ? {} : { spoilt }) };
    return judgeEstimate(statement, estimate({ clusters, statistic }));
  };
  const quotient: Statistic = ([one, other]) => one![0]! / other![0]!;
  return [
    ...([10, 15, 20] as const).map((n) =>
      judged(
        `table1 factor ${n}`,
        [
          ['CD_SLSQP', n],
          ['agent', n],
        ],
        quotient,
      ),
    ),
    ...(['agent', 'CD_SLSQP'] as const).map((who) =>
      judged(
        `table1 ${who} grows`,
        [
          [who, large],
          [who, small],
        ],
        quotient,
      ),
    ),
    judged(
      'table1 lead grows',
      [
        ['CD_SLSQP', large],
        ['agent', large],
        ['CD_SLSQP', small],
        ['agent', small],
      ],
      ([cd, agent, cdSmall, agentSmall]) => cd![0]! / agent![0]! / (cdSmall![0]! / agentSmall![0]!),
    ),
  ];
}
