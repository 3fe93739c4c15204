/** The paper's agent through a scenario, one run per seed: what Figs. 3-9 share. */
import type { Run, RunResult } from '../../jobs/job.js';
import type { Plan } from '../../plan.js';
import { paperScenario, type ScenarioName } from '../../scenarios/scenario.js';
import type { Results } from '../experiment.js';

export type AgentRun = Run<'ratio' | 'losses' | 'lossIterations'>;

export type AgentResult = RunResult<'ratio' | 'losses' | 'lossIterations'>;

export function agentJobs(scenario: ScenarioName, plan: Plan): AgentRun[] {
  return plan.seeds.map((seed) => ({
    kind: 'run',
    strategy: { name: 'AGENT' },
    scenario: paperScenario(scenario, plan),
    seed,
    record: { ratio: true, losses: true, lossIterations: true },
  }));
}

export function agentResults(scenario: ScenarioName, plan: Plan, results: Results): AgentResult[] {
  return agentJobs(scenario, plan).map((job) => results.of(job));
}
