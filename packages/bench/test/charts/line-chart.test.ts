import { describe, expect, test } from '@jest/globals';
import { compile } from 'vega-lite';
import { lineChart, renderSvg, type LineChart } from '../../src/index.js';

const ratio: LineChart = {
  x: { title: 'Iteration', domain: [0, 100] },
  y: { title: 'Minimum cost / cost', domain: [0.9, 1], format: '.2f' },
  series: [
    {
      name: 'mean of the records',
      color: '#1f77b4',
      bandName: 'their least and most',
      points: [10, 40, 70, 100].map((x) => ({ x, y: 0.95 + x / 4000, low: 0.93, high: 0.99 })),
    },
    { name: 'CD_SLSQP', color: '#d62728', points: [10, 100].map((x) => ({ x, y: 0.98 })) },
  ],
  marks: [
    { at: 50, label: 'α = 3' },
    { at: 95, label: '3 devices off' },
  ],
};

/** Texts of an SVG, in its order. */
const textsOf = (svg: string): string[] =>
  Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), (match) => match[1]!);

/** Paths of the marks of a kind: `line` or `area`. */
const pathsOf = (svg: string, kind: string): string[] =>
  Array.from(
    svg.matchAll(new RegExp(`mark-${kind} role-mark[^>]*>((?:<path[^>]*>(?:</path>)?)*)`, 'g')),
    (group) => group[1]!,
  );

/** `start` for a text to the right of its place, `end` for one to the left. */
const anchorOf = (svg: string, text: string): string =>
  new RegExp(`<text[^>]* text-anchor="(\\w+)"[^>]*>${text}</text>`).exec(svg)![1]!;

const draw = (change: Partial<LineChart> = {}): Promise<string> => renderSvg(lineChart({ ...ratio, ...change }));

describe('lineChart', () => {
  test('is a Vega-Lite specification, and stays one through JSON', () => {
    const spec = lineChart(ratio);
    expect(() => compile(spec)).not.toThrow();
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  test('shows titles, legend, labels of marks and formatted ticks', async () => {
    const texts = textsOf(await draw());
    const shown = ['Iteration', 'Minimum cost / cost', 'mean of the records', 'their least and most', 'CD_SLSQP'];
    expect(texts).toEqual(expect.arrayContaining([...shown, 'α = 3', '3 devices off', '0.90', '1.00']));
  });

  test('draws a line per series, a band where one is named, each in its colour', async () => {
    const svg = await draw();
    expect(
      pathsOf(svg, 'line')
        .join('')
        .match(/stroke="[^"]*"/g),
    ).toEqual(['stroke="#1f77b4"', 'stroke="#d62728"']);
    // 28 % of #1f77b4 on white: 255 - 0.28 x (255 - 31) = 192 and so on.
    expect(
      pathsOf(svg, 'area')
        .join('')
        .match(/fill="[^"]*"/g),
    ).toEqual(['fill="#c0d9ea"']);
    const [first, ...rest] = ratio.series;
    const { bandName, ...plain } = first!;
    expect(bandName).toBeDefined();
    expect(pathsOf(await draw({ series: [plain, ...rest] }), 'area').join('')).toBe('');
  });

  test('has no legend for a single line', async () => {
    expect(textsOf(await draw({ series: ratio.series.slice(1) }))).not.toContain('CD_SLSQP');
  });

  test('is as large inside the axes as asked', async () => {
    const svg = await draw({ width: 300, height: 150 });
    expect(svg).toContain('class="background"');
    expect(svg).toMatch(/d="M0\.5,0\.5h300v150h-300Z"/);
  });

  test('does not grow for a label at its right edge, nor for a long legend', async () => {
    const widthOf = (svg: string): number => Number(/width="(\d+)"/.exec(svg)![1]);
    const bare = widthOf(await draw({ marks: [] }));
    expect(widthOf(await draw())).toBe(bare);
    const names = ['one long name of a series', 'another long name of a series', 'a third long name of one'];
    const long = names.map((name) => ({ name, color: '#000000', points: ratio.series[1]!.points }));
    expect(widthOf(await draw({ marks: [], series: long }))).toBe(bare);
  });

  test('leaves out marks outside the axis', async () => {
    const texts = textsOf(
      await draw({
        marks: [
          { at: 101, label: 'later' },
          { at: 100, label: 'last' },
        ],
      }),
    );
    expect(texts).toContain('last');
    expect(texts).not.toContain('later');
  });

  test('widens an axis without a domain to its marks, and places their labels on it', async () => {
    const { domain, ...x } = ratio.x;
    expect(domain).toBeDefined();
    const marks = [
      { at: 110, label: 'past the data' },
      { at: 180, label: 'last of all' },
    ];
    const svg = await draw({ x, marks });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['past the data', 'last of all', '180']));
    expect(anchorOf(svg, 'past the data')).toBe('start');
    expect(anchorOf(svg, 'last of all')).toBe('end');
  });

  test('joins points, or holds each value until the next', async () => {
    const series = [
      {
        name: 's',
        color: '#000000',
        points: [
          { x: 0, y: 0.9 },
          { x: 100, y: 1 },
        ],
      },
    ];
    const path = async (steps: boolean): Promise<string> =>
      /d="(M[^"]*)"/.exec(pathsOf(await draw({ series, steps, marks: [] }), 'line')[0]!)![1]!;
    expect(await path(false)).toBe('M0,270L440,0');
    expect(await path(true)).toBe('M0,270L440,270L440,0');
  });

  test('puts equal factors at equal distances on a log axis', async () => {
    const points = [1, 10, 100].map((x) => ({ x, y: 0.95 }));
    const x = { title: 'N', scale: 'log', domain: [1, 100] } as const;
    // 10 is half way; 70 is at 92 % of the width, so its label has no room on the right.
    const marks = [
      { at: 10, label: 'ten' },
      { at: 70, label: 'seventy' },
    ];
    const svg = await draw({ x, marks, series: [{ name: 's', color: '#000000', points }] });
    const path = /d="M([^"]*)"/.exec(pathsOf(svg, 'line')[0]!)![1]!;
    expect(path.split('L').map((place) => Math.round(Number(place.split(',')[0])))).toEqual([0, 220, 440]);
    expect(svg).toContain('transform="translate(220,0)" x2="0" y2="270" stroke="#666"');
    expect([anchorOf(svg, 'ten'), anchorOf(svg, 'seventy')]).toEqual(['start', 'end']);
  });

  test('leaves a gap where a value is not finite, and keeps the axis', async () => {
    const { domain, ...y } = ratio.y;
    expect(domain).toBeDefined();
    const points = [0.95, 0.96, NaN, 0.97, 0.98, Infinity, 0.96, 0.95].map((v, k) => ({ x: k, y: v }));
    const svg = await draw({ y, marks: [], series: [{ name: 's', color: '#000000', points }] });
    expect(
      pathsOf(svg, 'line')[0]!
        .match(/[ML]\d/g)!
        .join('')
        .replace(/\d/g, ''),
    ).toBe('MLMLML');
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['0.95', '0.98']));
  });

  test('draws strokes and gaps, in the legend too', async () => {
    const dashed = ratio.series.map((series, k) => (k === 1 ? { ...series, dash: [6, 3] } : series));
    const strokes = (await draw({ series: dashed, marks: [] })).match(/stroke-dasharray="6,3"/g);
    expect(strokes).toHaveLength(2);
  });

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
      expected: '#rrggbb, since it has a band',
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
