import { describe, expect, test } from '@jest/globals';
import { lineChart, type LineChart } from '../../src/index.js';

const ratio: LineChart = {
  x: { title: 'Iteration', domain: [0, 100] },
  y: { title: 'Minimum cost / cost', domain: [0.9, 1] },
  series: [
    { name: 'mean', color: '#1f77b4', bandName: 'band', points: [{ x: 10, y: 0.95, low: 0.93, high: 0.99 }] },
    { name: 'CD_SLSQP', color: '#d62728', points: [{ x: 10, y: 0.98 }] },
  ],
};

describe('lineChart', () => {
  const line = ratio.series[1]!;
  const log = { title: 'log', scale: 'log' } as const;
  test.each([
    { change: { series: [] }, what: 'series.length', got: 0, expected: 'a finite number >= 1' },
    { change: { width: 0 }, what: 'width', got: 0, expected: 'a finite number > 0 pixels' },
    { change: { height: NaN }, what: 'height', got: NaN, expected: 'a finite number > 0 pixels' },
    {
      change: { series: [line, line] },
      what: 'series[1].name',
      got: 'CD_SLSQP',
      expected: 'a name that no other entry of the legend has',
    },
    {
      change: { series: [line, { ...line, name: 'other', bandName: 'CD_SLSQP' }] },
      what: 'series[1].bandName',
      got: 'CD_SLSQP',
      expected: 'a name that no other entry of the legend has',
    },
    {
      change: { series: [{ ...line, color: 'red', bandName: 'band' }] },
      what: 'series[0].color',
      got: 'red',
      expected: '#rrggbb',
    },
    {
      change: { y: { title: 'y', domain: [1, 0.9] as const } },
      what: 'y.domain',
      got: [1, 0.9],
      expected: 'two numbers, the lower one first',
    },
    {
      change: { guides: [{ at: [0.2, 0.1] as const, label: 'g' }] },
      what: 'guides[0].at',
      got: [0.2, 0.1],
      expected: 'a number, or two with the lower one first',
    },
    {
      change: { guides: [{ at: NaN, label: 'g' }] },
      what: 'guides[0].at',
      got: NaN,
      expected: 'a finite number',
    },
    {
      change: { y: { ...log, includes: [0] } },
      what: 'y.includes[0]',
      got: 0,
      expected: 'a finite number > 0 (log axis)',
    },
    {
      change: { series: [{ ...line, runs: { name: 'CD_SLSQP', points: [] } }] },
      what: 'series[0].runs.name',
      got: 'CD_SLSQP',
      expected: 'a name that no other entry of the legend has',
    },
    {
      change: { x: { ...log, domain: [0, 10] as const } },
      what: 'x.domain[0]',
      got: 0,
      expected: 'a finite number > 0 (log axis)',
    },
    {
      change: {
        y: log,
        series: [
          {
            ...line,
            points: [
              { x: 1, y: 1 },
              { x: 2, y: -1 },
            ],
          },
        ],
      },
      what: 'series[0].points[1].y',
      got: -1,
      expected: '> 0, on a log axis',
    },
    {
      change: { y: log, series: [{ ...line, bandName: 'band', points: [{ x: 1, y: 1, low: 0, high: 1 }] }] },
      what: 'series[0].points[0].low',
      got: 0,
      expected: '> 0, on a log axis',
    },
  ])('refuses $what $got', ({ change, ...detail }) => {
    expect(() => lineChart({ ...ratio, ...change })).toThrow(
      expect.objectContaining({ code: 'MEC_OUT_OF_DOMAIN', detail: { where: 'lineChart', ...detail } }),
    );
  });
});
