import { describe, expect, test } from '@jest/globals';
import { createProblem, paperSystem, requireFactors, underFactors, type DecisionProblem } from '../../src/index.js';
import { expectRefusal, notFinite } from '../rejection.js';

const problem = createProblem(paperSystem(3), [6, 0, 15]);

describe('the paper’s problem under factors', () => {
  // By hand: U_i = 2 d_i / 2.5 and L_i = 4 d_i / 3.
  test('has each part of the cost its factor times as large, and the same tasks', () => {
    const dear = problem.withFactors({ uplink: [2, 1, 3], processor: [1, 1, 0.5] });
    expect([...dear.uploadCost]).toEqual([2 * 4.8, 0, 3 * 12].map((value) => expect.closeTo(value, 12)));
    expect([...dear.localCost]).toEqual([8, 0, 10].map((value) => expect.closeTo(value, 12)));
    expect([...dear.edgeWeight]).toEqual([...problem.edgeWeight]);
    expect([...dear.tasks]).toEqual([...problem.tasks]);
  });
  test('is the same problem where nothing is named', () => {
    expect(problem.withFactors({})).toEqual(problem);
  });
  test('leaves the problem itself alone', () => {
    const before = JSON.stringify(problem);
    problem.withFactors({ uplink: [9, 9, 9] });
    expect(JSON.stringify(problem)).toBe(before);
  });
});

describe('factors are refused', () => {
  const where = 'withCostFactors';
  test.each([...notFinite, 0, -1])('where one is %p', (got) => {
    const factors = { uplink: [1, got as number, 1] };
    expectRefusal(() => problem.withFactors(factors), { where, what: 'factors.uplink[1]', got });
  });
  test('where there is not one per device', () => {
    const code = 'MEC_LENGTH_MISMATCH';
    expectRefusal(() => problem.withFactors({ processor: [1, 1] }), { code, where, what: 'factors.processor', got: 2 });
  });
  test('for a part that the cost does not have', () => {
    expectRefusal(() => problem.withFactors({ download: [1, 1, 1] }), {
      where,
      what: 'part of the cost',
      got: 'download',
    });
  });
  test.each([null, undefined, 3, [1, 2]])('where they are %p', (got) => {
    expectRefusal(() => requireFactors('here', 2, ['uplink'], got as never), { where: 'here', what: 'factors', got });
  });
  test('by a problem whose model takes none', () => {
    const other: DecisionProblem = {
      size: 1,
      observation: Float64Array.of(1),
      evaluate: (offload) => ({ cost: 1, allocation: Float64Array.from(offload) }),
    };
    expectRefusal(() => underFactors('here', other, {}), {
      code: 'MEC_UNSUPPORTED_PROBLEM',
      where: 'here',
      what: 'problem.withFactors',
      got: undefined,
    });
  });
});
