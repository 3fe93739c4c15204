/** Fig. 5: training loss while alpha changes to 3 and back. */
import { ratioOfMeans } from '@mec/bench';
import { bothChanges, fromSettled, rise } from '../../claims/change.js';
import { premiseOn } from '../../claims/claim.js';
import { judgePaper, judgePaperEstimate } from '../../claims/judge-paper.js';
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
      claims: changes.flatMap(({ which, clusters }) => {
        const jumps = judgePaper(`fig5 jumps ${which}`, plan, clusters, rise);
        return [
          jumps,
          judgePaperEstimate(
            `fig5 converges ${which}`,
            plan,
            ratioOfMeans({ clusters, ...fromSettled }),
            premiseOn(jumps, 'it did not jump, so there is nothing to converge from'),
          ),
        ];
      }),
    };
  },
};
