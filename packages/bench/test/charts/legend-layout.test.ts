import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { layOutLegend, SYMBOL_GAP } from '../../src/charts/legend-layout.js';
import { textWidth } from '../../src/charts/text-width.js';

const names = fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 8 });

describe('layOutLegend', () => {
  test('puts short names side by side', () => expect(layOutLegend(['a', 'b', 'c'], 440).columns).toBe(3));

  // By hand: a name of ten 0s is 10 x 0.497 x 12 = 59.64 wide, 84.64 with its symbol and gap; two and 14 between are 183.28.
  // Set in 11 with 9 between: 54.67 + 25 = 79.67; three are 257.01. In 12 three are 281.92.
  test.each([
    { width: 183, columns: 1, fontSize: 12 },
    { width: 184, columns: 2, fontSize: 12 },
    { width: 257, columns: 2, fontSize: 12 },
    { width: 258, columns: 3, fontSize: 11 },
    { width: 281, columns: 3, fontSize: 11 },
    { width: 282, columns: 3, fontSize: 12 },
  ])('fits $columns of three names into $width pixels, set in $fontSize', ({ width, columns, fontSize }) => {
    expect(layOutLegend(['0000000000', '0000000000', '0000000000'], width)).toMatchObject({ columns, fontSize });
  });

  test('keeps one column for a name that is too long', () =>
    expect(layOutLegend(['long '.repeat(50), 'b'], 440).columns).toBe(1));

  test('never has fewer columns when the chart is wider, and never lets a row of names alone be wider', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 50, max: 900 }), fc.nat(300), (list, width, more) => {
        const { columns, fontSize, padding, symbolLength } = layOutLegend(list, width);
        expect(layOutLegend(list, width + more).columns).toBeGreaterThanOrEqual(columns);
        if (columns === 1) return;
        const firstRow = list.slice(0, columns).map((name) => symbolLength + SYMBOL_GAP + textWidth(name, fontSize));
        const total = firstRow.reduce((sum, part) => sum + part, padding * (columns - 1));
        expect(total).toBeLessThanOrEqual(width);
      }),
    );
  });
});
