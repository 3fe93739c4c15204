/** The contract tests of `@mec/model/testing`: every model with hidden costs, the workload, and strategies on it. */
import {
  allLocal,
  bruteForce,
  coordinateDescent,
  exact,
  geneticAlgorithm,
  greedy,
  randomOffload,
  sameChoice,
  simulatedAnnealing,
} from '@mec/baselines';
import { createAgent, densePolicy } from '@mec/drl-offload';
import { createProblem, paperSystem, uniformWorkload, type OffloadingProblem, type Random } from '@mec/model';
import { describeProblem, describeStrategy, describeWorkload } from '@mec/model/testing';
import { asTold, hiddenCosts, hiddenCostsWorkload, type HiddenCostsProblem } from '../src/index.js';
import { MODELS } from './models.js';

const factors = (random: Random, size: number) => ({
  uplink: Float64Array.from({ length: size }, () => random.uniform(0.3, 3)),
  processor: Float64Array.from({ length: size }, () => random.uniform(0.5, 2)),
});

for (const [model, draw] of Object.entries(MODELS)) {
  describeProblem(`hidden costs on ${model}`, (random) =>
    hiddenCosts({ told: draw(random, 5), factors: factors(random, 5) }),
  );
}

const workload = uniformWorkload({ system: paperSystem(4), seed: 5 });
describeWorkload('hidden costs, drawn once', () => hiddenCostsWorkload({ workload, hidden: { uplink: [0.3, 3] } }));
describeWorkload('hidden costs, drawn again', () =>
  hiddenCostsWorkload({ workload, hidden: { uplink: [0.3, 3], processor: [0.5, 2] }, every: 7, seed: 2 }),
);

const slots = {
  draw: (random: Random, size: number): HiddenCostsProblem<OffloadingProblem> =>
    hiddenCosts({
      told: createProblem(
        paperSystem(size),
        Float64Array.from({ length: size }, () => random.uniform(5, 25)),
      ),
      factors: factors(random, size),
    }),
  deviceCount: 6,
};
describeStrategy('allLocal on hidden costs', () => allLocal(), slots);
describeStrategy('sameChoice on hidden costs', () => sameChoice({ choice: 1 }), slots);
describeStrategy('randomOffload on hidden costs', () => randomOffload(), slots);
describeStrategy('greedy on hidden costs', () => greedy(), slots);
describeStrategy('coordinateDescent on hidden costs', () => coordinateDescent(), slots);
describeStrategy('simulatedAnnealing on hidden costs', () => simulatedAnnealing({ sweeps: 10 }), slots);
describeStrategy('geneticAlgorithm on hidden costs', () => geneticAlgorithm({ generations: 10 }), slots);
describeStrategy('bruteForce on hidden costs', () => bruteForce(), slots);
describeStrategy('exact, as told', () => asTold(exact()), slots);
describeStrategy(
  'the agent on hidden costs',
  () => createAgent({ deviceCount: 6, seed: 1, policy: densePolicy() }),
  slots,
);
