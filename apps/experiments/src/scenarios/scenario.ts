/** The three environments of the paper's section 4: data only. */
import type { Workload } from '@mec/model';
import type { Plan } from '../plan.js';
import type { ServerShareSpec } from './scenario-spec.js';
import { serverShareWorkload } from './server-share-scenario.js';

/** `steady`: Figs. 3, 4, 9. `alpha`: Figs. 5, 6. `switching`: Figs. 7, 8. */
export type ScenarioName = 'steady' | 'alpha' | 'switching';

/** When the environment changes and when it changes back, in iterations of the paper's 10,000. */
export const FIRST_CHANGE = 5000;
export const SECOND_CHANGE = 7000;

/** The paper shuts down three devices and does not say which. */
const SWITCHED_DEVICES = [0, 1, 2];

/** The paper's system under a scenario. */
export function paperScenario(name: ScenarioName, plan: Pick<Plan, 'at' | 'iterations'>): ServerShareSpec {
  const steady: ServerShareSpec = {
    cost: 'server share',
    system: { devices: 10 },
    workload: { kind: 'uniform' },
    iterations: plan.iterations,
  };
  const first = plan.at(FIRST_CHANGE);
  const second = plan.at(SECOND_CHANGE);
  switch (name) {
    case 'steady':
      return steady;
    case 'alpha':
      return {
        ...steady,
        changes: [
          { at: first, energyWeight: 3 },
          { at: second, energyWeight: 1 },
        ],
      };
    case 'switching':
      return {
        ...steady,
        changes: [
          { at: first, switchOff: SWITCHED_DEVICES },
          { at: second, switchOn: SWITCHED_DEVICES },
        ],
      };
  }
}

/** Its slots. The tasks drawn depend on the seed alone. */
export function scenarioWorkload(name: ScenarioName, seed: number, plan: Pick<Plan, 'at' | 'iterations'>): Workload {
  return serverShareWorkload(paperScenario(name, plan), seed);
}
