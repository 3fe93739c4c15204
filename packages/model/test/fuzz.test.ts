/** Whatever a caller from plain JavaScript hands in, a mistake ends in a typed error that names it, and never in a raw one. */
import { describe, expect, test } from '@jest/globals';
import * as api from '../src/index.js';

const system = api.paperSystem(2);
const problem = api.createProblem(system, [5, 6]);
const closed = api.closedFormAllocator();
const uniform = api.uniformWorkload({ system });

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
  paperSystem: [(bad) => api.paperSystem(bad)],
  hasEqualDevices: [(bad) => api.hasEqualDevices(bad)],
  validateSystem: [
    (bad) => api.validateSystem('x', bad),
    (bad) => api.validateSystem('x', { ...system, devices: bad }),
  ],
  createProblem: [(bad) => api.createProblem(bad, [1, 2]), (bad) => api.createProblem(system, bad)],
  isOffloadingProblem: [(bad) => api.isOffloadingProblem(bad)],
  requireOffloadingProblem: [(bad) => api.requireOffloadingProblem('x', bad)],
  localCost: [(bad) => api.localCost(bad, 1), (bad) => api.localCost(api.paperDevice, bad)],
  offloadCost: [(bad) => api.offloadCost(bad, 1, 1), (bad) => api.offloadCost(api.paperDevice, 1, bad)],
  cost: [
    (bad) => api.cost(bad, [0, 1], [0, 1]),
    (bad) => api.cost(problem, bad, [0, 1]),
    (bad) => api.cost(problem, [0, 1], bad),
  ],
  breakdown: [(bad) => api.breakdown(bad, [0, 1], [0, 1]), (bad) => api.breakdown(problem, bad, [0, 1])],
  offloadedTasks: [(bad) => api.offloadedTasks('x', bad, [0, 1]), (bad) => api.offloadedTasks('x', problem, bad)],
  withinCapacity: [(bad) => api.withinCapacity(Float64Array.of(1, 2), bad)],
  closedFormAllocator: [
    (bad) => api.closedFormAllocator().allocate(bad, [0, 1]),
    (bad) => api.closedFormAllocator().allocate(problem, bad),
  ],
  equalShareAllocator: [
    (bad) => api.equalShareAllocator(bad),
    (bad) => api.equalShareAllocator({ among: 'all' }).allocate(bad, [0, 1]),
    (bad) => api.equalShareAllocator({ among: 'all' }).allocate(problem, bad),
  ],
  slsqpAllocator: [
    (bad) => api.slsqpAllocator(bad),
    (bad) => api.slsqpAllocator({ ftol: bad }),
    (bad) => api.slsqpAllocator().allocate(bad, [0, 1]),
  ],
  decisionProblem: [
    (bad) => api.decisionProblem(bad, closed),
    (bad) => api.decisionProblem(problem, bad),
    (bad) => api.decisionProblem(problem, closed, bad),
    (bad) => api.decisionProblem(problem, closed).evaluate(bad),
    (bad) => problem.evaluate(bad),
    (bad) => problem.withAllocator(bad),
  ],
  observeTasks: [() => api.observeTasks(problem)],
  uniformWorkload: [(bad) => api.uniformWorkload(bad), (bad) => api.uniformWorkload({ system, low: bad })],
  differentDevicesWorkload: [
    (bad) => api.differentDevicesWorkload(bad),
    (bad) => api.differentDevicesWorkload({ devices: bad }),
    (bad) => api.differentDevicesWorkload({ tasks: bad }),
  ],
  traceWorkload: [(bad) => api.traceWorkload(bad), (bad) => api.traceWorkload({ system, rows: bad })],
  scheduledWorkload: [
    (bad) => api.scheduledWorkload(bad, []),
    (bad) => api.scheduledWorkload(uniform, bad),
    (bad) => api.scheduledWorkload(uniform, [bad]),
    (bad) => api.scheduledWorkload(uniform, [{ at: 1, switchOff: bad }]),
  ],
  minimum: [(bad) => api.minimum(bad)],
  sortedPrefixMinimum: [(bad) => api.sortedPrefixMinimum(bad)],
  enumeratedMinimum: [(bad) => api.enumeratedMinimum(bad)],
  exactSolver: [
    (bad) => api.exactSolver(bad),
    (bad) => api.exactSolver({ signal: bad }),
    (bad) => api.exactSolver()(bad),
  ],
  relaxedMinimum: [(bad) => api.relaxedMinimum(bad)],
  createRandom: [
    (bad) => api.createRandom(bad),
    (bad) => api.createRandom(1).split(bad),
    (bad) => api.createRandom(1).uniform(0, bad),
    (bad) => api.createRandom(1).integer(bad),
    (bad) => api.createRandom(1).sample(bad, 1),
    (bad) => api.createRandom(1).sample(5, bad),
    (bad) => (api.createRandom(1).state = bad),
  ],
  requireRandom: [(bad) => api.requireRandom('x', bad)],
  requireOffload: [(bad) => api.requireOffload('x', 2, bad)],
  requireRows: [(bad) => api.requireRows('x', 'rows', bad, 2)],
  requireNumber: [(bad) => api.requireNumber('x', 'y', bad)],
  requireLength: [(bad) => api.requireLength('x', 'y', bad, 2, 'z')],
  requireList: [(bad) => api.requireList('x', 'y', bad, 'a list')],
  requireNumbers: [(bad) => api.requireNumbers('x', 'y', bad)],
  requireOneOf: [(bad) => api.requireOneOf('x', 'y', bad, ['a', 'b'])],
  requireRange: [(bad) => api.requireRange('x', 'y', bad), (bad) => api.requireRange('x', 'y', [0, bad])],
  requireWorkload: [(bad) => api.requireWorkload('x', 'y', bad)],
  logRatio: [(bad) => api.logRatio(bad, 1), (bad) => api.logRatio(1, bad), (bad) => api.logRatio(1, 1, bad)],
  requireOptions: [(bad) => api.requireOptions('x', bad)],
  requireMethods: [(bad) => api.requireMethods('x', 'y', bad, ['z'], 'a Z')],
  requireFunction: [(bad) => api.requireFunction('x', 'y', bad)],
  requireAllocator: [(bad) => api.requireAllocator('x', bad)],
  requireProblem: [(bad) => api.requireProblem('x', bad)],
  requireTwoChoices: [(bad) => api.requireTwoChoices('x', { ...problem, choices: bad })],
  requireCost: [(bad) => api.requireCost('x', bad)],
  activeDevices: [() => api.activeDevices(problem)],
  choicesOf: [() => api.choicesOf(problem)],
  withCostFactors: [
    (bad) => api.withCostFactors(bad, {}),
    (bad) => api.withCostFactors(system, bad),
    (bad) => api.withCostFactors(system, { uplink: bad }),
    (bad) => problem.withFactors({ processor: [1, bad] }),
  ],
  requireFactors: [(bad) => api.requireFactors('x', 2, ['uplink'], bad)],
  underFactors: [(bad) => api.underFactors('x', bad, {}), (bad) => api.underFactors('x', problem, bad)],
  createSumTree: [(bad) => api.createSumTree(bad, 1), (bad) => api.createSumTree(1, bad)],
  measuredSlot: [
    (bad) => api.measuredSlot('x', bad),
    (bad) => api.measuredSlot('x', { size: bad, observation: Float64Array.of(1) }),
    (bad) => api.measuredSlot('x', { size: 1, observation: bad }),
    (bad) => api.measuredSlot('x', { size: 1, observation: Float64Array.of(1), ids: bad }),
    (bad) => api.measuredSlot('x', { size: 1, observation: Float64Array.of(1), active: bad }),
    (bad) => api.measuredSlot('x', { size: 1, observation: Float64Array.of(1), choices: bad }),
  ],
  deviceIds: [(bad) => api.deviceIds('x', 2, bad), (bad) => api.deviceIds('x', 1, [bad])],
  requireAdopted: [(bad) => api.requireAdopted('x', 2, bad)],
  readMeasurement: [
    (bad) => api.readMeasurement('x', [0, 1], bad),
    ...(['cost', 'costs', 'delays', 'energies'] as const).map(
      (part) => (bad: never) => api.readMeasurement('x', [0, 1], { [part]: bad }),
    ),
    (bad) => api.readMeasurement('x', [0, 1], { costs: [bad, 1] }),
  ],
  totalCost: [() => api.totalCost(api.readMeasurement('x', [0], { cost: 1 }))],
  createProposalLedger: [
    (bad) => api.createProposalLedger('x', bad),
    (bad) => api.createProposalLedger('x', { openLimit: bad }),
    (bad) => api.createProposalLedger('x', { openSlots: bad }),
    (bad) => api.createProposalLedger('x').get(bad),
    (bad) => api.createProposalLedger('x').restore(bad, () => 1),
  ],
  standardNormal: [() => api.standardNormal(api.createRandom(1))],
  underRule: [(bad) => api.underRule('x', problem, bad)],
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
