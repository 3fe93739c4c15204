/** The contract tests of `@mec/model/testing`: the cost model, its workload, and every strategy for any cost on it. */
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
import type { Random } from '@mec/model';
import { describeProblem, describeStrategy, describeWorkload } from '@mec/model/testing';
import { severalServersWorkload } from '../src/index.js';
import { draw } from './slots.js';

describeProblem('two servers', (random) => draw(random, 6));
describeProblem('one server', (random) => draw(random, 6, 1));
describeProblem('five servers, forty devices', (random) => draw(random, 40, 5), { problems: 3 });

describeWorkload('the default workload', () => severalServersWorkload());
describeWorkload('three servers, all in reach', () =>
  severalServersWorkload({ deviceCount: 4, capacities: [15, 10, 5], outOfReach: 0, seed: 9 }),
);

const slots = { draw: (random: Random, size: number) => draw(random, size), deviceCount: 6 };
describeStrategy('allLocal on several servers', () => allLocal(), slots);
describeStrategy('sameChoice on several servers', () => sameChoice({ choice: 2 }), slots);
describeStrategy('randomOffload on several servers', () => randomOffload(), slots);
describeStrategy('greedy on several servers', () => greedy(), slots);
describeStrategy('coordinateDescent on several servers', () => coordinateDescent(), slots);
describeStrategy('simulatedAnnealing on several servers', () => simulatedAnnealing({ sweeps: 10 }), slots);
describeStrategy('geneticAlgorithm on several servers', () => geneticAlgorithm({ generations: 10 }), slots);
describeStrategy('bruteForce on several servers', () => bruteForce(), slots);
