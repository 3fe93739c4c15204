/** The contract tests of `@mec/model/testing`: both cost models, their workloads, and strategies on them. */
import {
  allLocal,
  bruteForce,
  coordinateDescent,
  geneticAlgorithm,
  greedy,
  randomOffload,
  sameChoice,
  simulatedAnnealing,
} from '@mec/baselines';
import { createAgent, sharedComposition, sharedPolicy } from '@mec/drl-offload';
import { paperSystem, uniformWorkload, type DecisionProblem, type Random, type Strategy } from '@mec/model';
import { describeProblem, describeStrategy, describeWorkload } from '@mec/model/testing';
import {
  DIVIDED_UPLINK_FEATURES,
  dividedUplinkProblem,
  dividedUplinkWorkload,
  INTERFERENCE_FEATURES,
  interferenceProblem,
  interferenceWorkload,
} from '../src/index.js';
import { drawSlot } from './slots.js';

describeProblem('a divided uplink, by time', (random) => dividedUplinkProblem(drawSlot(random, 6)));
describeProblem('a divided uplink, by frequency in equal parts', (random) =>
  dividedUplinkProblem({ ...drawSlot(random, 30), access: 'frequency', channelShares: 'equal' }),
);
describeProblem('interference', (random) => interferenceProblem(drawSlot(random, 6)));

const workload = uniformWorkload({ system: paperSystem(5), seed: 3 });
describeWorkload('a divided uplink', () => dividedUplinkWorkload({ workload, access: 'frequency' }));
describeWorkload('interference', () => interferenceWorkload({ workload, crosstalk: 1, gains: [1, 10] }));

const MODELS = {
  'a divided uplink': {
    draw: (random: Random, size: number) => dividedUplinkProblem(drawSlot(random, size)),
    features: DIVIDED_UPLINK_FEATURES,
  },
  interference: {
    draw: (random: Random, size: number) => interferenceProblem(drawSlot(random, size)),
    features: INTERFERENCE_FEATURES,
  },
};
type AnyStrategy = Strategy<DecisionProblem<unknown>, unknown>;
for (const [model, { draw, features }] of Object.entries(MODELS)) {
  const strategies: Record<string, () => AnyStrategy | Promise<AnyStrategy>> = {
    allLocal: () => allLocal(),
    sameChoice: () => sameChoice({ choice: 1 }),
    randomOffload: () => randomOffload(),
    greedy: () => greedy(),
    coordinateDescent: () => coordinateDescent(),
    simulatedAnnealing: () => simulatedAnnealing({ sweeps: 10 }),
    geneticAlgorithm: () => geneticAlgorithm({ generations: 10 }),
    bruteForce: () => bruteForce(),
    'the agent': () => createAgent({ ...sharedComposition(), seed: 1, policy: sharedPolicy({ features }) }),
  };
  for (const [name, make] of Object.entries(strategies)) {
    describeStrategy<unknown, DecisionProblem<unknown>>(`${name} on ${model}`, make, { draw, deviceCount: 6 });
  }
}
