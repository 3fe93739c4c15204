/** Slots of the user's own: a cost model (`--problem`), or a workload of the paper's cost (`--workload`), with everyone who decides them. */
import type { CheckedModule } from '../../modules/check-modules.js';
import { workloadScenario } from '../../modules/check-modules.js';
import type { Plan } from '../../plan.js';
import { strategies } from '../../strategies.js';
import type { AgentSpec } from '../../strategies/agent.js';
import { SHARED_TRAINING } from '../../strategies/compositions.js';
import type { Experiment } from '../experiment.js';
import { scenarioExperiment, type ScenarioLine } from '../scenario-experiment.js';

/** Most decisions that enumeration tries in each slot. */
const MOST_DECISIONS = 2 ** 14;

/** One experiment per module. */
export function ownExperiments(plan: Plan): Experiment[] {
  return [
    ...plan.modules.problem.map((problem, k) => problemExperiment(problem, k, plan)),
    ...plan.modules.workload.map((workload, k) => workloadExperiment(workload, k, plan)),
  ];
}

function problemExperiment(problem: CheckedModule, place: number, plan: Plan): Experiment {
  const { module, digest, name } = problem;
  const { iterations, seeds } = plan;
  return scenarioExperiment({
    id: numbered('problem', place),
    label: 'Own cost model',
    caption: name,
    scenario: { cost: 'module', module, digest, iterations },
    lines: [...anyCostLines(problem), ...plan.addedStrategies.map((strategy) => ({ strategy }))],
    // The first half is for learners to learn in.
    from: Math.floor(iterations / 2),
    seeds,
  });
}

/** Every strategy that decides such slots: the baselines for any cost, the agents, and enumeration where N is small. */
function anyCostLines({ choices, active }: CheckedModule): ScenarioLine[] {
  const agent = (name: string, options: AgentSpec): ScenarioLine => ({ name, strategy: { name: 'AGENT', ...options } });
  const shared: AgentSpec = { ...SHARED_TRAINING, policy: 'shared', explorer: 'order + ladder + perturb' };
  return [
    { strategy: { name: 'ALL_LOCAL' } },
    { strategy: { name: 'ALL_OFFLOAD' } },
    { strategy: { name: 'RANDOM' } },
    { strategy: { name: 'GREEDY' } },
    { strategy: { name: 'CD' } },
    { strategy: { name: 'SIMULATED_ANNEALING', sweeps: 20 } },
    { strategy: { name: 'GENETIC' } },
    ...(choices ** active <= MOST_DECISIONS ? [{ strategy: { name: 'ENUMERATION' } }] : []),
    // The agent decides between two choices.
    ...(choices > 2 ? [] : [agent('AGENT, dense', { explorer: 'perturb 1' }), agent('AGENT, shared', shared)]),
  ];
}

function workloadExperiment(workload: CheckedModule, place: number, plan: Plan): Experiment {
  const { iterations, seeds, addedStrategies } = plan;
  return scenarioExperiment({
    id: numbered('workload', place),
    label: 'Own workload',
    caption: workload.name,
    scenario: workloadScenario(workload, iterations),
    lines: [
      ...Object.keys(strategies).map((name) => ({ name, strategy: { name } })),
      { name: 'Proposed', strategy: { name: 'AGENT' } },
      { name: 'EXACT', strategy: { name: 'EXACT' } },
      ...addedStrategies.map((strategy) => ({ strategy })),
    ],
    from: Math.floor(iterations / 2),
    seeds,
  });
}

function numbered(id: string, place: number): string {
  return place === 0 ? id : `${id}-${place + 1}`;
}
