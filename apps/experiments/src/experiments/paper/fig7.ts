/** Fig. 7: training loss while three devices switch off and on. */
import { aroundChange, GROUPS_PER_CHANGE, rise, riseLeft, RECOVERY_TEXT, WINDOWS_TEXT } from '../../claims/change.js';
import { judge } from '../../claims/claim.js';
import { FIRST_CHANGE, SECOND_CHANGE } from '../../scenarios/scenario.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults, lossChart, lossRows, lossTrace } from './loss-figure.js';

export const fig7: Experiment = {
  id: 'fig7',
  label: 'Fig. 7',
  caption: 'Training losses in iterations (user equipment switches on and off)',
  // The paper compares these changes with alpha's.
  jobs: (plan) => [...agentJobs('switching', plan), ...agentJobs('alpha', plan)],
  analyse(plan, results) {
    const runs = agentResults('switching', plan, results);
    const alphaRuns = agentResults('alpha', plan, results);
    const changes = [FIRST_CHANGE, SECOND_CHANGE].map((at) => ({
      at: at.toLocaleString('en'),
      what: at === FIRST_CHANGE ? 'off' : 'on',
      clusters: runs.map((run) => aroundChange(lossTrace(run), at, plan)),
      beside: runs.map((run, k) => [
        ...aroundChange(lossTrace(run), at, plan),
        ...aroundChange(lossTrace(alphaRuns[k]!), at, plan),
      ]),
    }));
    return {
      charts: [{ name: '', spec: lossChart('switching', plan, runs) }],
      rows: lossRows(plan, runs),
      claims: changes.flatMap(({ at, what, clusters, beside }) => [
        judge({
          figure: 'Fig. 7',
          claim: `The loss rises a little when devices switch ${what} at ${at}`,
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
          clusters: beside,
          statistic: (groups) => rise(groups.slice(0, GROUPS_PER_CHANGE)) / rise(groups.slice(GROUPS_PER_CHANGE)),
          criterion: { atMost: 0.99 },
        }),
        ...(what === 'off'
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
      ]),
    };
  },
};
