/** Fig. 8: the agent's ratio while three devices switch off and on. */
import { aroundChange, drop, GROUPS_PER_CHANGE, shortfall, RECOVERY_TEXT, WINDOWS_TEXT } from '../../claims/change.js';
import { everyIteration, judge } from '../../claims/claim.js';
import { FIRST_CHANGE, SECOND_CHANGE } from '../../scenarios/scenario.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './loss-figure.js';
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
    const alphaRuns = agentResults('alpha', plan, results);
    const changes = [FIRST_CHANGE, SECOND_CHANGE].map((at) => ({
      at: at.toLocaleString('en'),
      what: at === FIRST_CHANGE ? 'off' : 'on',
      clusters: runs.map(({ ratio }) => aroundChange(everyIteration(ratio), at, plan)),
      beside: runs.map(({ ratio }, k) => [
        ...aroundChange(everyIteration(ratio), at, plan),
        ...aroundChange(everyIteration(alphaRuns[k]!.ratio), at, plan),
      ]),
    }));
    return {
      charts: [{ name: '', spec: ratioChart('switching', plan, runs) }],
      rows: agentRatioRows(plan, runs),
      claims: changes.flatMap(({ at, what, clusters, beside }) => [
        judge({
          figure: 'Fig. 8',
          claim: `The ratio dips a little when devices switch ${what} at ${at}`,
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
          clusters: beside,
          statistic: (groups) => drop(groups.slice(GROUPS_PER_CHANGE)) - drop(groups.slice(0, GROUPS_PER_CHANGE)),
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
      ]),
    };
  },
};
