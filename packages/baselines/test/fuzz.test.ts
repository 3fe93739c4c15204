/** Whatever a caller from plain JavaScript hands in, a mistake ends in a typed error that names it, and never in a raw one. */
import { describe, expect, test } from '@jest/globals';
import { createProblem, paperSystem } from '@mec/model';
import * as api from '../src/index.js';

const problem = createProblem(paperSystem(3), [5, 6, 7]);

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
  allLocal: [(bad) => api.allLocal().decide(bad)],
  sameChoice: [
    (bad) => api.sameChoice().decide(bad),
    (bad) => api.sameChoice(bad),
    (bad) => api.sameChoice({ choice: bad }).decide(problem),
  ],
  randomOffload: [
    (bad) => api.randomOffload().decide(bad),
    (bad) => api.randomOffload(bad),
    (bad) => api.randomOffload({ probability: bad }).decide(problem),
    (bad) => api.randomOffload({ tries: bad }).decide(problem),
    (bad) => api.randomOffload({ allocator: bad }).decide(problem),
    (bad) => api.randomOffload({ random: bad }).decide(problem),
  ],
  greedy: [(bad) => api.greedy().decide(bad)],
  coordinateDescent: [
    (bad) => api.coordinateDescent().decide(bad),
    (bad) => api.coordinateDescent(bad),
    (bad) => api.coordinateDescent({ allocator: bad }).decide(problem),
    (bad) => api.coordinateDescent({ start: bad }).decide(problem),
    (bad) => api.coordinateDescent({ random: bad }).decide(problem),
  ],
  simulatedAnnealing: [
    (bad) => api.simulatedAnnealing().decide(bad),
    (bad) => api.simulatedAnnealing(bad),
    (bad) => api.simulatedAnnealing({ sweeps: bad }).decide(problem),
    (bad) => api.simulatedAnnealing({ random: bad }).decide(problem),
  ],
  geneticAlgorithm: [
    (bad) => api.geneticAlgorithm().decide(bad),
    (bad) => api.geneticAlgorithm(bad),
    (bad) => api.geneticAlgorithm({ population: bad }).decide(problem),
    (bad) => api.geneticAlgorithm({ random: bad }).decide(problem),
  ],
  bruteForce: [
    (bad) => api.bruteForce().decide(bad),
    (bad) => api.bruteForce(bad),
    (bad) => api.bruteForce({ allocator: bad }).decide(problem),
    (bad) => api.bruteForce({ limit: bad }).decide(problem),
  ],
  allOffload: [
    (bad) => api.allOffload().decide(bad),
    (bad) => api.allOffload(bad),
    (bad) => api.allOffload({ allocator: bad }).decide(problem),
  ],
  sizeThreshold: [
    (bad) => api.sizeThreshold().decide(bad),
    (bad) => api.sizeThreshold(bad),
    (bad) => api.sizeThreshold({ threshold: bad }).decide(problem),
    (bad) => api.sizeThreshold({ allocator: bad }).decide(problem),
  ],
  cdAverage: [
    (bad) => api.cdAverage().decide(bad),
    (bad) => api.cdAverage(bad),
    (bad) => api.cdAverage({ among: bad }).decide(problem),
    (bad) => api.cdAverage({ start: bad }).decide(problem),
  ],
  cdSlsqp: [
    (bad) => api.cdSlsqp().decide(bad),
    (bad) => api.cdSlsqp(bad),
    (bad) => api.cdSlsqp({ slsqp: bad }).decide(problem),
    (bad) => api.cdSlsqp({ start: bad }).decide(problem),
  ],
  relaxationRounding: [(bad) => api.relaxationRounding().decide(bad)],
  clockAuction: [
    (bad) => api.clockAuction().decide(bad),
    (bad) => api.clockAuction(bad),
    (bad) => api.clockAuction({ step: bad }).decide(problem),
    (bad) => api.clockAuction({ roundLatency: bad }).decide(problem),
  ],
  vcgAuction: [
    (bad) => api.vcgAuction().decide(bad),
    (bad) => api.vcgAuction(bad),
    (bad) => api.vcgAuction({ exact: bad }).decide(problem),
    (bad) => api.vcgAuction({ roundLatency: bad }).decide(problem),
  ],
  bestResponse: [
    (bad) => api.bestResponse().decide(bad),
    (bad) => api.bestResponse(bad),
    (bad) => api.bestResponse({ rule: bad }).decide(problem),
    (bad) => api.bestResponse({ start: bad }).decide(problem),
    (bad) => api.bestResponse({ random: bad }).decide(problem),
    (bad) => api.bestResponse({ onMove: bad }).decide(problem),
  ],
  qLearning: [
    (bad) => api.qLearning().decide(bad),
    (bad) => api.qLearning(bad),
    (bad) => api.qLearning({ taskBins: bad }).decide(problem),
    (bad) => api.qLearning({ random: bad }).decide(problem),
  ],
  exact: [
    (bad) => api.exact().decide(bad),
    (bad) => api.exact(bad),
    (bad) => api.exact({ nodeLimit: bad }).decide(problem),
    (bad) => api.exact({ signal: bad }).decide(problem),
  ],
  selfishRootShares: [() => api.selfishRootShares()],
  selfishEqualShares: [() => api.selfishEqualShares()],
  tolledRootShares: [() => api.tolledRootShares()],
  priceOfAnarchy: [
    (bad) => api.priceOfAnarchy(bad, api.selfishRootShares()),
    (bad) => api.priceOfAnarchy(problem, bad),
  ],
  proposing: [
    (bad) => api.proposing(bad),
    (bad) => api.proposing(api.exact()).propose(bad),
    (bad) => api.proposing(api.exact()).adopt(bad, Uint8Array.of(0, 0, 0)),
    (bad) => api.proposing(api.exact()).adopt(problem, bad),
    (bad) => api.proposing(api.exact()).report(bad, { cost: 1 }),
  ],
  randomProposals: [
    (bad) => api.randomProposals(bad),
    (bad) => api.randomProposals({ random: bad }),
    (bad) => api.randomProposals().propose(bad),
    (bad) => api.randomProposals().adopt(problem, bad),
  ],
  deviceBandits: [
    (bad) => api.deviceBandits(bad),
    (bad) => api.deviceBandits({ discount: bad }),
    (bad) => api.deviceBandits({ bonus: bad }),
    (bad) => api.deviceBandits({ random: bad }),
    (bad) => api.deviceBandits().propose(bad),
    (bad) => api.deviceBandits().report(api.deviceBandits().propose(problem).id, bad),
  ],
  jointTableSize: [(bad) => api.jointTableSize(bad, 2), (bad) => api.jointTableSize(2, bad)],
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
