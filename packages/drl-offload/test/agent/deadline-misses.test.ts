/**
 * Another cost model, solved by the same agent: a task costs a penalty when its delay passes its deadline.
 *
 * Delay is what eqs (1)-(3) and (7) say; the server is shared in equal parts. What offloads shortens its own delay and
 * lengthens that of the others, so the number of offloaders matters as much as who they are.
 */
import { expect, test } from '@jest/globals';
import { createRandom, type DecisionProblem, type Random } from '@mec/model';
import { createAgent, densePolicy, orderPreserving, perturb, sharedPolicy, union } from '../../src/index.js';

const N = 6;
const UPLINK = 8;
const LOCAL = 3;
const EDGE = 30;
const PENALTY = 10;

/** Tasks of 5-25 MB with 2-6 s to go; what the policy sees has no unit: urgency at home and at the server when alone. */
function drawProblem(random: Random): DecisionProblem {
  const tasks = Float64Array.from({ length: N }, () => random.uniform(5, 25));
  const deadlines = Float64Array.from({ length: N }, () => random.uniform(2, 6));
  const observation = new Float64Array(4 * N);
  for (let i = 0; i < N; i++) {
    const slack = deadlines[i]! - tasks[i]! / UPLINK;
    observation.set([tasks[i]! / LOCAL / deadlines[i]!, tasks[i]! / EDGE / slack, slack, deadlines[i]!], 4 * i);
  }
  return {
    size: N,
    observation,
    evaluate(offload) {
      const sharers = offload.reduce((sum, x) => sum + x, 0);
      const allocation = Float64Array.from(offload, (x) => (x === 1 ? EDGE / sharers : 0));
      let cost = 0;
      for (let i = 0; i < N; i++) {
        const d = tasks[i]!;
        const delay = offload[i] === 1 ? d / UPLINK + d / allocation[i]! : d / LOCAL;
        cost += delay + (delay > deadlines[i]! ? PENALTY : 0);
      }
      return { cost, allocation };
    },
  };
}

function minimumOf(problem: DecisionProblem): number {
  let lowest = Infinity;
  for (let code = 0; code < 2 ** N; code++) {
    const offload = new Uint8Array(N).map((_, i) => (code >> i) & 1);
    lowest = Math.min(lowest, problem.evaluate(offload).cost);
  }
  return lowest;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each([
  ["the paper's policy", { policy: densePolicy({ features: 4 }), explorer: perturb({ c: 1 }) }, 0.87],
  [
    'the shared policy',
    { policy: sharedPolicy({ features: 4 }), explorer: union(orderPreserving(), perturb({ c: 1 })) },
    0.95,
  ],
])('%s learns to keep deadlines', async (_name, parts, least) => {
  const agent = await createAgent({ deviceCount: N, seed: 1, learningRate: 0.005, ...parts });
  const random = createRandom(7);
  const ratio = (): number => {
    const problem = drawProblem(random);
    const { cost, offload } = agent.act(problem);
    expect(problem.evaluate(offload).cost).toBe(cost);
    return minimumOf(problem) / cost;
  };
  const unlearned = Array.from({ length: 80 }, ratio);
  for (let t = 0; t < 2500; t++) agent.decide(drawProblem(random));
  const learned = Array.from({ length: 80 }, ratio);
  expect(mean(learned)).toBeGreaterThan(mean(unlearned) + 0.03);
  expect(mean(learned)).toBeGreaterThan(least);
  agent.dispose();
});
