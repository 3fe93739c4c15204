import { closedFormAllocator, minimum, paperSystem, uniformWorkload } from '@mec/model';
import { createAgent, sharedComposition } from '@mec/drl-offload';

const agent = await createAgent({ ...sharedComposition(), seed: 1, allocator: closedFormAllocator() });
let slot = 0;
for (const problem of uniformWorkload({ system: paperSystem(10), seed: 7 })) {
  agent.decide(problem);
  if (++slot === 500) break;
}

// Trained with 10 devices, it acts with 200.
for (const problem of uniformWorkload({ system: paperSystem(200), seed: 8 })) {
  console.log((minimum(problem).cost / agent.act(problem).cost).toFixed(2)); // 1.00
  break;
}
agent.dispose();
