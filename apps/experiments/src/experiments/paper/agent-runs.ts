/** The paper's agent through a scenario, one run per seed: what Figs. 3-9 share. */
import type { AgentJob, AgentResult } from '../../jobs/job.js';
import type { Plan } from '../../plan.js';
import type { ScenarioName } from '../../scenarios/scenario.js';
import type { Results } from '../experiment.js';

export function agentJobs(scenario: ScenarioName, plan: Plan): AgentJob[] {
  return plan.seeds.map((seed) => ({ kind: 'agent', scenario, seed }));
}

export function agentResults(scenario: ScenarioName, plan: Plan, results: Results): AgentResult[] {
  return agentJobs(scenario, plan).map((job) => results.of(job));
}
