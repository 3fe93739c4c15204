/** Fig. 7: training loss while three devices switch off and on. */
import { beside, bothChanges, comparing, rise, riseLeft, RECOVERY_TEXT, WINDOWS_TEXT } from '../../claims/change.js';
import { judge } from '../../claims/claim.js';
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
        const { at, first, clusters } = change;
        return [
          judge({
            figure: 'Fig. 7',
            claim: `The loss rises a little when devices switch ${first ? 'off' : 'on'} at ${at}`,
            paper: 'a small increase',
            quantity: `mean loss after / before (${WINDOWS_TEXT})`,
            clusters,
            statistic: rise,
            criterion: { atLeast: 1.02 },
          }),
          judge({
            figure: 'Fig. 7',
            claim: `The rise at ${at} is smaller than α's`,
            paper: 'less than the impact of α',
            quantity: `rise of the loss here / with α (${WINDOWS_TEXT})`,
            clusters: beside(change, alphas[k]!),
            statistic: comparing(rise, (here, alpha) => here / alpha),
            criterion: { atMost: 0.99 },
          }),
          ...(first
            ? []
            : [
                judge({
                  figure: 'Fig. 7',
                  claim: `The loss quickly returns after ${at}`,
                  paper: 'quickly returns to the previous level',
                  quantity: `share of the rise that is left ${RECOVERY_TEXT}`,
                  clusters,
                  statistic: riseLeft,
                  criterion: { atMost: 0.5 },
                }),
              ]),
        ];
      }),
    };
  },
};
