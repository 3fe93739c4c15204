import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnScale } from '../../src/estimate/column-scale.js';

const featuresOf = (slots: readonly number[][], width: number, rows: readonly number[]): Float64Array => {
  const scale = columnScale(width);
  for (const slot of slots) scale.observe(slot, slot.length / width);
  const out = new Float64Array(scale.features * (rows.length / width));
  scale.fill(rows, rows.length / width, out);
  return out;
};

describe('columnScale', () => {
  // By hand: mean 2, deviation 1; geometric mean sqrt(3), so the logarithms are log(1 + x / (0.1 sqrt 3)), symmetric about their mean.
  test('standardises numbers and their logarithms', () => {
    const [first, second, third, fourth] = featuresOf([[1, 3]], 1, [1, 3]);
    expect([first, third]).toEqual([-1, 1]);
    expect(second).toBeCloseTo(-1, 12);
    expect(fourth).toBeCloseTo(1, 12);
  });

  test('is the same for a column in other units', () => {
    const slots = fc.array(
      fc.array(
        fc.integer({ min: -800, max: 800 }).map((x) => x / 16),
        { minLength: 3, maxLength: 3 },
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(slots, fc.constantFrom(1e-9, 0.3, 7, 1e9), (given, factor) => {
        const last = given.at(-1)!;
        const plain = featuresOf(given, 1, last);
        const scaled = featuresOf(
          given.map((slot) => slot.map((x) => x * factor)),
          1,
          last.map((x) => x * factor),
        );
        plain.forEach((feature, k) => expect(scaled[k]).toBeCloseTo(feature, 5));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('gives zeros for a column without spread, and cuts what is far out', () => {
    expect([...featuresOf([[7e9, 7e9, 7e9]], 1, [7e9, 7e9, 7e9])]).toEqual([0, 0, 0, 0, 0, 0]);
    const ordinary = Array.from({ length: 100 }, (_, k) => Math.sin(k));
    expect(featuresOf([ordinary], 1, [1e12])[0]).toBe(4);
    expect(featuresOf([ordinary], 1, [-1e12])[0]).toBe(-4);
  });

  test('takes the largest and the smallest numbers there are', () => {
    const rows = [1.7e308, -1.7e308, 5e-324, 0];
    for (const feature of featuresOf([rows, rows], 1, rows)) expect(Math.abs(feature)).toBeLessThanOrEqual(4);
  });

  test('follows the slots at 1, 2, 4, ... only, so that features hold in between', () => {
    const scale = columnScale(1);
    const of = (x: number): number => {
      const out = new Float64Array(2);
      scale.fill([x], 1, out);
      return out[0]!;
    };
    const seen: number[] = [];
    for (let slot = 1; slot <= 8; slot++) {
      scale.observe([slot, slot + 2 * slot], 2);
      seen.push(of(5));
    }
    expect(seen[2]).toBe(seen[1]);
    expect(seen[4]).toBe(seen[3]);
    expect(seen[5]).toBe(seen[3]);
    expect(seen[3]).not.toBe(seen[2]);
    expect(seen[7]).not.toBe(seen[6]);
  });

  test('goes on from a snapshot', () => {
    const scale = columnScale(2);
    scale.observe([1, 2, 3, 5], 2);
    const other = columnScale(2);
    other.restore(scale.snapshot());
    for (const each of [scale, other]) each.observe([4, 4, 9, 1], 2);
    const [a, b] = [scale, other].map((each) => {
      const out = new Float64Array(4);
      each.fill([6, 3], 1, out);
      return out;
    });
    expect(b).toEqual(a);
    expect(() => columnScale(3).restore(scale.snapshot())).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN' }),
    );
  });
});
