/** Fig. 7: training loss while three devices switch off and on. */
import { ratioOfMeans } from '@mec/bench';
import { beside, bothChanges, fromOriginal, moved, ofOther, rise } from '../../claims/change.js';
import { premiseOn } from '../../claims/claim.js';
import { judgePaper, judgePaperEstimate } from '../../claims/judge-paper.js';
import { NOTICEABLE } from '../../claims/paper-claims.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './agent-runs.js';
import { lossChart, lossRows, lossTrace } from './loss-figure.js';

export const fig7: Experiment = {
  id: 'fig7',
  label: 'Fig. 7',
  caption: 'Training losses in iterations (user equipment switches on and off)',
  // The paper compares these changes with alpha's.
  jobs: (plan) => [...agentJobs('switching', plan), ...agentJobs('alpha', plan)],
  analyse(plan, results) {
    const runs = agentResults('switching', plan, results);
    const changes = bothChanges(runs.map(lossTrace), plan);
    const alphas = bothChanges(agentResults('alpha', plan, results).map(lossTrace), plan);
    return {
      charts: [{ name: '', chart: lossChart('switching', plan, runs) }],
      rows: lossRows(plan, runs),
      claims: changes.flatMap((change, k) => {
        const { which, clusters } = change;
        const rises = judgePaper(`fig7 rises ${which}`, plan, clusters, rise);
        const premise = premiseOn(rises, 'the loss did not rise', NOTICEABLE.loss);
        const sides = { clusters: beside(change, alphas[k]!), numerator: moved, denominator: ofOther(moved) };
        return [
          rises,
          judgePaperEstimate(`fig7 smaller ${which}`, plan, ratioOfMeans(sides), premise),
          judgePaperEstimate(`fig7 returns ${which}`, plan, ratioOfMeans({ clusters, ...fromOriginal }), premise),
        ];
      }),
    };
  },
};
