import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEGEND_COLUMN_PADDING, LEGEND_FONT_SIZE, legendColumns } from '../../src/charts/legend-columns.js';
import { textWidth } from '../../src/charts/text-width.js';

fc.configureGlobal({ seed: 20270 });

const names = fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 8 });

describe('legendColumns', () => {
  test('puts short names side by side', () => expect(legendColumns(['a', 'b', 'c'], 440)).toBe(3));

  // By hand: a name of ten 0s is 10 x 0.497 x 12 = 59.64 wide, 83.64 with its symbol; two and the gap are 181.28.
  test.each([
    { width: 181, columns: 1 },
    { width: 182, columns: 2 },
    { width: 278, columns: 2 },
    { width: 279, columns: 3 },
  ])('fits $columns of three names into $width pixels', ({ width, columns }) => {
    expect(legendColumns(['0000000000', '0000000000', '0000000000'], width)).toBe(columns);
  });

  test('keeps one column for a name that is too long', () =>
    expect(legendColumns(['long '.repeat(50), 'b'], 440)).toBe(1));

  test('never falls when the chart is wider, and never lets a row of names alone be wider', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 50, max: 900 }), fc.nat(300), (list, width, more) => {
        const columns = legendColumns(list, width);
        expect(legendColumns(list, width + more)).toBeGreaterThanOrEqual(columns);
        if (columns === 1) return;
        const firstRow = list.slice(0, columns).map((name) => textWidth(name, LEGEND_FONT_SIZE));
        const total = firstRow.reduce((sum, part) => sum + part, LEGEND_COLUMN_PADDING * (columns - 1));
        expect(total).toBeLessThanOrEqual(width);
      }),
    );
  });
});
