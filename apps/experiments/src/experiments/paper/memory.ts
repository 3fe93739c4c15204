/** What section 3 says of the memory, and no figure of the paper shows: small, it learns more from what it holds. */
import { rollingWindow, type Cluster, type LineChart, type Series } from '@mec/bench';
import { judgePaper } from '../../claims/judge-paper.js';
import { quotient } from '../../claims/levels.js';
import { everyIteration, windowOf, type Trace } from '../../claims/trace.js';
import { mean } from '../../mean.js';
import type { Plan } from '../../plan.js';
import { FIRST_CHANGE, scenarioWorkload } from '../../scenarios/scenario.js';
import { AGENT_COLOR } from '../../strategies.js';
import type { Experiment } from '../experiment.js';
import { agentJobs, agentResults, type AgentResult, type AgentRun } from './agent-runs.js';
import { lossTrace } from './loss-figure.js';

/** Samples that the other agent keeps: as many as there are iterations, so it forgets none. */
const UNLIMITED = 10_000;

function unlimitedJobs(plan: Plan): AgentRun[] {
  return agentJobs('alpha', plan).map((job) => ({ ...job, strategy: { name: 'AGENT', memorySize: UNLIMITED } }));
}

export const memory: Experiment = {
  id: 'memory',
  label: 'Section 3',
  caption: 'Training losses with a memory of 256 samples and of 10,000, while α changes',
  jobs: (plan) => [...agentJobs('alpha', plan), ...unlimitedJobs(plan)],
  analyse(plan, results) {
    const limited = agentResults('alpha', plan, results);
    const unlimited = unlimitedJobs(plan).map((job) => results.of(job));
    const sides = (trace: (run: AgentResult) => Trace, from: number, to: number): Cluster[] =>
      limited.map((run, k) => [run, unlimited[k]!].map((each) => windowOf(trace(each), plan.at(from), plan.at(to))));
    const ratio = (run: AgentResult): Trace => everyIteration(run.ratio);
    const difference = ([one, other]: Cluster): number => mean(one!) - mean(other!);
    return {
      charts: [{ name: '', chart: chart(plan, limited, unlimited) }],
      rows: plan.seeds.flatMap((seed, k) =>
        limited[k]!.losses.map((loss, step) => ({
          seed,
          iteration: limited[k]!.lossIterations[step]!,
          loss_256: loss,
          loss_10000: unlimited[k]!.losses[step]!,
        })),
      ),
      claims: [
        // Until the change at 5,000 the environment is the steady one.
        judgePaper('memory loss', plan, sides(lossTrace, 4000, FIRST_CHANGE - 1), quotient),
        judgePaper('memory ratio', plan, sides(ratio, 4000, FIRST_CHANGE - 1), difference),
        judgePaper('memory recovery', plan, sides(ratio, FIRST_CHANGE - 1 + 800, FIRST_CHANGE - 1 + 1200), difference),
      ],
    };
  },
};

function chart(plan: Plan, limited: readonly AgentResult[], unlimited: readonly AgentResult[]): LineChart {
  const series = (name: string, color: string, runs: readonly AgentResult[]): Series => {
    const smooth = runs.map(({ losses }) => rollingWindow(losses).mean);
    const points = Array.from(smooth[0]!, (_, k) => ({
      x: runs[0]!.lossIterations[k]!,
      y: mean(smooth.map((losses) => losses[k]!)),
    }));
    return { name, color, points };
  };
  return {
    x: { title: 'Iteration', domain: [0, plan.iterations], format: ',d' },
    y: { title: 'Training loss (mean of 20 steps)', scale: 'log' },
    series: [series('256 samples, the paper’s', AGENT_COLOR, limited), series('10,000 samples', '#d98200', unlimited)],
    marks: scenarioWorkload('alpha', plan.seeds[0]!, plan).events,
  };
}
