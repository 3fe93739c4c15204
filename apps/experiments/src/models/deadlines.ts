/** Tasks that should be done by a deadline. */
import { deadlineWorkload, type DeadlineWorkloadOptions } from '@mec/deadlines';
import { paperSystem, uniformWorkload } from '@mec/model';
import { DENSE_AGENT, PAPER_AGENT, RANDOM_TRIES, RULE, SHARED_AGENT } from './model-contenders.js';
import { near, reaches, slotsOf, type ModelFamily, type ModelScenario } from './model-family.js';
import { byFirstNumber, slotOf } from './slot.js';

const roomy = paperSystem(10);
const fast = { ...paperSystem(10), edgeCapacity: 60 };

function scenario(
  title: string,
  seeded: (seed: number) => DeadlineWorkloadOptions['workload'],
  options: Omit<DeadlineWorkloadOptions, 'workload'>,
): ModelScenario {
  return {
    title,
    deviceCount: 10,
    slots: (seed) =>
      slotsOf(deadlineWorkload({ workload: seeded(seed), ...options }), (problem) =>
        slotOf(problem, problem.plain.tasks, () => byFirstNumber(problem)),
      ),
  };
}

const nine = (seed: number) => uniformWorkload({ system: roomy, seed });
const five = (seed: number) => uniformWorkload({ system: fast, low: 2, high: 20, seed });

export const deadlines: ModelFamily = {
  id: 'deadlines',
  label: 'Deadlines',
  caption: 'Penalties for late devices, hard deadlines, and what the server’s shares make of them',
  scenarios: {
    'nine-root': scenario('9 s, +20 for each late device, shares by the roots', nine, { deadlines: 9, shares: 'root' }),
    'five-root': scenario('5 s, 2-20 MB, F = 60, +20 for each late device, shares by the roots', five, {
      deadlines: 5,
      shares: 'root',
    }),
    nine: scenario('9 s, +20 for each late device, shares that look at the deadlines', nine, { deadlines: 9 }),
    five: scenario('5 s, 2-20 MB, F = 60, +20 for each late device, shares that look at the deadlines', five, {
      deadlines: 5,
    }),
    hard: scenario('Hard deadlines of 8-12 s: late is not carried out', nine, {
      deadlines: [8, 12],
      penalty: Infinity,
    }),
  },
  expectations: [
    near('nine-root', 'GREEDY', 0.977, 0.005),
    near('nine-root', 'CD', 0.992, 0.005),
    near('nine-root', RANDOM_TRIES, 0.935, 0.01),
    reaches('nine-root', PAPER_AGENT, 0.962, 0.01),
    reaches('nine-root', DENSE_AGENT, 0.983, 0.01),
    reaches('nine-root', SHARED_AGENT, 0.989, 0.01),
    near('five-root', 'GREEDY', 0.996, 0.005),
    near('five-root', 'CD', 0.993, 0.005),
    near('five-root', RANDOM_TRIES, 0.939, 0.01),
    reaches('five-root', PAPER_AGENT, 0.944, 0.01),
    reaches('five-root', DENSE_AGENT, 0.936, 0.01),
    reaches('five-root', SHARED_AGENT, 0.964, 0.01),
    {
      claim: 'With hard deadlines 7 evaluations of an agent come nearer to the minimum than a descent',
      scenario: 'hard',
      contender: SHARED_AGENT,
      over: 'CD',
      criterion: { above: 0 },
    },
    {
      claim: 'The formulas behind the rows alone are far from the minimum: the agent learned the rest',
      scenario: 'nine-root',
      contender: SHARED_AGENT,
      over: RULE,
      criterion: { atLeast: 0.1 },
    },
  ],
};
