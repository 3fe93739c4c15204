/** Whatever a caller from plain JavaScript hands in, a mistake ends in a typed error that names it. */
import { describe, expect, test } from '@jest/globals';
import * as api from '../src/index.js';

const problem = api.wirelessPoweredProblem({ gains: [1e-6, 2e-6] });
const frame = { energyTime: 0.5, uploadTime: Float64Array.of(0, 0.5) };

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
  wirelessPoweredProblem: [
    (bad) => api.wirelessPoweredProblem(bad),
    (bad) => api.wirelessPoweredProblem({ gains: bad }),
    (bad) => api.wirelessPoweredProblem({ gains: [1e-6, 1e-6], weights: bad }),
    (bad) => api.wirelessPoweredProblem({ gains: [1e-6], parameters: bad }),
    (bad) => api.wirelessPoweredProblem({ gains: [1e-6], observe: bad }),
    (bad) => api.wirelessPoweredProblem({ gains: [1e-6], observe: () => bad }),
    ...Object.keys(api.drooParameters).map(
      (name) => (bad: never) => api.wirelessPoweredProblem({ gains: [1e-6], parameters: { [name]: bad } }),
    ),
    (bad) => problem.evaluate(bad),
    (bad) => problem.rate(bad, frame),
    (bad) => problem.rate([0, 1], bad),
    (bad) => problem.rate([0, 1], { ...frame, energyTime: bad }),
    (bad) => problem.rate([0, 1], { ...frame, uploadTime: bad }),
    (bad) => problem.isFeasible!(Uint8Array.of(0, 1), bad),
  ],
  alternatingWeights: [(bad) => api.alternatingWeights(bad)],
  observePrices: [(bad) => api.observePrices(bad)],
  observeGains: [(bad) => api.observeGains(bad)],
  drooDistances: [(bad) => api.drooDistances(bad)],
  meanGain: [
    (bad) => api.meanGain(bad),
    (bad) => api.meanGain(3, bad),
    (bad) => api.meanGain(3, { ...api.drooPathLoss, carrier: bad }),
  ],
  fadingWorkload: [
    (bad) => api.fadingWorkload(bad),
    (bad) => api.fadingWorkload({ deviceCount: bad }),
    (bad) => api.fadingWorkload({ seed: bad }),
    (bad) => api.fadingWorkload({ distances: bad }),
    (bad) => api.fadingWorkload({ weights: bad }),
    (bad) => api.fadingWorkload({ pathLoss: bad }),
  ],
  wirelessPoweredMinimum: [
    (bad) => api.wirelessPoweredMinimum(bad),
    (bad) => api.wirelessPoweredMinimum(problem, bad),
    (bad) => api.wirelessPoweredMinimum(problem, { nodeLimit: bad }),
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
    refuses(() => api.wirelessPoweredProblem({ gains: [1, -1] }), 'MEC_OUT_OF_DOMAIN', 'gains[1]', -1);
    refuses(() => api.wirelessPoweredProblem({ gains: [1e-25] }), 'MEC_OUT_OF_DOMAIN', 'gains[0]', 1e-25);
    refuses(() => api.wirelessPoweredProblem({ gains: [] }), 'MEC_OUT_OF_DOMAIN', 'number of gains', 0);
    refuses(() => api.wirelessPoweredProblem({ gains: [1, 1], weights: [1] }), 'MEC_LENGTH_MISMATCH', 'weights', 1);
    refuses(() => api.wirelessPoweredProblem({ gains: [1, 1], weights: [1, 0] }), 'MEC_OUT_OF_DOMAIN', 'weights[1]', 0);
    const parameters = { harvestedShare: 1.1 };
    refuses(
      () => api.wirelessPoweredProblem({ gains: [1], parameters }),
      'MEC_OUT_OF_DOMAIN',
      'parameters.harvestedShare',
      1.1,
    );
    refuses(() => problem.evaluate(Uint8Array.of(0, 2)), 'MEC_OUT_OF_DOMAIN', 'offload[1]', 2);
    refuses(() => problem.rate([0, 1], { ...frame, energyTime: -1 }), 'MEC_OUT_OF_DOMAIN', 'energyTime', -1);
    const other = { size: 1, observation: new Float64Array(1), evaluate: () => ({ cost: 0, allocation: frame }) };
    refuses(() => api.wirelessPoweredMinimum(other as never), 'MEC_UNSUPPORTED_PROBLEM', 'problem', other);
  });
});
