import { minimum, paperSystem, uniformWorkload } from '@mec/model';
import { createAgent } from '@mec/drl-offload';

// Ten of the paper's devices; the same seed repeats every decision.
const agent = await createAgent({ deviceCount: 10, seed: 1 });

let slot = 0;
let ratios = 0;
for (const problem of uniformWorkload({ system: paperSystem(), seed: 7 })) {
  const { cost } = agent.decide(problem); // tries 7 decisions, returns the cheapest, learns from it
  if (slot >= 2000) ratios += minimum(problem).cost / cost;
  if (++slot === 3000) break;
}
console.log((ratios / 1000).toFixed(2)); // 0.99: minimum cost / the agent's cost over the last 1,000 slots
console.log(agent.counters.trainingSteps); // 288

agent.dispose();
