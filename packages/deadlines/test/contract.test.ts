/** The contract tests of `@mec/model/testing`: the cost model, its workload, and strategies on it. */
import {
  coordinateDescent,
  geneticAlgorithm,
  greedy,
  randomOffload,
  simulatedAnnealing,
  allLocal,
  sameChoice,
  bruteForce,
} from '@mec/baselines';
import { createAgent, sharedComposition, sharedPolicy } from '@mec/drl-offload';
import { paperSystem, uniformWorkload, type Random } from '@mec/model';
import { describeProblem, describeStrategy, describeWorkload } from '@mec/model/testing';
import {
  DEADLINE_FEATURES,
  deadlineProblem,
  deadlineWorkload,
  type DeadlineProblem,
  type ShareRule,
} from '../src/index.js';

const draw = (random: Random, size: number, penalty: number, shares: ShareRule): DeadlineProblem =>
  deadlineProblem({
    system: paperSystem(size),
    tasks: Float64Array.from({ length: size }, () => (random.next() < 0.1 ? 0 : random.uniform(5, 25))),
    deadlines: Float64Array.from({ length: size }, () => random.uniform(4, 12)),
    penalties: Float64Array.from({ length: size }, () => (random.next() < 0.5 ? penalty : 20)),
    shares,
  });

describeProblem('soft deadlines', (random) => draw(random, 6, 5, 'deadlines'));
describeProblem('soft and hard deadlines', (random) => draw(random, 6, Infinity, 'deadlines'));
describeProblem('hard deadlines, shares by the roots', (random) => draw(random, 6, Infinity, 'root'));
describeProblem('soft deadlines, equal shares', (random) => draw(random, 6, 5, 'equal'));

const workload = uniformWorkload({ system: paperSystem(5), seed: 3 });
describeWorkload('deadlines of one length', () => deadlineWorkload({ workload, deadlines: 7 }));
describeWorkload('deadlines drawn', () => deadlineWorkload({ workload, deadlines: [4, 12], penalty: Infinity }));

const slots = { draw: (random: Random, size: number) => draw(random, size, Infinity, 'deadlines'), deviceCount: 6 };
describeStrategy('allLocal on deadlines', () => allLocal(), slots);
describeStrategy('sameChoice on deadlines', () => sameChoice({ choice: 1 }), slots);
describeStrategy('randomOffload on deadlines', () => randomOffload(), slots);
describeStrategy('greedy on deadlines', () => greedy(), slots);
describeStrategy('coordinateDescent on deadlines', () => coordinateDescent(), slots);
describeStrategy('simulatedAnnealing on deadlines', () => simulatedAnnealing({ sweeps: 10 }), slots);
describeStrategy('geneticAlgorithm on deadlines', () => geneticAlgorithm({ generations: 10 }), slots);
describeStrategy('bruteForce on deadlines', () => bruteForce(), slots);
describeStrategy(
  'the agent on deadlines',
  () => createAgent({ ...sharedComposition(), seed: 1, policy: sharedPolicy({ features: DEADLINE_FEATURES }) }),
  slots,
);
