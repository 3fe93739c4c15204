import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProblem, paperSystem } from '@mec/model';
import { createAgent, loadAgent } from '@mec/drl-offload';

const directory = await mkdtemp(join(tmpdir(), 'agent-'));
const problem = createProblem(paperSystem(4), [6, 12, 18, 24]);

const agent = await createAgent({ deviceCount: 4, seed: 1, memorySize: 16, batchSize: 8 });
for (let slot = 0; slot < 100; slot++) agent.decide(problem);
await agent.save(directory);

const loaded = await loadAgent(directory);
console.log(loaded.counters.decisions); // 100
console.log(loaded.decide(problem).cost === agent.decide(problem).cost); // true, and so on

await rm(directory, { recursive: true });
