/**
 * The agents learn to keep deadlines: delay plus a penalty for each late task, the server in equal parts. What offloads shortens
 * its own delay and lengthens that of the others, so the number of offloaders matters as much as who they are.
 */
import { expect, test } from '@jest/globals';
import { bruteForce } from '@mec/baselines';
import { createAgent, densePolicy, orderPreserving, perturb, sharedPolicy, union } from '@mec/drl-offload';
import { paperDevice, uniformWorkload, type EdgeSystem } from '@mec/model';
import { deadlineWorkload, type DeadlineProblem } from '../src/index.js';

const N = 6;

/** Without energy the cost of a device is its delay. */
const system: EdgeSystem = {
  edgeCapacity: 30,
  energyWeight: 0,
  devices: new Array(N).fill({ ...paperDevice, uplinkRate: 8 }),
};

/** Urgency at home and at the server when alone, what the upload leaves of the deadline, and the deadline. */
function urgency({ plain, deadlines }: DeadlineProblem): Float64Array {
  const rows = new Float64Array(4 * N);
  plain.tasks.forEach((task, i) => {
    const { uplinkRate, localRate } = plain.system.devices[i]!;
    const slack = deadlines[i]! - task / uplinkRate;
    rows.set([task / localRate / deadlines[i]!, task / plain.system.edgeCapacity / slack, slack, deadlines[i]!], 4 * i);
  });
  return rows;
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
  const workload = uniformWorkload({ system, seed: 7 });
  const options = { workload, deadlines: [2, 6], penalty: 10, shares: 'equal', observe: urgency, seed: 7 } as const;
  const stream = deadlineWorkload(options)[Symbol.iterator]();
  const next = (): DeadlineProblem => stream.next().value as DeadlineProblem;
  const ratio = (): number => {
    const problem = next();
    return bruteForce().decide(problem).cost / agent.act(problem).cost;
  };
  const unlearned = Array.from({ length: 80 }, ratio);
  for (let t = 0; t < 2500; t++) agent.decide(next());
  const learned = Array.from({ length: 80 }, ratio);
  expect(mean(learned)).toBeGreaterThan(mean(unlearned) + 0.03);
  expect(mean(learned)).toBeGreaterThan(least);
  agent.dispose();
});
