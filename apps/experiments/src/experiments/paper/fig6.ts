/** Fig. 6: the agent's ratio while alpha changes to 3 and back. */
import { ratioOfMeans } from '@mec/bench';
import { bothChanges, drop, fromOriginal } from '../../claims/change.js';
import { premiseOn } from '../../claims/claim.js';
import { judgePaper, judgePaperEstimate } from '../../claims/judge-paper.js';
import { everyIteration } from '../../claims/trace.js';
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
      claims: changes.flatMap(({ which, clusters }) => {
        const dips = judgePaper(`fig6 dips ${which}`, plan, clusters, drop);
        return [
          dips,
          judgePaperEstimate(
            `fig6 returns ${which}`,
            plan,
            ratioOfMeans({ clusters, ...fromOriginal }),
            premiseOn(dips, 'it did not dip, so there is nothing to return from'),
          ),
        ];
      }),
    };
  },
};
