import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contrast, mixed, parseColor, visibleOn } from '../../src/charts/colors.js';
import { PALETTES } from '../../src/charts/theme.js';

const colors = fc.integer({ min: 0, max: 0xffffff }).map((bits) => `#${bits.toString(16).padStart(6, '0')}`);

describe('colours', () => {
  test('are read from #rrggbb alone', () => {
    expect(parseColor('#1f77B4')).toEqual([31, 119, 180]);
    for (const other of ['red', '#fff', '#1f77b', '1f77b4', '#1f77b4ff']) expect(parseColor(other)).toBeUndefined();
  });

  // 28 % of #1f77b4 on white: 255 - 0.28 x (255 - 31) = 192 and so on.
  test('mix by shares', () => {
    expect(mixed('#1f77b4', 0.28, '#ffffff')).toBe('#c0d9ea');
    expect(mixed('#1f77b4', 0, '#000000')).toBe('#000000');
    expect(mixed('#1f77b4', 1, '#000000')).toBe('#1f77b4');
  });

  // WCAG 2: black on white is 21, #777777 on white 4.48, as every contrast checker says.
  test('contrast as WCAG 2 defines it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
  });

  test('are visible on the dark background, and unchanged on the light one', () => {
    fc.assert(
      fc.property(colors, (color) => {
        expect(visibleOn(PALETTES.light.background, color)).toBe(color);
        expect(contrast(visibleOn(PALETTES.dark.background, color), PALETTES.dark.background)).toBeGreaterThanOrEqual(
          4,
        );
      }),
    );
  });
});

test.each(['light', 'dark'] as const)('text and guides are readable on %s', (theme) => {
  const { background, ink, quiet, guide } = PALETTES[theme];
  // 4.5: WCAG 2, success criterion 1.4.3.
  for (const color of [ink, quiet, guide]) expect(contrast(color, background)).toBeGreaterThanOrEqual(4.5);
});
