import { exact } from '@mec/baselines';
import { breakdown, createProblem, createRandom, paperSystem } from '@mec/model';
import { createAgent, guard, sharedComposition } from '@mec/drl-offload';

const agent = await createAgent({ ...sharedComposition(), seed: 1 });
const guarded = guard({ agent, fallback: exact(), margin: 0.1, window: 100 });
const random = createRandom(7);
for (let slot = 0; slot < 400; slot++) {
  const told = createProblem(
    paperSystem(5),
    Float64Array.from({ length: 5 }, () => random.uniform(5, 25)),
  );
  const { id, offload, allocation } = guarded.propose(told);

  // A server would carry this out, and hear later what it cost. Here two uplinks are three times as dear as told.
  const paid = told.withFactors({ uplink: [3, 1, 1, 3, 1] });
  const { delay, energy } = breakdown(paid, offload, allocation as Float64Array);
  guarded.report(id, { costs: delay.map((time, i) => time + energy[i]!) });
}

const { agentShare, excess } = guarded.state;
console.log(agentShare.toFixed(2)); // 0.95 of the last 100 slots were the agent's
console.log(excess < -0.1); // true: it costs over a tenth less than the optimum of what is told
agent.dispose();
