/** Fig. 3: training loss in a steady environment. */
import { premiseOn } from '../../claims/claim.js';
import { judgePaper, judgePaperEstimate } from '../../claims/judge-paper.js';
import { quotient, settling } from '../../claims/levels.js';
import { windowOf } from '../../claims/trace.js';
import { mean } from '../../mean.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults } from './agent-runs.js';
import { lossChart, lossRows, lossTrace } from './loss-figure.js';

export const fig3: Experiment = {
  id: 'fig3',
  label: 'Fig. 3',
  caption: 'Training losses in iterations',
  jobs: (plan) => agentJobs('steady', plan),
  analyse(plan, results) {
    const runs = agentResults('steady', plan, results);
    const traces = runs.map(lossTrace);
    const window = (from: number, to: number): Float64Array[] =>
      traces.map((trace) => windowOf(trace, plan.at(from), plan.at(to)));
    const [early, before4500, after6500, last] = [
      window(0, 1000),
      window(4000, 5000),
      window(6500, 8000),
      window(8500, 10_000),
    ];
    const falls = judgePaper(
      'fig3 falls',
      plan,
      runs.map((_, k) => [before4500[k]!, early[k]!]),
      quotient,
    );
    return {
      charts: [{ name: '', chart: lossChart('steady', plan, runs) }],
      rows: lossRows(plan, runs),
      claims: [
        falls,
        judgePaperEstimate('fig3 settles', plan, settling(traces, plan)),
        judgePaper(
          'fig3 no longer falls',
          plan,
          runs.map((_, k) => [last[k]!, after6500[k]!]),
          quotient,
          premiseOn(falls, 'it never fell'),
        ),
        judgePaper(
          'fig3 level',
          plan,
          window(6500, 10_000).map((losses) => [losses]),
          ([losses]) => mean(losses!),
        ),
      ],
    };
  },
};
