/** Several servers to choose from. */
import { severalServersWorkload } from '@mec/several-servers';
import { slotsOf, type ModelFamily, type ModelScenario } from './model-family.js';
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
    {
      claim: 'GREEDY comes near the minimum (two servers)',
      scenario: 'two',
      contender: 'GREEDY',
      criterion: { atLeast: 0.995 },
    },
    {
      claim: 'CD comes near the minimum (two servers)',
      scenario: 'two',
      contender: 'CD',
      criterion: { atLeast: 0.99 },
    },
    {
      claim: 'GENETIC comes near the minimum (two servers)',
      scenario: 'two',
      contender: 'GENETIC',
      criterion: { atLeast: 0.999 },
    },
    {
      claim: 'Greedy comes nearer than a descent from a random start (two servers)',
      scenario: 'two',
      contender: 'GREEDY',
      over: 'CD',
      criterion: { atLeast: 0 },
    },
    {
      claim: 'GREEDY comes near the minimum (three servers)',
      scenario: 'three',
      contender: 'GREEDY',
      criterion: { atLeast: 0.99 },
    },
    {
      claim: 'CD comes near the minimum (three servers)',
      scenario: 'three',
      contender: 'CD',
      criterion: { atLeast: 0.98 },
    },
    {
      claim: 'GENETIC comes near the minimum (three servers)',
      scenario: 'three',
      contender: 'GENETIC',
      criterion: { atLeast: 0.998 },
    },
    {
      claim: 'Greedy comes nearer than a descent from a random start (three servers)',
      scenario: 'three',
      contender: 'GREEDY',
      over: 'CD',
      criterion: { atLeast: 0 },
    },
  ],
};
