/** Fig. 8: the agent's ratio while three devices switch off and on. */
import { ratioOfMeans } from '@mec/bench';
import { beside, bothChanges, drop, fromOriginal, ofOther } from '../../claims/change.js';
import { premiseOn } from '../../claims/claim.js';
import { judgePaper, judgePaperEstimate } from '../../claims/judge-paper.js';
import { NOTICEABLE } from '../../claims/paper-claims.js';
import { everyIteration } from '../../claims/trace.js';
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
        const { which, clusters } = change;
        const dips = judgePaper(`fig8 dips ${which}`, plan, clusters, drop);
        const premise = premiseOn(dips, 'the ratio did not dip', NOTICEABLE.ratio);
        const sides = { clusters: beside(change, alphas[k]!), numerator: drop, denominator: ofOther(drop) };
        return [
          dips,
          judgePaperEstimate(`fig8 smaller ${which}`, plan, ratioOfMeans(sides), premise),
          judgePaperEstimate(`fig8 returns ${which}`, plan, ratioOfMeans({ clusters, ...fromOriginal }), premise),
        ];
      }),
    };
  },
};
