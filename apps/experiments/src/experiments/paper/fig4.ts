/** Fig. 4: the agent's ratio in a steady environment. */
import { everyIteration, judge, windowOf } from '../../claims/claim.js';
import { mean } from '../../mean.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './agent-runs.js';
import { agentRatioRows, ratioChart } from './ratio-figure.js';

export const fig4: Experiment = {
  id: 'fig4',
  label: 'Fig. 4',
  caption: 'The ratio of the minimum cost in an iteration to the current policy cost',
  jobs: (plan) => agentJobs('steady', plan),
  analyse(plan, results) {
    const runs = agentResults('steady', plan, results);
    return {
      charts: [{ name: '', chart: ratioChart('steady', plan, runs) }],
      rows: agentRatioRows(plan, runs),
      claims: [
        judge({
          figure: 'Fig. 4',
          claim: 'From about 4,000 on the ratio is around 0.995',
          paper: '0.995',
          quantity: 'mean ratio of iterations 4,000-10,000',
          clusters: runs.map(({ ratio }) => [windowOf(everyIteration(ratio), plan.at(4000), plan.at(10_000))]),
          statistic: ([ratios]) => mean(ratios!),
          criterion: { atLeast: 0.993, atMost: 0.997 },
        }),
      ],
    };
  },
};
