/** Fig. 4: the agent's ratio in a steady environment. */
import { judgePaper, judgePaperEstimate } from '../../claims/judge-paper.js';
import { settling } from '../../claims/levels.js';
import { everyIteration, windowOf } from '../../claims/trace.js';
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
    const gaps = runs.map(({ ratio }) => everyIteration(ratio.map((value) => 1 - value)));
    return {
      charts: [{ name: '', chart: ratioChart('steady', plan, runs) }],
      rows: agentRatioRows(plan, runs),
      claims: [
        judgePaperEstimate('fig4 settles', plan, settling(gaps, plan)),
        judgePaper(
          'fig4 level',
          plan,
          runs.map(({ ratio }) => [windowOf(everyIteration(ratio), plan.at(4000), plan.at(10_000))]),
          ([ratios]) => mean(ratios!),
        ),
      ],
    };
  },
};
