import { bruteForce, coordinateDescent, greedy } from '@mec/baselines';
import type { DecisionProblem } from '@mec/model';

/** Devices that offload to one relay: each saves its gain, and every pair of offloaders disturbs each other. */
function relayProblem(gains: readonly number[], disturbance: number): DecisionProblem<null> {
  return {
    size: gains.length,
    observation: Float64Array.from(gains),
    evaluate(offload) {
      const count = offload.reduce((sum, x) => sum + x, 0);
      const gained = gains.reduce((sum, gain, i) => sum + gain * offload[i]!, 0);
      return { cost: (disturbance * count * (count - 1)) / 2 - gained, allocation: null };
    },
  };
}

const problem = relayProblem([5, 2, 4, 1, 3], 1);
for (const strategy of [bruteForce(), greedy(), coordinateDescent({ start: 'local' })]) {
  const { offload, cost } = strategy.decide(problem);
  console.log(strategy.name, [...offload], cost); // BRUTE_FORCE [ 1, 0, 1, 0, 1 ] -9, and the same for GREEDY and CD
}
