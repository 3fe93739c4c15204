import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeGuideLabels } from '../../src/charts/guide-labels.js';

describe('placeGuideLabels', () => {
  test('stays beside the values where there is room', () =>
    expect(placeGuideLabels([100, 20], 200)).toEqual([100, 20]));

  test('moves the lower one of two that would meet', () => expect(placeGuideLabels([55, 50], 200)).toEqual([63, 50]));

  test('moves up what would leave the panel, and the one above it', () =>
    expect(placeGuideLabels([198, 199], 200)).toEqual([187, 200]));

  test('keeps labels a line apart, in the order of their values', () => {
    const wanted = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(wanted, (values) => {
        const placed = placeGuideLabels(values, 200);
        const order = values.map((_, k) => k).sort((a, b) => values[a]! - values[b]!);
        for (let k = 1; k < order.length; k++) {
          expect(placed[order[k]!]! - placed[order[k - 1]!]!).toBeGreaterThanOrEqual(13 - 1e-9);
        }
        for (const place of placed) expect(place).toBeLessThanOrEqual(200);
      }),
    );
  });
});
