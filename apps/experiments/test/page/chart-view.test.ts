import { describe, expect, test } from '@jest/globals';
import { lineChart, type LineChart } from '@mec/bench';
import fc from 'fast-check';
import { moved, tidy, viewOf, wholeRange, type Move } from '../../page/chart-view.js';
import { ratioChart } from '../output/report-samples.js';

const view = { width: 300, theme: 'dark', hidden: new Set<string>() } as const;
const all = ['mean of 3 seeds', 'each seed', 'least to most'];

describe('viewOf', () => {
  test('is the whole chart at the width and theme of the screen, its legend left to the page', () => {
    const shown = viewOf(ratioChart, view)!;
    expect(shown).toEqual({ ...ratioChart, width: 300, theme: 'dark', interactive: true, legend: false });
  });

  test.each([
    { off: ['each seed'], line: true, runs: false, band: true },
    { off: ['least to most'], line: true, runs: true, band: false },
    { off: ['mean of 3 seeds'], line: false, runs: true, band: true },
    { off: ['mean of 3 seeds', 'each seed'], line: false, runs: false, band: true },
  ])('without $off', ({ off, line, runs, band }) => {
    const [series] = viewOf(ratioChart, { ...view, hidden: new Set(off) })!.series;
    expect(series!.points.some(({ y }) => Number.isFinite(y))).toBe(line);
    expect('runs' in series!).toBe(runs);
    expect('bandName' in series!).toBe(band);
  });

  test('is none where all is switched off', () =>
    expect(viewOf(ratioChart, { ...view, hidden: new Set(all) })).toBeUndefined());

  test('has a y axis for the range that is shown, and only the guides in it', () => {
    const climbing: LineChart = {
      x: { title: 'x', domain: [0, 100] },
      y: { title: 'y', includes: [1], domain: [0, 1], enlargedFrom: 0.9 },
      series: [{ name: 'up', color: '#1f5fb4', points: Array.from({ length: 101 }, (_, k) => ({ x: k, y: k / 100 })) }],
      guides: [
        { at: 0.1, label: 'low' },
        { at: 0.55, label: 'inside' },
        { at: [0.55, 0.9], label: 'partly' },
      ],
    };
    const { x, y, guides } = viewOf(climbing, { ...view, range: [50, 60] })!;
    expect(x.domain).toEqual([50, 60]);
    expect(y).toEqual({ title: 'y', scale: 'linear', enlargedFrom: 0.9 });
    expect(guides).toEqual([
      { at: 0.55, label: 'inside' },
      { at: [0.55, 0.6], label: 'partly' },
    ]);
  });

  test('can be laid out whatever is off and wherever it is zoomed', () => {
    const range = fc
      .tuple(fc.double({ min: 0, max: 9999, noNaN: true }), fc.double({ min: 1, max: 9999, noNaN: true }))
      .map(([from, length]) => [from, Math.min(10_000, from + length)] as const);
    fc.assert(
      fc.property(
        fc.subarray(all),
        fc.option(range, { nil: undefined }),
        fc.integer({ min: 120, max: 900 }),
        (off, at, width) => {
          const shown = viewOf(ratioChart, { ...view, width, hidden: new Set(off), range: at });
          if (shown === undefined) expect(off).toHaveLength(3);
          else expect(lineChart(shown)).toHaveProperty('$schema');
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('ranges', () => {
  test('begin as all that the axis shows', () => {
    expect(wholeRange(ratioChart)).toEqual([0, 10_000]);
    expect(wholeRange({ ...ratioChart, x: { title: 'Iteration' } })).toEqual([50, 10_000]);
  });

  const whole = [0, 10_000] as const;
  test.each<{ from: [number, number]; move: Move; to: [number, number] | undefined }>([
    { from: [0, 10_000], move: 'in', to: [2500, 7500] },
    { from: [2500, 7500], move: 'out', to: undefined },
    { from: [4000, 6000], move: 'out', to: [3000, 7000] },
    { from: [4000, 6000], move: 'left', to: [3000, 5000] },
    { from: [4000, 6000], move: 'right', to: [5000, 7000] },
    // Moved past an end, a range keeps its length.
    { from: [500, 2500], move: 'left', to: [0, 2000] },
    { from: [9000, 10_000], move: 'right', to: [9000, 10_000] },
  ])('$from moves $move to $to', ({ from, move, to }) => expect(moved(from, whole, move)).toEqual(to));

  // From 1 to 10,000 is four decades: the middle half is from 10 to 1,000.
  test('move by factors on a log axis', () => expect(moved([1, 10_000], [1, 10_000], 'in', true)).toEqual([10, 1000]));

  test('end at round numbers inside the whole', () => {
    expect(tidy([4513.2, 7187.9], whole)).toEqual([4500, 7200]);
    expect(tidy([7187.9, 4513.2], whole)).toEqual([4500, 7200]);
    expect(tidy([-3, 12], whole)).toEqual([0, 12]);
  });

  test('stay inside the whole, low before high', () => {
    const moves = fc.array(fc.constantFrom<Move>('in', 'out', 'left', 'right'), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (list) => {
        let range: readonly [number, number] = whole;
        for (const move of list) {
          range = moved(range, whole, move) ?? whole;
          expect(range[0]).toBeGreaterThanOrEqual(0);
          expect(range[1]).toBeLessThanOrEqual(10_000);
          expect(range[0]).toBeLessThan(range[1]);
        }
      }),
    );
  });
});
