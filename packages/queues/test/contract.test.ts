/** The cost model under the contract test, and every strategy for any cost on it. */
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
import { createAgent, densePolicy, sharedComposition, sharedPolicy } from '@mec/drl-offload';
import type { Random } from '@mec/model';
import { describeProblem, describeStrategy } from '@mec/model/testing';
import { EARNING_FEATURES, queueMinimum, queueProblem } from '../src/index.js';
import { drawFrame } from './frames.js';

describeProblem('queueProblem', (random) => drawFrame(random, 1 + random.integer(12)));
describeProblem('queueProblem of devices without data or a channel', (random) => {
  const some = (value: number): number[] =>
    Array.from({ length: 5 }, () => (random.next() < 0.5 ? 0 : value * random.next()));
  return queueProblem({ gains: some(1e-11), dataQueues: some(20), energyQueues: some(50) });
});

const deviceCount = 6;
const options = { draw: (random: Random, size: number) => drawFrame(random, size), deviceCount };
describeStrategy('allLocal, queues', () => allLocal(), options);
describeStrategy('sameChoice, queues', () => sameChoice({ choice: 1 }), options);
describeStrategy('randomOffload, queues', () => randomOffload(), options);
describeStrategy('greedy, queues', () => greedy(), options);
describeStrategy('coordinateDescent, queues', () => coordinateDescent(), options);
describeStrategy('simulatedAnnealing, queues', () => simulatedAnnealing({ sweeps: 5 }), options);
describeStrategy('geneticAlgorithm, queues', () => geneticAlgorithm(), options);
describeStrategy('bruteForce, queues', () => bruteForce(), options);
describeStrategy(
  'the minimum, queues',
  () => ({ name: 'MINIMUM', decide: (problem: ReturnType<typeof drawFrame>) => queueMinimum(problem) }),
  options,
);
const features = EARNING_FEATURES;
describeStrategy(
  'the shared agent, queues',
  () => createAgent({ ...sharedComposition(), seed: 1, policy: sharedPolicy({ features }) }),
  options,
);
describeStrategy(
  'the dense agent, queues',
  () => createAgent({ deviceCount, seed: 1, policy: densePolicy({ features }) }),
  options,
);
