import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MARK_FONT_SIZE, placeMarkLabels } from '../../src/charts/mark-labels.js';
import { textWidth } from '../../src/charts/text-width.js';

fc.configureGlobal({ seed: 20270 });

const marks = fc.array(
  fc.record({ label: fc.string({ maxLength: 25 }), place: fc.double({ min: 0, max: 440, noNaN: true }) }),
  { maxLength: 8 },
);

describe('placeMarkLabels', () => {
  test('writes to the right of the line, all on one level where there is room', () => {
    const labels = [
      { label: 'α = 3', place: 220 },
      { label: 'α = 1', place: 308 },
    ];
    expect(placeMarkLabels(labels, 440)).toEqual([
      { align: 'left', level: 0 },
      { align: 'left', level: 0 },
    ]);
  });

  test('writes to the left where the right is too short', () => {
    expect(placeMarkLabels([{ label: '3 devices off', place: 430 }], 440)).toEqual([{ align: 'right', level: 0 }]);
  });

  // '3 devices off' is about 64 pixels wide: written to the left of 430 it covers 362 to 430, where 'on' stands.
  test('climbs over a label that it would meet on the left', () => {
    const labels = [
      { label: 'on', place: 380 },
      { label: '3 devices off', place: 430 },
    ];
    expect(placeMarkLabels(labels, 440)).toEqual([
      { align: 'left', level: 0 },
      { align: 'right', level: 1 },
    ]);
  });

  test('climbs where labels would meet, and down again after', () => {
    const labels = [100, 105, 110, 400].map((place) => ({ label: 'change', place }));
    expect(placeMarkLabels(labels, 440).map(({ level }) => level)).toEqual([0, 1, 2, 0]);
  });

  test('lets no two labels of a level overlap', () => {
    fc.assert(
      fc.property(marks, (labels) => {
        const spans = placeMarkLabels(labels, 440).map(({ align, level }, k) => {
          const { label, place } = labels[k]!;
          const length = textWidth(label, MARK_FONT_SIZE);
          return {
            level,
            from: align === 'left' ? place : place - length,
            to: align === 'left' ? place + length : place,
          };
        });
        spans.forEach((span, k) => {
          for (const other of spans.slice(k + 1)) {
            expect(span.level === other.level && span.from < other.to && other.from < span.to).toBe(false);
          }
        });
      }),
    );
  });
});
