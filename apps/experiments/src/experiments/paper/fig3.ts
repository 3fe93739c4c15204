/** Fig. 3: training loss in a steady environment. */
import { judge, windowOf } from '../../claims/claim.js';
import { mean } from '../../mean.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './agent-runs.js';
import { lossChart, lossRows, lossTrace } from './loss-figure.js';

export const fig3: Experiment = {
  id: 'fig3',
  label: 'Fig. 3',
  caption: 'Training losses in iterations',
  jobs: (plan) => agentJobs('steady', plan),
  analyse(plan, results) {
    const runs = agentResults('steady', plan, results);
    const window = (from: number, to: number): Float64Array[] =>
      runs.map((run) => windowOf(lossTrace(run), plan.at(from), plan.at(to)));
    const early = window(0, 1000);
    const before4500 = window(4000, 5000);
    const after6500 = window(6500, 8000);
    const last = window(8500, 10_000);
    const settled = window(6500, 10_000);
    return {
      charts: [{ name: '', chart: lossChart('steady', plan, runs) }],
      rows: lossRows(plan, runs),
      claims: [
        judge({
          figure: 'Fig. 3',
          claim: 'The loss falls until about iteration 4,500',
          paper: 'falls from the beginning',
          quantity: 'mean loss of iterations 4,000-5,000 / of the first 1,000',
          clusters: runs.map((_, k) => [before4500[k]!, early[k]!]),
          statistic: ([late, first]) => mean(late!) / mean(first!),
          criterion: { atMost: 0.95 },
        }),
        judge({
          figure: 'Fig. 3',
          claim: 'From about 6,500 on the loss hardly falls any more',
          paper: 'no longer declines',
          quantity: 'mean loss of iterations 8,500-10,000 / of 6,500-8,000',
          clusters: runs.map((_, k) => [last[k]!, after6500[k]!]),
          statistic: ([end, start]) => mean(end!) / mean(start!),
          criterion: { atLeast: 0.9, atMost: 1.1 },
        }),
        judge({
          figure: 'Fig. 3',
          claim: 'From about 6,500 on the loss is between 0.1 and 0.2',
          paper: '0.1-0.2',
          quantity: 'mean loss of iterations 6,500-10,000',
          clusters: settled.map((group) => [group]),
          statistic: ([losses]) => mean(losses!),
          criterion: { atLeast: 0.1, atMost: 0.2 },
        }),
      ],
    };
  },
};
