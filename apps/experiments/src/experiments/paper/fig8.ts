/** Fig. 8: the agent's ratio while three devices switch off and on. */
import { beside, bothChanges, comparing, drop, shortfall, RECOVERY_TEXT, WINDOWS_TEXT } from '../../claims/change.js';
import { everyIteration, judge } from '../../claims/claim.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './agent-runs.js';
import { agentRatioRows, ratioChart } from './ratio-figure.js';

export const fig8: Experiment = {
  id: 'fig8',
  label: 'Fig. 8',
  caption:
    'The ratio of the minimum cost in an iteration to the current policy cost (user equipment switches on and off)',
  // The paper compares these changes with alpha's.
  jobs: (plan) => [...agentJobs('switching', plan), ...agentJobs('alpha', plan)],
  analyse(plan, results) {
    const runs = agentResults('switching', plan, results);
    const changes = bothChanges(
      runs.map(({ ratio }) => everyIteration(ratio)),
      plan,
    );
    const alphas = bothChanges(
      agentResults('alpha', plan, results).map(({ ratio }) => everyIteration(ratio)),
      plan,
    );
    return {
      charts: [{ name: '', chart: ratioChart('switching', plan, runs) }],
      rows: agentRatioRows(plan, runs),
      claims: changes.flatMap((change, k) => {
        const { at, first, clusters } = change;
        return [
          judge({
            figure: 'Fig. 8',
            claim: `The ratio dips a little when devices switch ${first ? 'off' : 'on'} at ${at}`,
            paper: 'a small decrease',
            quantity: `mean ratio before - after (${WINDOWS_TEXT})`,
            clusters,
            statistic: drop,
            criterion: { atLeast: 0.001 },
          }),
          judge({
            figure: 'Fig. 8',
            claim: `The dip at ${at} is smaller than α's`,
            paper: 'less than the impact of α',
            quantity: `dip with α - dip here (${WINDOWS_TEXT})`,
            clusters: beside(change, alphas[k]!),
            statistic: comparing(drop, (here, alpha) => alpha - here),
            criterion: { atLeast: 0.0001 },
          }),
          judge({
            figure: 'Fig. 8',
            claim: `The ratio quickly returns after ${at}`,
            paper: 'quickly returns to the previous level',
            quantity: `mean ratio before 5,000 - ${RECOVERY_TEXT}`,
            clusters,
            statistic: shortfall,
            criterion: { atMost: 0.003 },
          }),
        ];
      }),
    };
  },
};
