/** Costs that the observation does not tell: the paper's system with factors on uplinks or processors. */
import { exact } from '@mec/baselines';
import { observeOffloading } from '@mec/drl-offload';
import { hiddenCostsWorkload, identifiedRows } from '@mec/hidden-costs';
import { paperSystem, uniformWorkload } from '@mec/model';
import { slotsOf, type ModelFamily, type ModelScenario } from './model-family.js';
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
  expectations: [],
};
