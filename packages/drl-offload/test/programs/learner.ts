/** Decides and learns in Node, and prints which backend trained, what was refused and what came of it, as JSON. */
import { closedFormAllocator, paperSystem, uniformWorkload } from '@mec/model';
import { createAgent, type BackendOptions } from '../../src/index.js';

declare const process: { readonly argv: readonly string[]; listenerCount(event: string): number };

const listeners = (): number[] =>
  ['uncaughtException', 'unhandledRejection'].map((event) => process.listenerCount(event));
const options = JSON.parse(process.argv[2] ?? '{}') as BackendOptions;
const before = listeners();
try {
  const agent = await createAgent({ deviceCount: 10, seed: 1, allocator: closedFormAllocator(), ...options });
  let decisions = 0;
  for (const problem of uniformWorkload({ system: paperSystem(), seed: 2 })) {
    agent.decide(problem);
    if (++decisions === 400) break;
  }
  const { backend, refusedBackends, losses } = agent;
  const left = listeners().map((count, k) => count - before[k]!);
  console.log(
    JSON.stringify({ backend, refusedBackends, steps: losses.length, first: losses[0], last: losses.at(-1), left }),
  );
} catch (error) {
  const { code, detail } = error as { code?: string; detail?: unknown };
  console.log(JSON.stringify({ code, detail, text: String(error) }));
}
