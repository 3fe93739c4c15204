/** Costs that the observation does not tell: the paper's system with factors on uplinks or processors. */
import { exact } from '@mec/baselines';
import { observeOffloading } from '@mec/drl-offload';
import { hiddenCostsWorkload, identifiedRows } from '@mec/hidden-costs';
import { paperSystem, uniformWorkload } from '@mec/model';
import {
  DENSE_AGENT,
  FORGETFUL_AGENT,
  IDENTIFIED_AGENT,
  PAPER_AGENT,
  RANDOM_TRIES,
  RULE,
  SHARED_AGENT,
} from './model-contenders.js';
import { near, reaches, slotsOf, type ModelFamily, type ModelScenario } from './model-family.js';
import { slotOf } from './slot.js';

const optimum = exact();

function scenario(
  title: string,
  part: 'uplink' | 'processor',
  range: readonly [number, number],
  every?: number,
): ModelScenario {
  return {
    title,
    deviceCount: 10,
    slots: (seed) =>
      slotsOf(
        hiddenCostsWorkload({
          workload: uniformWorkload({ system: paperSystem(10), seed }),
          hidden: { [part]: range },
          observe: observeOffloading,
          seed,
          ...(every === undefined ? {} : { every }),
        }),
        (problem) => slotOf(problem, problem.told.tasks, () => optimum.decide(problem.told).offload),
      ),
    identified: ({ observation, size }) => identifiedRows(observation, size),
  };
}

export const hiddenCosts: ModelFamily = {
  id: 'hidden-costs',
  label: 'Hidden costs',
  caption: 'Devices pay other costs than they tell',
  scenarios: {
    uplink: scenario('Uplinks that cost 0.3 to 3 times what is told', 'uplink', [0.3, 3]),
    processor: scenario('Processors that cost 0.5 to 2 times what is told', 'processor', [0.5, 2]),
    redrawn: scenario('Uplinks as above, drawn again every 500 slots', 'uplink', [0.3, 3], 500),
  },
  expectations: [
    reaches('uplink', 'GREEDY', 1, 1e-3),
    reaches('uplink', 'CD', 1, 1e-3),
    near('uplink', RANDOM_TRIES, 0.859, 0.05),
    reaches('uplink', PAPER_AGENT, 0.971, 0.03),
    reaches('uplink', DENSE_AGENT, 0.9999, 0.0005),
    near('uplink', SHARED_AGENT, 0.832, 0.05),
    near('processor', RANDOM_TRIES, 0.857, 0.05),
    reaches('processor', PAPER_AGENT, 0.95, 0.03),
    reaches('processor', DENSE_AGENT, 1, 0.0005),
    near('processor', SHARED_AGENT, 0.881, 0.05),
    near('redrawn', RANDOM_TRIES, 0.888, 0.05),
    reaches('redrawn', PAPER_AGENT, 0.927, 0.03),
    reaches('redrawn', DENSE_AGENT, 0.983, 0.01),
    reaches('redrawn', FORGETFUL_AGENT, 0.983, 0.01),
    near('redrawn', SHARED_AGENT, 0.889, 0.05),
    {
      claim: 'Believing what is told is worse than seven random tries',
      scenario: 'uplink',
      contender: RANDOM_TRIES,
      over: RULE,
      criterion: { above: 0 },
    },
    {
      claim: 'A shared network finds who pays what once its rows name the device',
      scenario: 'uplink',
      contender: IDENTIFIED_AGENT,
      over: SHARED_AGENT,
      criterion: { atLeast: 0.05 },
    },
    {
      claim: 'Where costs are drawn again an agent that forgets sooner comes nearer to the minimum',
      scenario: 'redrawn',
      contender: FORGETFUL_AGENT,
      over: DENSE_AGENT,
      criterion: { atLeast: 0.02 },
    },
  ],
};
