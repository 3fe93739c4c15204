/**
 * Decides and saves again and again into one folder; after each save it says how many decisions were saved.
 *
 * Usage: node program.js <folder> [number of saves]
 */
import { closedFormAllocator, createProblem, paperSystem } from '@mec/model';
import { createAgent } from '../../src/index.js';

declare const process: { readonly argv: readonly string[]; readonly stdout: { write(text: string): void } };

const [, , folder, saves = 'Infinity'] = process.argv;
const problem = createProblem(paperSystem(3), [6, 12, 18]);
const options = { deviceCount: 3, seed: 1, hiddenLayers: [4], memorySize: 16, batchSize: 8, backend: 'cpu' } as const;
const agent = await createAgent({ ...options, allocator: closedFormAllocator() });
for (let k = 0; k < Number(saves); k++) {
  agent.decide(problem);
  await agent.save(folder!);
  process.stdout.write(`${agent.counters.decisions}\n`);
}
