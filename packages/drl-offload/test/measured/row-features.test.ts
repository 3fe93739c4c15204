import { describe, expect, test } from '@jest/globals';
import { RowFeatures } from '../../src/measured/row-features.js';

describe('RowFeatures', () => {
  // Root mean square of 3 and 4 is sqrt(12.5); of -1 and 7 it is 5.
  test('divides each column by its root mean square', () => {
    const features = new RowFeatures(2);
    const rows = Float64Array.of(3, -1, 4, 7);
    expect(features.meet(rows, 2)).toBeUndefined();
    const unit = Math.sqrt(12.5);
    const expected = [1, 3 / unit, -1 / 5, 1, 4 / unit, 7 / 5];
    expect(Array.from(features.of(rows, 2))).toEqual(expected.map((value) => expect.closeTo(value, 12)));
  });

  test('powers of two in a column change nothing, bit for bit', () => {
    const rows = Float64Array.of(3, 5, 4, 7, 9, 11);
    const [plain, scaled] = [new RowFeatures(2), new RowFeatures(2)];
    const large = rows.map((value, k) => value * (k % 2 === 0 ? 2 ** 40 : 2 ** -40));
    plain.meet(rows, 3);
    scaled.meet(large, 3);
    expect(scaled.of(large, 3)).toEqual(plain.of(rows, 3));
  });

  test('follows rows of another size, and says by how much its features changed', () => {
    const features = new RowFeatures(1);
    features.meet(Float64Array.of(1, 1), 2);
    const probe = Float64Array.of(50);
    let before = features.of(probe, 1);
    let moves = 0;
    for (let slot = 0; slot < 400; slot++) {
      const ratios = features.meet(Float64Array.of(100, 100), 2);
      const after = features.of(probe, 1);
      if (ratios !== undefined) moves++;
      for (let k = 0; k < 2; k++) expect(after[k]).toBeCloseTo(before[k]! * (ratios?.[k] ?? 1), 12);
      before = after;
    }
    expect(moves).toBeGreaterThan(0);
    expect(Math.abs(before[1]!)).toBeLessThan(8);
  });

  test('columns of nothing but 0 and rows without columns', () => {
    const zero = new RowFeatures(1);
    zero.meet(Float64Array.of(0, 0), 2);
    expect(zero.of(Float64Array.of(0), 1)).toEqual(Float64Array.of(1, 0));
    const none = new RowFeatures(0);
    expect(none.meet(new Float64Array(0), 3)).toBeUndefined();
    expect(none.of(new Float64Array(0), 2)).toEqual(Float64Array.of(1, 1));
    expect(none.pairs).toEqual([{ feature: 0, term: 0 }]);
  });

  test('wide rows have fewer products with the load: their number grows with the width, not with its square', () => {
    for (const width of [1, 3, 7, 8, 20, 100]) {
      expect(new RowFeatures(width).pairs.length).toBeLessThanOrEqual(Math.max(64, 3 * width + 1));
    }
    expect(new RowFeatures(1).pairs).toHaveLength(4);
  });
});
