import { describe, expect, test } from '@jest/globals';
import { deviceIds, measuredSlot, readMeasurement, totalCost, type Measurement } from '../../src/contract/index.js';
import { expectRefusal } from '../rejection.js';

const where = 'f';
const read = (measurement: unknown, ids: readonly (string | number)[] = ['a', 'b', 7]) =>
  readMeasurement(where, ids, measurement as Measurement);

describe('readMeasurement', () => {
  test('reads numbers by place; null, undefined and NaN were not measured', () => {
    expect(read({ costs: [1, null, 3] }).costs).toEqual(Float64Array.of(1, NaN, 3));
    expect(read({ costs: Float64Array.of(NaN, 2, NaN) }).costs).toEqual(Float64Array.of(NaN, 2, NaN));
    expect(read({ delays: [undefined, 2, 0] }).delays).toEqual(Float64Array.of(NaN, 2, 0));
  });
  test('reads numbers by id, from a map or an object; a number is found by its text', () => {
    const costs = Float64Array.of(NaN, 2, 5);
    expect(read({ costs: { b: 2, 7: 5 } }).costs).toEqual(costs);
    const map = new Map<string | number, number>([
      ['b', 2],
      [7, 5],
    ]);
    expect(read({ costs: map }).costs).toEqual(costs);
  });
  test('reads costs below 0, for models that maximise', () => {
    expect(read({ cost: -3, costs: [-1, -1, -1] })).toMatchObject({ cost: -3, costs: Float64Array.of(-1, -1, -1) });
  });
  test.each([undefined, null, 5, 'x', {}, { other: 1 }, { costs: [null, null, null] }])('refuses %j', (got) => {
    expectRefusal(() => read(got), { where, what: 'measurement', got });
  });
  test('names the number, the device or the length that is wrong', () => {
    const rejections: [unknown, string, unknown][] = [
      [{ cost: Infinity }, 'measurement.cost', Infinity],
      [{ costs: [1, '2', 3] }, 'measurement.costs[1]', '2'],
      [{ delays: [1, -2, 3] }, 'measurement.delays[1]', -2],
      [{ energies: { b: -1 } }, 'measurement.energies["b"]', -1],
      [{ costs: { c: 1 } }, 'measurement.costs, device', 'c'],
      [{ costs: JSON.parse('{"__proto__": 1}') as object }, 'measurement.costs, device', '__proto__'],
      [{ costs: 4 }, 'measurement.costs', 4],
    ];
    for (const [measurement, what, got] of rejections) expectRefusal(() => read(measurement), { where, what, got });
    expectRefusal(() => read({ costs: [1, 2] }), {
      code: 'MEC_LENGTH_MISMATCH',
      where,
      what: 'measurement.costs',
      got: 2,
    });
  });
});

describe('totalCost', () => {
  test('is what was measured, or the sum where every device was', () => {
    expect(totalCost(read({ cost: 10, costs: [1, 2, 3] }))).toBe(10);
    expect(totalCost(read({ costs: [1, 2, 3] }))).toBe(6);
    expect(totalCost(read({ costs: [1, null, 3] }))).toBeUndefined();
    expect(totalCost(read({ delays: [1, 2, 3] }))).toBeUndefined();
  });
});

describe('measuredSlot', () => {
  test('copies rows, names and active devices, and never asks for a price', () => {
    const observation = Float64Array.of(1, 2, 3, 4);
    const problem = { size: 2, observation, ids: ['x', 3], active: [1], evaluate: () => expect(1).toBe(2) };
    const slot = measuredSlot(where, problem);
    observation.fill(0);
    expect(slot).toEqual({ size: 2, width: 2, rows: Float64Array.of(1, 2, 3, 4), ids: ['x', 3], active: [1] });
    expect(measuredSlot(where, { size: 2, observation: Float64Array.of(1, 2) })).toMatchObject({
      ids: [0, 1],
      active: [0, 1],
    });
  });
  test('names what is wrong', () => {
    const rows = Float64Array.of(1, 2);
    const rejections: [unknown, string, unknown][] = [
      [null, 'problem', null],
      [{ size: 0, observation: rows }, 'problem.size', 0],
      [{ size: 2, observation: Float64Array.of(1, 2, 3) }, 'problem.observation', Float64Array.of(1, 2, 3)],
      [{ size: 2, observation: Float64Array.of(1, NaN) }, 'problem.observation[1]', NaN],
      [{ size: 2, observation: rows, active: [2] }, 'problem.active[0]', 2],
      [{ size: 2, observation: rows, active: [1, 0] }, 'problem.active[1]', 0],
    ];
    for (const [problem, what, got] of rejections) {
      expectRefusal(() => measuredSlot(where, problem as never), { where, what, got });
    }
    const three = { size: 2, observation: rows, choices: 3 };
    expectRefusal(() => measuredSlot(where, three), {
      code: 'MEC_UNSUPPORTED_PROBLEM',
      where,
      what: 'problem.choices',
      got: 3,
    });
  });
});

describe('deviceIds', () => {
  test('refuses ids that are not one per device and different, also as text', () => {
    expectRefusal(() => deviceIds(where, 2, ['a']), { where, what: 'problem.ids', got: ['a'] });
    expectRefusal(() => deviceIds(where, 2, ['a', 'a']), { where, what: 'problem.ids[1]', got: 'a' });
    expectRefusal(() => deviceIds(where, 2, [1, '1']), { where, what: 'problem.ids[1]', got: '1' });
    expectRefusal(() => deviceIds(where, 2, [1, NaN]), { where, what: 'problem.ids[1]', got: NaN });
  });
});
