/** Fig. 5: training loss while alpha changes to 3 and back. */
import { bothChanges, rise, riseLeft, RECOVERY_TEXT, WINDOWS_TEXT } from '../../claims/change.js';
import { judge } from '../../claims/claim.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './agent-runs.js';
import { lossChart, lossRows, lossTrace } from './loss-figure.js';

export const fig5: Experiment = {
  id: 'fig5',
  label: 'Fig. 5',
  caption: 'Training losses in iterations (change of α)',
  jobs: (plan) => agentJobs('alpha', plan),
  analyse(plan, results) {
    const runs = agentResults('alpha', plan, results);
    const changes = bothChanges(runs.map(lossTrace), plan);
    return {
      charts: [{ name: '', chart: lossChart('alpha', plan, runs) }],
      rows: lossRows(plan, runs),
      claims: changes.flatMap(({ at, clusters }) => [
        judge({
          figure: 'Fig. 5',
          claim: `The loss jumps when α changes at ${at}`,
          paper: 'increased significantly',
          quantity: `mean loss after / before (${WINDOWS_TEXT})`,
          clusters,
          statistic: rise,
          criterion: { atLeast: 1.1 },
        }),
        judge({
          figure: 'Fig. 5',
          claim: `The loss converges again within about 1,000 iterations of ${at}`,
          paper: 'quickly converged',
          quantity: `share of the jump that is left ${RECOVERY_TEXT}`,
          clusters,
          statistic: riseLeft,
          criterion: { atMost: 0.5 },
        }),
      ]),
    };
  },
};
