/** Whatever a caller from plain JavaScript hands in, a mistake ends in a typed error that names it, and never in a raw one. */
import { describe, expect, test } from '@jest/globals';
import { paperSystem, uniformWorkload, type Strategy } from '@mec/model';
import * as api from '../src/index.js';

const workload = uniformWorkload({ system: paperSystem(2) });
const lazy: Strategy = {
  name: 'lazy',
  decide: (problem) => {
    const offload = new Uint8Array(problem.size);
    return { offload, ...problem.evaluate(offload) };
  },
};
const run = { strategies: [lazy], workload, iterations: 2 };
const [done] = api.runStrategies(run);

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
  runStrategies: [
    (bad) => api.runStrategies(bad),
    (bad) => api.runStrategies({ ...run, strategies: bad }),
    (bad) => api.runStrategies({ ...run, strategies: [bad] }),
    (bad) => api.runStrategies({ ...run, workload: bad }),
    (bad) => api.runStrategies({ ...run, iterations: bad }),
    (bad) => api.runStrategies({ ...run, minimum: bad }),
    (bad) => api.runStrategies({ ...run, strategies: [{ name: 'x', decide: () => bad }] }),
    (bad) => api.runStrategies({ strategies: [lazy], iterations: 2, environment: bad }),
  ],
  compareRuns: [
    (bad) => api.compareRuns(bad),
    (bad) => api.compareRuns([bad]),
    (bad) => api.compareRuns([done!, bad]),
    ...(['sense', 'cost', 'best', 'evaluations', 'outcomes'] as const).map(
      (field) => (bad: never) => api.compareRuns([done!, { ...done!, [field]: bad }]),
    ),
    (bad) => api.compareRuns([{ ...done!, outcomes: { queue: bad } }]),
  ],
  strategyRows: [(bad) => api.strategyRows([done!], { from: bad })],
  longRun: [(bad) => api.longRun(bad)],
  timeDecisions: [
    (bad) => api.timeDecisions(bad),
    (bad) => api.timeDecisions({ decide: bad, problems: [1], clock: () => 0 }),
    (bad) => api.timeDecisions({ decide: () => 0, problems: bad, clock: () => 0 }),
    (bad) => api.timeDecisions({ decide: () => 0, problems: [1], clock: bad }),
  ],
  rollingWindow: [(bad) => api.rollingWindow([1, 2], bad), (bad) => api.rollingWindow(bad)],
  recorded: [(bad) => api.recorded([1, 2], bad), (bad) => api.recorded(bad)],
  interquartileMean: [(bad) => api.interquartileMean(bad)],
  scalingExponent: [(bad) => api.scalingExponent(bad, [1, 2]), (bad) => api.scalingExponent([1, 2], bad)],
  estimate: [
    (bad) => api.estimate(bad),
    (bad) => api.estimate({ clusters: bad, statistic: () => 1 }),
    (bad) => api.estimate({ clusters: [[[1, 2]]], statistic: bad }),
    (bad) => api.estimate({ clusters: [[[1, 2]]], statistic: () => 1, confidence: bad }),
  ],
  ratioOfMeans: [
    (bad) => api.ratioOfMeans(bad),
    (bad) => api.ratioOfMeans({ clusters: bad, numerator: () => 1, denominator: () => 1 }),
    (bad) => api.ratioOfMeans({ clusters: [[[1, 2]]], numerator: bad, denominator: () => 1 }),
    (bad) => api.ratioOfMeans({ clusters: [[[1, 2]]], numerator: () => 1, denominator: bad }),
  ],
  medianOverRuns: [(bad) => api.medianOverRuns(bad), (bad) => api.medianOverRuns({ values: bad })],
  settlingPoint: [
    (bad) => api.settlingPoint(bad),
    (bad) => api.settlingPoint({ positions: bad, values: [1, 2] }),
    (bad) => api.settlingPoint({ positions: [1, 2], values: bad }),
    (bad) => api.settlingPoint({ positions: [1, 2], values: [2, 1], tail: bad }),
    (bad) => api.settlingPoint({ positions: [1, 2], values: [2, 1], tolerance: bad }),
  ],
  studentQuantile: [(bad) => api.studentQuantile(bad, 3), (bad) => api.studentQuantile(0.975, bad)],
  probabilityOfImprovement: [
    (bad) => api.probabilityOfImprovement(bad),
    (bad) => api.probabilityOfImprovement({ x: bad, y: [[1]] }),
  ],
  performanceProfiles: [(bad) => api.performanceProfiles(bad)],
  ratioRows: [(bad) => api.ratioRows(bad), (bad) => api.ratioRows([done!], bad)],
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
  // What draws and writes takes the products of the others.
  const writing = [
    'shareWithin',
    'toCsv',
    'toJson',
    'lineChart',
    'chartLegend',
    'performanceProfileChart',
    'performanceProfileLines',
  ];
  expect(functions.filter((name) => !(name in CALLS) && !writing.includes(name))).toEqual([]);
});
