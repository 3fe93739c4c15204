/** Several servers to choose from. */
import { severalServersWorkload } from '@mec/several-servers';
import { slotsOf, type Expectation, type ModelFamily, type ModelScenario } from './model-family.js';
import { slotOf } from './slot.js';

function scenario(title: string, deviceCount: number, capacities: readonly number[]): ModelScenario {
  return {
    title,
    deviceCount,
    slots: (seed) =>
      slotsOf(severalServersWorkload({ deviceCount, capacities, seed }), (problem) => slotOf(problem, problem.tasks)),
  };
}

export const severalServers: ModelFamily = {
  id: 'several-servers',
  label: 'Several servers',
  caption: 'Which of several servers each device takes, against enumeration of all decisions',
  scenarios: {
    two: scenario('10 devices, servers of 20 and 10 MB/s', 10, [20, 10]),
    three: scenario('8 devices, servers of 15, 10 and 5 MB/s', 8, [15, 10, 5]),
  },
  expectations: [
    ...expected('two', { GREEDY: 0.995, CD: 0.99, GENETIC: 0.999 }),
    ...expected('three', { GREEDY: 0.99, CD: 0.98, GENETIC: 0.998 }),
  ],
};

function expected(scenario: string, least: Readonly<Record<string, number>>): Expectation[] {
  const near = Object.entries(least).map(([contender, atLeast]): Expectation => ({
    claim: `${contender} comes near the minimum (${scenario} servers)`,
    scenario,
    contender,
    criterion: { atLeast },
  }));
  const claim = `Greedy comes nearer than a descent from a random start (${scenario} servers)`;
  return [...near, { claim, scenario, contender: 'GREEDY', over: 'CD', criterion: { above: 0 } }];
}
