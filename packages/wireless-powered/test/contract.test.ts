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
import { PRICE_FEATURES, wirelessPoweredMinimum, wirelessPoweredProblem } from '../src/index.js';
import { drawFrame } from './frames.js';

describeProblem('wirelessPoweredProblem', (random) => drawFrame(random, 1 + random.integer(12)));
describeProblem('wirelessPoweredProblem of devices without a channel', (random) =>
  wirelessPoweredProblem({ gains: Array.from({ length: 5 }, () => (random.next() < 0.5 ? 0 : 1e-6 * random.next())) }),
);

const deviceCount = 6;
const options = { draw: (random: Random, size: number) => drawFrame(random, size), deviceCount };
describeStrategy('allLocal, wireless-powered', () => allLocal(), options);
describeStrategy('sameChoice, wireless-powered', () => sameChoice({ choice: 1 }), options);
describeStrategy('randomOffload, wireless-powered', () => randomOffload(), options);
describeStrategy('greedy, wireless-powered', () => greedy(), options);
describeStrategy('coordinateDescent, wireless-powered', () => coordinateDescent(), options);
describeStrategy('simulatedAnnealing, wireless-powered', () => simulatedAnnealing({ sweeps: 5 }), options);
describeStrategy('geneticAlgorithm, wireless-powered', () => geneticAlgorithm(), options);
describeStrategy('bruteForce, wireless-powered', () => bruteForce(), options);
describeStrategy(
  'the minimum, wireless-powered',
  () => ({ name: 'MINIMUM', decide: (problem: ReturnType<typeof drawFrame>) => wirelessPoweredMinimum(problem) }),
  options,
);
const features = PRICE_FEATURES;
describeStrategy(
  'the shared agent, wireless-powered',
  () => createAgent({ ...sharedComposition(), seed: 1, policy: sharedPolicy({ features }) }),
  options,
);
describeStrategy(
  'the dense agent, wireless-powered',
  () => createAgent({ deviceCount, seed: 1, policy: densePolicy({ features }) }),
  options,
);
