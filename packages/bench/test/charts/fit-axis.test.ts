import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitAxis } from '../../src/charts/fit-axis.js';

const room = { length: 300, label: 20 };
const linear = { title: 'y' };
const log = { title: 'y', scale: 'log' } as const;

describe('fitAxis', () => {
  test.each([
    { axis: linear, data: [0.21, 0.93], domain: [0.2, 1], ticks: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] },
    {
      axis: { ...linear, includes: [1] },
      data: [0.958, 0.99],
      domain: [0.95, 1],
      ticks: [0.95, 0.96, 0.97, 0.98, 0.99, 1],
    },
    {
      axis: { ...linear, domain: [0, 10_000] as const },
      data: [1, 2],
      domain: [0, 10_000],
      ticks: [0, 2000, 4000, 6000, 8000, 10_000],
    },
    { axis: log, data: [0.07, 2.1], domain: [0.07, 3], ticks: [0.07, 0.1, 0.2, 0.3, 0.5, 1, 2, 3] },
    { axis: log, data: [1e-6, 1], domain: [1e-6, 1], ticks: [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1] },
  ] as const)('$axis over $data', ({ axis, data, domain, ticks }) => {
    expect(fitAxis(axis, data, room)).toEqual({ domain, ticks });
  });

  // A tick at 12,000 is 8.6 pixels from the end at 12,345: its label would be covered.
  test('ends on ticks that no other covers', () => {
    const { ticks } = fitAxis({ ...linear, domain: [0, 12_345] }, [0, 1], room);
    expect(ticks).toEqual([0, 2000, 4000, 6000, 8000, 10_000, 12_345]);
  });

  // 0.9 and 1 are 13 pixels apart there.
  test('leaves out multiples on a log axis whose labels would meet', () => {
    const { domain, ticks } = fitAxis(log, [0.76, 2.1], { length: 184, label: 20 });
    expect(domain).toEqual([0.7, 3]);
    expect(ticks).not.toEqual(expect.arrayContaining([0.9, 1]));
  });

  test('has an end on both sides of one value, and without any', () => {
    expect(fitAxis(linear, [5, 5], room).domain).toEqual([4.4, 5.6]);
    expect(fitAxis(linear, [0, 0], room).domain).toEqual([-1, 1]);
    expect(fitAxis(log, [5, 5], room).domain).toEqual([2, 10]);
    expect(fitAxis(linear, [Infinity, -Infinity], room).domain).toEqual([0, 1]);
    expect(fitAxis(log, [Infinity, -Infinity], room).domain).toEqual([1, 10]);
  });

  const logarithmic = fc.boolean();
  const exponent = fc.double({ min: -8, max: 8, noNaN: true });
  const length = fc.integer({ min: 60, max: 600 });

  test('holds the data, ends on ticks, and leaves every label its room', () => {
    fc.assert(
      fc.property(logarithmic, exponent, exponent, length, (isLog, a, b, pixels) => {
        const [low, high] = [Math.min(10 ** a, 10 ** b), Math.max(10 ** a, 10 ** b)];
        fc.pre(high > low * (1 + 1e-6));
        const { domain, ticks } = fitAxis(isLog ? log : linear, [low, high], { length: pixels, label: 20 });
        expect(domain[0]).toBeLessThanOrEqual(low * (1 + 1e-9));
        expect(domain[1]).toBeGreaterThanOrEqual(high * (1 - 1e-9));
        expect([ticks[0], ticks.at(-1)]).toEqual(domain);
        const along = isLog ? Math.log : (value: number): number => value;
        const scale = pixels / (along(domain[1]) - along(domain[0]));
        for (let k = 1; k < ticks.length; k++) {
          expect((along(ticks[k]!) - along(ticks[k - 1]!)) * scale).toBeGreaterThanOrEqual(20 - 1e-6);
        }
      }),
    );
  });
});
