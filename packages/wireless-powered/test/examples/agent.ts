import { createAgent, sharedComposition, sharedPolicy } from '@mec/drl-offload';
import { fadingWorkload, PRICE_FEATURES, wirelessPoweredMinimum } from '@mec/wireless-powered';

const policy = sharedPolicy({ features: PRICE_FEATURES });
const agent = await createAgent({ ...sharedComposition(), seed: 1, policy });
let frame = 0;
let ratio = 0;
for (const problem of fadingWorkload({ deviceCount: 10, seed: 7 })) {
  const { cost } = agent.decide(problem);
  if (frame >= 1000) ratio += cost / wirelessPoweredMinimum(problem).cost / 500;
  if (++frame === 1500) break;
}
console.log(ratio.toFixed(4)); // 1.0000: the agent's rate over the highest
agent.dispose();
