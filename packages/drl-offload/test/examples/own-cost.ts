import { createRandom, type DecisionProblem } from '@mec/model';
import { createAgent, densePolicy, perturb } from '@mec/drl-offload';

/** Six devices; each offloader pays for the channel that all of them share, each other device for its own work. */
function channelProblem(work: readonly number[]): DecisionProblem {
  return {
    size: work.length,
    observation: Float64Array.from(work),
    evaluate(offload) {
      const sharers = offload.reduce((count, x) => count + x, 0);
      const cost = work.reduce((sum, local, i) => sum + (offload[i] === 1 ? sharers : local), 0);
      return { cost, allocation: Float64Array.from(offload, (x) => (x === 1 ? 1 / sharers : 0)) };
    },
  };
}

const policy = densePolicy({ hiddenLayers: [32] });
const agent = await createAgent({ deviceCount: 6, seed: 1, policy, explorer: perturb({ c: 1 }) });
const random = createRandom(2);
for (let slot = 0; slot < 2000; slot++) {
  agent.decide(channelProblem(Array.from({ length: 6 }, () => random.uniform(0, 10))));
}
console.log([...agent.act(channelProblem([9, 1, 9, 1, 9, 1])).offload]); // [ 1, 0, 1, 0, 1, 0 ]
agent.dispose();
