import { describe, expect, test } from '@jest/globals';
import { compile, type TopLevelSpec } from 'vega-lite';
import { chartLegend, lineChart, type LineChart } from '../../src/index.js';
import { renderPng, renderSvg } from '../../src/render/index.js';

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
    expect(() => compile(spec as unknown as TopLevelSpec)).not.toThrow();
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
    // 16 % of #1f77b4 on white: 255 - 0.16 x (255 - 31) = 219 and so on.
    expect(
      pathsOf(svg, 'area')
        .join('')
        .match(/fill="[^"]*"/g),
    ).toEqual(['fill="#dbe9f3"']);
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
    expect(svg).toMatch(/class="background"[^>]* d="M0,0h300v150h-300Z"/);
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
    expect(svg).toContain('transform="translate(220,0)" x2="0" y2="270" stroke="#444444"');
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

  const series = (name: string, y: number, more: object = {}) => ({
    name,
    color: '#1f5fb4',
    points: [0, 50, 100].map((x) => ({ x, y })),
    ...more,
  });
  const free = { title: 'Minimum cost / cost', includes: [1], format: '.2f' };

  test('has an axis that holds every curve, however low, and includes what is asked for', async () => {
    const svg = await draw({ y: free, series: [series('low', 0.2), series('high', 0.9)], marks: [] });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['0.20', '1.00']));
    expect(pathsOf(svg, 'line').join('').match(/ d="M/g)).toHaveLength(2);
  });

  // 0.2 on an axis from 0.9 lies seven heights below it: drawn there, it ended the process inside resvg.
  test('cuts what a stated axis does not show, so that nothing lies outside the picture', async () => {
    const low = series('low', 0.2, {
      bandName: 'band',
      points: [0, 100].map((x) => ({ x, y: 0.2, low: 0.1, high: 0.3 })),
    });
    const svg = await draw({ series: [low, series('high', 0.95)] });
    expect(pathsOf(svg, 'line').join('').match(/ d="M/g)).toHaveLength(1);
    expect(pathsOf(svg, 'area').join('')).not.toContain('d="M');
    expect(renderPng(svg, 1).length).toBeGreaterThan(1000);
  });

  test('widens a line that another one covers', async () => {
    const widths = async (other: number): Promise<string[]> => {
      const svg = await draw({ series: [series('a', 0.95), series('b', other)], marks: [] });
      return Array.from(
        pathsOf(svg, 'line')
          .join('')
          .matchAll(/stroke-width="([^"]*)"/g),
        (match) => match[1]!,
      );
    };
    expect(await widths(0.97)).toEqual(['1.6', '1.6']);
    expect(await widths(0.95)).toEqual(['3.6', '1.6']);
  });

  test('draws runs behind their mean, one line each and one entry of the legend', async () => {
    const runs = { name: 'each seed', points: [0.93, 0.97].map((y) => [0, 50, 100].map((x) => ({ x, y }))) };
    const svg = await draw({ series: [series('mean', 0.95, { runs })], marks: [] });
    const [behind, front] = pathsOf(svg, 'line').filter((paths) => paths !== '');
    expect(behind).toContain('stroke-width="0.7"');
    expect(svg.match(/stroke-width="0.7"/g)).toHaveLength(2);
    expect(front).toContain('stroke-width="0.7"');
    expect(svg.indexOf('stroke-width="0.7"')).toBeLessThan(svg.indexOf('stroke-width="1.6"'));
    expect(textsOf(svg).filter((text) => text === 'each seed')).toHaveLength(1);
  });

  test('shows the points of a short series', async () => {
    const dots = (svg: string): number => /mark-symbol role-mark.*?<\/g>/.exec(svg)?.[0].match(/<path/g)?.length ?? 0;
    expect(dots(await draw({ series: [series('short', 0.95)], marks: [] }))).toBe(3);
    const points = Array.from({ length: 17 }, (_, x) => ({ x, y: 0.95 }));
    expect(dots(await draw({ series: [series('long', 0.95, { points })], marks: [] }))).toBe(0);
  });

  test('leaves the legend to who shows it elsewhere', async () => {
    const runs = { name: 'each seed', points: [] };
    const chart = {
      ...ratio,
      legend: false,
      series: [
        { ...ratio.series[0]!, runs },
        { ...ratio.series[1]!, dash: [6, 3] },
      ],
    };
    expect(textsOf(await draw(chart))).not.toContain('CD_SLSQP');
    expect(chartLegend(chart)).toEqual([
      { name: 'mean of the records', color: '#1f77b4', dash: [], kind: 'line' },
      // 42 % and 16 % of the line's colour on white.
      { name: 'each seed', color: '#a1c6e0', dash: [], kind: 'runs' },
      { name: 'their least and most', color: '#dbe9f3', dash: [], kind: 'band' },
      { name: 'CD_SLSQP', color: '#d62728', dash: [6, 3], kind: 'line' },
    ]);
    expect(chartLegend({ ...chart, theme: 'dark' })[0]!.color).not.toBe('#1f77b4');
  });

  test('has the labels of guides inside where it is narrow', async () => {
    const guides = [{ at: 0.95, label: 'paper 0.95' }];
    expect(anchorOf(await draw({ guides, width: 320 }), 'paper 0.95')).toBe('start');
    expect(anchorOf(await draw({ guides, width: 300 }), 'paper 0.95')).toBe('end');
  });

  describe('guides', () => {
    // 0.95 is half way up the axis from 0.9 to 1, 270 pixels high; the range from 0.92 to 0.94 is 54 pixels.
    test('are a line or a range, labelled at the right of the chart', async () => {
      const guides = [
        { at: 0.95, from: 40, label: 'paper 0.95' },
        { at: [0.92, 0.94] as const, label: 'paper 0.92-0.94' },
      ];
      const svg = await draw({ guides, marks: [] });
      expect(svg).toMatch(/<line transform="translate\(176,135[.\d]*\)" x2="264" y2="0" stroke="#8a5a00"/);
      expect(svg).toMatch(/d="M0,162[.\d]*h440v5[34][.\d]*h-440Z" fill="#8a5a00" opacity="0.13"/);
      expect(svg).toMatch(/translate\(445,13\d(\.\d*)?\)"[^>]*>paper 0.95</);
      expect(textsOf(svg)).toContain('paper 0.92-0.94');
    });

    test('are held by an axis without a domain', async () => {
      const y = { title: 'y', format: '.1f' };
      expect(textsOf(await draw({ y, guides: [{ at: 0.5, label: 'paper' }], marks: [] }))).toContain('0.5');
    });

    test('are left out where the axes do not show them', async () => {
      const guides = [
        { at: 0.5, label: 'below' },
        { at: 0.95, from: 100, label: 'later' },
        { at: [0.5, 0.95] as const, label: 'partly' },
      ];
      const texts = textsOf(await draw({ guides, marks: [] }));
      expect(texts).toContain('partly');
      expect(texts).not.toContain('below');
      expect(texts).not.toContain('later');
    });
  });

  describe('an enlarged part of the y axis', () => {
    const y = { ...free, enlargedFrom: 0.99, format: '.3f' };
    const across = series('across', 0, {
      points: [
        { x: 0, y: 0.98 },
        { x: 100, y: 1 },
      ],
    });

    test('is a panel over the rest; a line goes on from one to the other', async () => {
      const svg = await draw({ y, series: [across, series('low', 0.85)], marks: [] });
      const texts = textsOf(svg);
      expect(texts.filter((text) => text === '0.990')).toHaveLength(2);
      expect(texts).toEqual(expect.arrayContaining(['1.000']));
      expect(texts).toContain('enlarged');
      expect(texts.filter((text) => text === 'Iteration')).toHaveLength(1);
      // From 0.98 to 1: it passes 0.99 half way, where it ends below and begins above.
      const places = pathsOf(svg, 'line').flatMap((paths) => Array.from(paths.matchAll(/d="(M[^"]*)"/g), (m) => m[1]!));
      expect(places).toHaveLength(3);
      expect(places[0]).toMatch(/^M220,143(\.\d+)?L440,0$/);
      expect(places.slice(1).some((path) => /^M0,[\d.]+L220,0$/.test(path))).toBe(true);
    });

    test.each([0.85, 0.995])('is without effect where all values are near %p', async (value) => {
      const svg = await draw({ y, series: [series('one', value)], marks: [] });
      expect(textsOf(svg)).not.toContain('enlarged');
    });

    test('holds a curve far below, in a picture that can be drawn', async () => {
      const svg = await draw({ y, series: [across, series('low', 0.2)], marks: [] });
      expect(pathsOf(svg, 'line').join('').match(/ d="M/g)).toHaveLength(3);
      expect(textsOf(svg)).toEqual(expect.arrayContaining(['0.200', '0.990', '1.000']));
      expect(renderPng(svg, 1).length).toBeGreaterThan(1000);
    });

    test('has labels of marks at the bottom alone', async () => {
      const texts = textsOf(await draw({ y, series: [across], marks: [{ at: 50, label: 'change' }] }));
      expect(texts.filter((text) => text === 'change')).toHaveLength(1);
    });
  });

  test('on dark, has its colours and lightens those of lines', async () => {
    const svg = await draw({ theme: 'dark', series: [series('black', 0.95, { color: '#000000' })], marks: [] });
    expect(svg).toContain('fill="#171c23"');
    expect(svg).not.toMatch(/stroke="#000000"/);
  });

  test('answers the pointer where it is asked to, and is the same picture', async () => {
    const spec = JSON.stringify(lineChart({ ...ratio, interactive: true }));
    for (const name of ['zoom_0', 'hover_0']) expect(spec).toContain(`"name":"${name}"`);
    expect(JSON.stringify(lineChart(ratio))).not.toContain('zoom_0');
    const lines = pathsOf(await draw({ interactive: true }), 'line');
    expect(lines).toEqual(pathsOf(await draw(), 'line'));
  });
});
