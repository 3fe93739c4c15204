/** Runs inside the browser: decides and learns on each backend, and leaves what happened in `globalThis.report`. */
import { closedFormAllocator, paperSystem, slsqpAllocator, uniformWorkload } from '@mec/model';
import { createAgent, observeOffloading, orderPreserving, sharedPolicy, type AgentOptions } from '../../src/index.js';

async function run(options: Partial<AgentOptions>): Promise<object> {
  const agent = await createAgent({ deviceCount: 10, seed: 1, allocator: closedFormAllocator(), ...options });
  let decisions = 0;
  for (const problem of uniformWorkload({ system: paperSystem(), seed: 2 })) {
    agent.decide(problem);
    if (++decisions === 400) break;
  }
  const { backend, refusedBackends, losses } = agent;
  agent.dispose();
  return { backend, refusedBackends, steps: losses.length, first: losses[0], last: losses.at(-1) };
}

async function refusal(options: Partial<AgentOptions>): Promise<unknown> {
  return run(options).catch((error: unknown) => (error as { code?: unknown }).code);
}

/** The `.wasm` files are served under /wasm/ and nowhere else. */
async function withFiles(): Promise<object> {
  const shared = { policy: sharedPolicy(), observe: observeOffloading, explorer: orderPreserving() };
  return {
    withoutPath: await run({}),
    wasm: await run({ wasmPath: '/wasm' }),
    slash: await run({ backend: 'wasm', wasmPath: '/wasm/' }),
    shared: await run({ backend: 'wasm', wasmPath: '/wasm', ...shared }),
    slsqp: await run({ backend: 'wasm', wasmPath: '/wasm', allocator: slsqpAllocator() }),
    cpu: await run({ backend: 'cpu' }),
  };
}

async function withoutFiles(): Promise<object> {
  return { lost: await run({ wasmPath: '/lost' }), asked: await refusal({ backend: 'wasm', wasmPath: '/lost' }) };
}

declare const location: { readonly search: string };

const report = location.search === '?lost' ? withoutFiles() : withFiles();
Object.assign(globalThis, { report: report.catch((error: unknown) => ({ error: String(error) })) });
