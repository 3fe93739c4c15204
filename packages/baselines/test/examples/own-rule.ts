import { bestResponse, selfishRootShares, type GameRule } from '@mec/baselines';
import { createProblem, paperSystem } from '@mec/model';

/** Selfish devices that also pay the operator a fee for each MB. */
function withFee(fee: number): GameRule {
  const selfish = selfishRootShares();
  return {
    ...selfish,
    name: `GAME_FEE ${fee}`,
    joining: (problem, i, load) => selfish.joining(problem, i, load) + fee * problem.tasks[i]!,
    potential: (problem, offload) =>
      selfish.potential(problem, offload) + fee * problem.tasks.reduce((sum, d, i) => sum + d * offload[i]!, 0),
  };
}

const problem = createProblem(paperSystem(6), [6, 22, 8, 15, 9, 19]);
for (const fee of [0, 0.2, 0.4]) {
  const { offload, cost } = bestResponse({ rule: withFee(fee) }).decide(problem);
  console.log(fee, [...offload], cost.toFixed(2)); // 0 [ 1, 1, 1, 1, 1, 1 ] 85.67, 0.2 [ 0, 1, 1, 1, 1, 1 ] 83.98, 0.4 [ 0, 1, 1, 0, 0, 0 ] 92.16
}
