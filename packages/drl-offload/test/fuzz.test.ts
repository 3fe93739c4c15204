/** Whatever a caller from plain JavaScript hands in, a mistake ends in a typed error that names it, and never in a raw one. */
import { describe, expect, test } from '@jest/globals';
import { exact } from '@mec/baselines';
import { createProblem, createRandom, paperSystem } from '@mec/model';
import * as api from '../src/index.js';

const problem = createProblem(paperSystem(3), [5, 6, 7]);
const fallback = exact();
const small = { deviceCount: 3, seed: 1, hiddenLayers: [4], backend: 'cpu' as const };

/** What no argument should be, and a few things that some may be. */
const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  NaN,
  -1,
  0.5,
  3,
  'x',
  true,
  3n,
  [],
  [null],
  ['x', 'y'],
  {},
  { length: 2 },
  { name: 'x' },
  Symbol.iterator,
  () => undefined,
];

/** Runs a call; returns what is wrong with its error, if anything. */
async function complaint(call: () => unknown): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    const { code, detail } = error as { code?: unknown; detail?: unknown };
    const typed = typeof code === 'string' && code.startsWith('MEC_') && typeof detail === 'object';
    return typed ? undefined : String(error instanceof Error ? error.stack : error);
  }
}

/** Calls that are sound but for one argument, which is garbage. */
const CALLS: Readonly<Record<string, readonly ((bad: never) => unknown)[]>> = {
  createAgent: [
    (bad) => api.createAgent(bad),
    ...(['deviceCount', 'seed', 'allocator', 'hiddenLayers', 'candidateCount', 'flipCount', 'memorySize'] as const).map(
      (option) => (bad: never) => api.createAgent({ ...small, [option]: bad }),
    ),
    ...(['batchSize', 'trainingInterval', 'learningRate', 'explorer', 'memory', 'learning', 'backend'] as const).map(
      (option) => (bad: never) => api.createAgent({ ...small, [option]: bad }),
    ),
    (bad) => api.createAgent({ deviceCount: 3, seed: 1, backend: 'cpu', policy: bad }),
    async (bad) => (await api.createAgent(small)).decide(bad),
    async (bad) => (await api.createAgent(small)).act(bad),
    async (bad) => (await api.createAgent(small)).score(bad),
    async (bad) => (typeof bad === 'string' ? undefined : (await api.createAgent(small)).save(bad)),
  ],
  measuredLearner: [
    (bad) => api.measuredLearner(bad),
    ...(['random', 'exploration', 'deviceLimit', 'drift', 'onDrift', 'openLimit', 'openSlots'] as const).map(
      (option) => (bad: never) => api.measuredLearner({ random: createRandom(1), [option]: bad }),
    ),
    (bad) => api.measuredLearner({ random: createRandom(1) }).propose(bad),
    (bad) => api.measuredLearner({ random: createRandom(1) }).adopt(problem, bad),
    (bad) => api.measuredLearner({ random: createRandom(1) }).report(bad, { cost: 1 }),
    (bad) => api.measuredLearner({ random: createRandom(1) }).restore(bad),
    async (bad) => (await api.createAgent(small)).propose(bad),
    async (bad) => (await api.createAgent(small)).adopt(problem, bad),
    async (bad) => (await api.createAgent({ ...small, measured: bad })).report(bad, bad),
  ],
  guard: [
    (bad) => api.guard(bad),
    ...(['agent', 'fallback', 'margin', 'window', 'worst', 'patience', 'every'] as const).map(
      (option) => (bad: never) =>
        api.guard({ agent: api.measuredLearner({ random: createRandom(1) }), fallback, [option]: bad }),
    ),
    (bad) => api.guard({ agent: api.measuredLearner({ random: createRandom(1) }), fallback }).report(bad, bad),
    (bad) => api.guard({ agent: api.measuredLearner({ random: createRandom(1) }), fallback }).adopt(problem, bad),
    (bad) => api.guard({ agent: api.measuredLearner({ random: createRandom(1) }), fallback }).propose(bad),
    (bad) => api.guard({ agent: api.measuredLearner({ random: createRandom(1) }), fallback }).restore(bad),
  ],
  loadAgent: [(bad) => api.loadAgent(bad), (bad) => api.loadAgent('nowhere', bad)],
  openBackend: [(bad) => api.openBackend(bad), (bad) => api.openBackend({ backend: bad })],
  paperComposition: [(bad) => api.paperComposition(bad), (bad) => api.paperComposition({ flipCount: bad })],
  sharedComposition: [() => api.sharedComposition()],
  generalComposition: [
    () => api.generalComposition(),
    async (bad) => (await api.createAgent({ ...api.generalComposition(), seed: 1 })).decide(bad),
  ],
  estimatePolicy: [
    (bad) => api.estimatePolicy(bad),
    ...(['hidden', 'units', 'devices'] as const).map((option) => (bad: never) => api.estimatePolicy({ [option]: bad })),
  ],
  guidedSearch: [() => api.guidedSearch()],
  triedMemory: [(bad) => api.triedMemory(bad), (bad) => api.triedMemory({ capacity: bad })],
  densePolicy: [(bad) => api.densePolicy(bad), (bad) => api.densePolicy({ hiddenLayers: bad })],
  sharedPolicy: [(bad) => api.sharedPolicy(bad), (bad) => api.sharedPolicy({ features: bad })],
  supervisedPolicy: [
    (bad) => api.supervisedPolicy(bad, { problems: [problem] }),
    (bad) => api.supervisedPolicy(api.densePolicy(), bad),
    (bad) => api.supervisedPolicy(api.densePolicy(), { problems: bad }),
  ],
  observeOffloading: [(bad) => api.observeOffloading(bad)],
  observeSlotRatios: [(bad) => api.observeSlotRatios(bad)],
  perturb: [(bad) => api.perturb(bad), (bad) => api.perturb({ c: bad })],
  orderLadder: [() => api.orderLadder()],
  orderPreserving: [(bad) => api.orderPreserving(bad), (bad) => api.orderPreserving({ noise: bad })],
  nearest: [() => api.nearest()],
  union: [(bad) => api.union(bad)],
  fifoMemory: [(bad) => api.fifoMemory(bad), (bad) => api.fifoMemory({ capacity: bad })],
  prioritisedMemory: [(bad) => api.prioritisedMemory(bad), (bad) => api.prioritisedMemory({ exponent: bad })],
  onlineBatchMemory: [(bad) => api.onlineBatchMemory(bad), (bad) => api.onlineBatchMemory({ pressure: bad })],
};

describe.each(Object.entries(CALLS))('%s', (_name, calls) => {
  test.each(calls.map((call, k) => [k, call] as const))('argument %p', async (_k, call) => {
    for (const bad of GARBAGE) expect(await complaint(() => call(bad as never))).toBeUndefined();
  });
});

test('every public function is tried', () => {
  const functions = Object.entries(api).flatMap(([name, value]) =>
    typeof value === 'function' && !name.endsWith('Error') ? [name] : [],
  );
  expect(functions.filter((name) => !(name in CALLS))).toEqual([]);
});
