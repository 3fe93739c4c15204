/** An uplink that the offloaders share. */
import { paperDevice, paperSystem, uniformWorkload } from '@mec/model';
import { dividedUplinkWorkload, interferenceWorkload, type DividedUplinkWorkloadOptions } from '@mec/shared-uplink';
import { DENSE_AGENT, PAPER_AGENT, RANDOM_TRIES, RULE, SHARED_AGENT } from './model-contenders.js';
import { near, reaches, slotsOf, type ModelFamily, type ModelScenario } from './model-family.js';
import { byFirstNumber, slotOf } from './slot.js';

const N = 10;

/** Every device reaches 12 MB/s while it has the uplink to itself. */
const oneUplink = { ...paperSystem(N), devices: new Array(N).fill({ ...paperDevice, uplinkRate: 12 }) };

function divided(title: string, options: Omit<DividedUplinkWorkloadOptions, 'workload'>): ModelScenario {
  return {
    title,
    deviceCount: N,
    slots: (seed) =>
      slotsOf(
        dividedUplinkWorkload({ workload: uniformWorkload({ system: oneUplink, seed }), ...options }),
        (problem) => slotOf(problem, problem.alone.tasks, () => byFirstNumber(problem)),
      ),
  };
}

function interference(title: string, crosstalk: number): ModelScenario {
  return {
    title,
    deviceCount: N,
    slots: (seed) =>
      slotsOf(
        interferenceWorkload({ workload: uniformWorkload({ system: paperSystem(N), seed }), crosstalk, seed }),
        (problem) => slotOf(problem, problem.alone.tasks, () => byFirstNumber(problem)),
      ),
  };
}

export const sharedUplink: ModelFamily = {
  id: 'shared-uplink',
  label: 'Shared uplink',
  caption: 'What offloading saves each device depends on who else offloads',
  scenarios: {
    equal: divided('12 MB/s by frequency, in equal parts', { access: 'frequency', channelShares: 'equal' }),
    time: divided('12 MB/s by time, in the best parts', { access: 'time', channelShares: 'best' }),
    interference: interference('One channel, B = 2, g from 0.1 to 30, a crosstalk of 0.3', 0.3),
    'full-interference': interference('One channel, B = 2, g from 0.1 to 30, a crosstalk of 1', 1),
  },
  expectations: [
    reaches('equal', 'GREEDY', 1, 1e-5),
    near('equal', 'CD', 0.983, 0.005),
    near('equal', RANDOM_TRIES, 0.93, 0.01),
    reaches('equal', PAPER_AGENT, 0.976, 0.01),
    reaches('equal', DENSE_AGENT, 0.996, 0.01),
    reaches('equal', SHARED_AGENT, 1, 1e-5),
    reaches('interference', 'GREEDY', 1, 0.001),
    near('interference', 'CD', 0.984, 0.005),
    near('interference', RANDOM_TRIES, 0.686, 0.02),
    reaches('interference', PAPER_AGENT, 0.884, 0.01),
    reaches('interference', DENSE_AGENT, 0.985, 0.01),
    reaches('interference', SHARED_AGENT, 0.997, 0.003),
    {
      claim: 'An agent with these rows adds next to nothing to the rule behind them',
      scenario: 'interference',
      contender: SHARED_AGENT,
      over: RULE,
      criterion: { atLeast: 0, atMost: 0.001 },
    },
  ],
};
