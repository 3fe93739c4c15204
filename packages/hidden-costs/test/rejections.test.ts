/** Mistakes end in typed errors that name the argument and its value. */
import { describe, expect, test } from '@jest/globals';
import { createProblem, paperSystem, uniformWorkload, type DecisionProblem } from '@mec/model';
import { asTold, hiddenCosts, hiddenCostsWorkload, identifiedRows } from '../src/index.js';

const told = createProblem(paperSystem(2), [10, 20]);
const workload = uniformWorkload({ system: paperSystem(2) });
const other: DecisionProblem = {
  size: 2,
  observation: Float64Array.of(1, 2),
  evaluate: (offload) => ({ cost: 1, allocation: Float64Array.from(offload) }),
};

const refused = (run: () => unknown, where: string, what: string, got: unknown, code = 'MEC_OUT_OF_DOMAIN'): void => {
  const detail = { where, what, got, expected: expect.stringMatching(/./) };
  expect(run).toThrow(expect.objectContaining({ code, detail }));
};

describe('hiddenCosts refuses', () => {
  test('a model that takes no factors', () => {
    const code = 'MEC_UNSUPPORTED_PROBLEM';
    refused(() => hiddenCosts({ told: other, factors: {} }), 'hiddenCosts', 'problem.withFactors', undefined, code);
    const foreign = {
      name: 'foreign',
      events: [],
      *[Symbol.iterator]() {
        yield other;
      },
    };
    const run = (): unknown => [...hiddenCostsWorkload({ workload: foreign, hidden: { uplink: [1, 2] } })];
    refused(run, 'hiddenCosts', 'problem.withFactors', undefined, code);
  });
  test('a part that the cost does not have, and factors that are none', () => {
    refused(() => hiddenCosts({ told, factors: { radio: [1, 1] } }), 'withCostFactors', 'part of the cost', 'radio');
    refused(() => hiddenCosts({ told, factors: { uplink: [1, 0] } }), 'withCostFactors', 'factors.uplink[1]', 0);
    const code = 'MEC_LENGTH_MISMATCH';
    refused(() => hiddenCosts({ told, factors: { uplink: [1] } }), 'withCostFactors', 'factors.uplink', 1, code);
    refused(() => hiddenCosts({ told, factors: null as never }), 'withCostFactors', 'factors', null);
  });
  test('what is no problem, no observer, no options', () => {
    refused(() => hiddenCosts({ told: null as never, factors: {} }), 'hiddenCosts', 'problem.size', undefined);
    refused(() => hiddenCosts({ told, factors: {}, observe: 3 as never }), 'hiddenCosts', 'observe', 3);
    refused(() => hiddenCosts(null as never), 'hiddenCosts', 'options', null);
  });
});

describe('hiddenCostsWorkload refuses', () => {
  const where = 'hiddenCostsWorkload';
  const hidden = { uplink: [0.3, 3] as const };
  test.each([0, -1, 1.5, NaN, '5', null])('every %p slots', (got) => {
    refused(() => hiddenCostsWorkload({ workload, hidden, every: got as number }), where, 'every', got);
  });
  test.each([
    [0, 1],
    [-1, 1],
    [NaN, 1],
  ])('factors from %p to %p', (low, high) => {
    refused(() => hiddenCostsWorkload({ workload, hidden: { uplink: [low, high] } }), where, 'hidden.uplink[0]', low);
  });
  test('no hidden part, no workload, no seed', () => {
    refused(() => hiddenCostsWorkload({ workload, hidden: {} }), where, 'hidden', {});
    refused(() => hiddenCostsWorkload({ workload, hidden: 3 as never }), where, 'hidden', 3);
    refused(() => hiddenCostsWorkload({ workload, hidden: { uplink: 3 as never } }), where, 'hidden.uplink', 3);
    refused(() => hiddenCostsWorkload({ workload: {} as never, hidden }), where, 'workload', {});
    refused(() => hiddenCostsWorkload({ workload, hidden, seed: 0.5 }), 'createRandom', 'seed', 0.5);
  });
});

test('asTold refuses what is no strategy', () => {
  refused(() => asTold(null as never), 'asTold', 'strategy', null);
});

test('identifiedRows refuses rows of unequal width', () => {
  refused(() => identifiedRows(new Float64Array(3), 2), 'identifiedRows', 'length of observation / size', 1.5);
  refused(() => identifiedRows(new Float64Array(3), 0), 'identifiedRows', 'size', 0);
  refused(() => identifiedRows(3 as never, 2), 'identifiedRows', 'observation', 3);
});
