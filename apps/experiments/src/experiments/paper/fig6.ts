/** Fig. 6: the agent's ratio while alpha changes to 3 and back. */
import { bothChanges, drop, shortfall, RECOVERY_TEXT, WINDOWS_TEXT } from '../../claims/change.js';
import { everyIteration, judge } from '../../claims/claim.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './agent-runs.js';
import { agentRatioRows, ratioChart } from './ratio-figure.js';

export const fig6: Experiment = {
  id: 'fig6',
  label: 'Fig. 6',
  caption: 'The ratio of the minimum cost in an iteration to the current policy cost (change of α)',
  jobs: (plan) => agentJobs('alpha', plan),
  analyse(plan, results) {
    const runs = agentResults('alpha', plan, results);
    const changes = bothChanges(
      runs.map(({ ratio }) => everyIteration(ratio)),
      plan,
    );
    return {
      charts: [{ name: '', chart: ratioChart('alpha', plan, runs) }],
      rows: agentRatioRows(plan, runs),
      claims: changes.flatMap(({ at, clusters }) => [
        judge({
          figure: 'Fig. 6',
          claim: `The ratio dips when α changes at ${at}`,
          paper: 'significant decline',
          quantity: `mean ratio before - after (${WINDOWS_TEXT})`,
          clusters,
          statistic: drop,
          criterion: { atLeast: 0.003 },
        }),
        judge({
          figure: 'Fig. 6',
          claim: `The ratio is back about 1,000 iterations after ${at}`,
          paper: 'resumed after about 1,000 iterations',
          quantity: `mean ratio before 5,000 - ${RECOVERY_TEXT}`,
          clusters,
          statistic: shortfall,
          criterion: { atMost: 0.003 },
        }),
      ]),
    };
  },
};
