/** Runs inside the browser: decides and learns on each backend, and leaves what happened in `window.report`. */
import { closedFormAllocator, paperSystem, slsqpAllocator, uniformWorkload } from '@mec/model';
import { createAgent, observeOffloading, orderPreserving, sharedPolicy, type AgentOptions } from '../../src/index.js';

async function run(options: Partial<AgentOptions>): Promise<object> {
  const agent = await createAgent({ deviceCount: 10, seed: 1, allocator: closedFormAllocator(), ...options });
  let decisions = 0;
  for (const problem of uniformWorkload({ system: paperSystem(), seed: 2 })) {
    agent.decide(problem);
    if (++decisions === 400) break;
  }
  const { backend, losses } = agent;
  agent.dispose();
  return { backend, steps: losses.length, first: losses[0], last: losses.at(-1) };
}

async function report(): Promise<object> {
  const shared = { policy: sharedPolicy(), observe: observeOffloading, explorer: orderPreserving() };
  return {
    wasm: await run({ backend: 'wasm', wasmPath: '/' }),
    shared: await run({ backend: 'wasm', wasmPath: '/', ...shared }),
    slsqp: await run({ backend: 'wasm', wasmPath: '/', allocator: slsqpAllocator() }),
    cpu: await run({ backend: 'cpu' }),
    whatLoads: await run({}),
  };
}

Object.assign(globalThis, {
  report: report().catch((error: unknown) => ({ error: String(error) })),
});
