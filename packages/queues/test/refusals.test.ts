/** Whatever a caller from plain JavaScript hands in, a mistake ends in a typed error that names it. */
import { describe, expect, test } from '@jest/globals';
import * as api from '../src/index.js';

const state = { gains: [1e-11, 2e-12], dataQueues: [3, 4], energyQueues: [0, 9] };
const problem = api.queueProblem(state);
const offload = Uint8Array.of(0, 1);
const { allocation } = problem.evaluate(offload);
const slot = { gains: [1e-11], arrivals: [1] };
const started = (slots: never): unknown => api.queueEnvironment({ slots }).reset();
const stepped = (decision: never): unknown => {
  const environment = api.queueEnvironment({ slots: [slot] });
  environment.reset();
  return environment.step(decision);
};

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
  Symbol.iterator,
  () => undefined,
];

/** Calls that are sound but for one argument, which is garbage. */
const CALLS: Readonly<Record<string, readonly ((bad: never) => unknown)[]>> = {
  queueProblem: [
    (bad) => api.queueProblem(bad),
    ...(['gains', 'dataQueues', 'energyQueues', 'weights', 'parameters', 'observe'] as const).flatMap((name) => [
      (bad: never) => api.queueProblem({ ...state, [name]: bad }),
      (bad: never) => api.queueProblem({ ...state, [name]: [bad, bad] }),
    ]),
    ...Object.keys(api.lydrooParameters).map(
      (name) => (bad: never) => api.queueProblem({ ...state, parameters: { [name]: bad } }),
    ),
    (bad) => api.queueProblem({ ...state, observe: () => bad }),
    (bad) => problem.evaluate(bad),
    (bad) => problem.earnings(bad),
    (bad) => problem.earnings({ ...allocation, rates: bad }),
    (bad) => problem.isFeasible!(bad, allocation),
    (bad) => problem.isFeasible!(offload, bad),
    (bad) => problem.isFeasible!(offload, { ...allocation, energies: bad }),
  ],
  lydrooWeights: [(bad) => api.lydrooWeights(bad)],
  observeEarnings: [(bad) => api.observeEarnings(bad)],
  observeQueues: [(bad) => api.observeQueues(bad)],
  queueMinimum: [
    (bad) => api.queueMinimum(bad),
    (bad) => api.queueMinimum(problem, bad),
    (bad) => api.queueMinimum(problem, { nodeLimit: bad }),
  ],
  ricianSlots: [
    (bad) => api.ricianSlots(bad),
    ...['deviceCount', 'seed', 'distances', 'meanArrival', 'lineOfSight'].map(
      (name) => (bad: never) => api.ricianSlots({ [name]: bad }),
    ),
  ],
  queueEnvironment: [
    (bad) => api.queueEnvironment(bad),
    (bad) => api.queueEnvironment({ slots: [slot], parameters: bad }),
    (bad) => started(bad),
    (bad) => started([bad] as never),
    (bad) => started([{ ...slot, gains: bad }] as never),
    (bad) => started([{ ...slot, arrivals: bad }] as never),
    (bad) => stepped(bad),
    (bad) => stepped({ offload: bad, allocation } as never),
    (bad) => stepped({ offload: Uint8Array.of(0), allocation: bad } as never),
  ],
};

describe('wrong arguments', () => {
  test('every public function is tried', () => {
    const functions = Object.entries(api).filter(([, value]) => typeof value === 'function');
    expect(Object.keys(CALLS).sort()).toEqual(functions.map(([name]) => name).sort());
  });
  for (const [name, calls] of Object.entries(CALLS)) {
    test(`${name} answers, or throws a typed error`, () => {
      for (const call of calls) {
        for (const bad of GARBAGE) {
          try {
            call(bad as never);
          } catch (error) {
            const { code, detail } = error as { code?: unknown; detail?: unknown };
            expect([String(code).startsWith('MEC_'), typeof detail]).toEqual([true, 'object']);
          }
        }
      }
    });
  }

  const refuses = (run: () => unknown, code: string, what: string, got: unknown): void =>
    expect(run).toThrow(expect.objectContaining({ code, detail: expect.objectContaining({ what, got }) as unknown }));

  test('names the argument and its value', () => {
    refuses(() => api.queueProblem({ ...state, gains: [1, -1] }), 'MEC_OUT_OF_DOMAIN', 'gains[1]', -1);
    refuses(() => api.queueProblem({ ...state, dataQueues: [1] }), 'MEC_LENGTH_MISMATCH', 'dataQueues', 1);
    refuses(() => api.queueProblem({ ...state, energyQueues: [1, NaN] }), 'MEC_OUT_OF_DOMAIN', 'energyQueues[1]', NaN);
    const parameters = { mostPower: 0 };
    refuses(() => api.queueProblem({ ...state, parameters }), 'MEC_OUT_OF_DOMAIN', 'parameters.mostPower', 0);
    refuses(() => problem.evaluate(Uint8Array.of(0, 2)), 'MEC_OUT_OF_DOMAIN', 'offload[1]', 2);
    refuses(() => started([] as never), 'MEC_OUT_OF_DOMAIN', 'slots', 'no slot');
    refuses(() => started([{ gains: [1], arrivals: [-1] }] as never), 'MEC_OUT_OF_DOMAIN', 'slot.arrivals[0]', -1);
    const decision = {
      offload: Uint8Array.of(0),
      allocation: { rates: Float64Array.of(1), energies: Float64Array.of(0), uploadTime: Float64Array.of(0) },
    };
    refuses(() => stepped(decision as never), 'MEC_OUT_OF_DOMAIN', 'decision.allocation', decision.allocation);
    const environment = api.queueEnvironment({ slots: [slot] });
    refuses(() => environment.step(decision as never), 'MEC_UNSUPPORTED_PROBLEM', 'problem', undefined);
    const other = { size: 1, observation: new Float64Array(1), evaluate: () => ({ cost: 0, allocation }) };
    refuses(() => api.queueMinimum(other as never), 'MEC_UNSUPPORTED_PROBLEM', 'problem', other);
  });
  test('refuses slots of another number of devices', () => {
    const environment = api.queueEnvironment({ slots: [slot, { gains: [1e-11, 1e-11], arrivals: [1, 1] }] });
    const first = environment.reset();
    const x = Uint8Array.of(0);
    refuses(() => environment.step({ offload: x, ...first.evaluate(x) }), 'MEC_LENGTH_MISMATCH', 'slot.gains', 2);
  });
});
