/** Lines with optional bands and marked moments, as a Vega-Lite specification: every figure of the paper is one. */
import { OutOfDomainError, requireNumber } from '@mec/model';
import type { TopLevelSpec } from 'vega-lite';
import { legendColumns } from './legend-columns.js';
import { MARK_FONT_SIZE, MARK_GAP, placeMarkLabels } from './mark-labels.js';
import { chartTheme } from './theme.js';

export interface LineChart {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** Vertical lines with labels; those outside the x axis are left out. */
  readonly marks?: readonly ChartMark[];
  /** Whether a value holds until the next point. Default false: points are joined by straight lines. */
  readonly steps?: boolean;
  /** Pixels inside the axes. Default 440 x 270: the width of a paper's column. */
  readonly width?: number;
  readonly height?: number;
}

export interface Axis {
  /** With its unit. */
  readonly title: string;
  /** By default from the data. */
  readonly domain?: readonly [number, number];
  /** d3-format of the tick labels. */
  readonly format?: string;
  /** Default linear. A log axis shows numbers > 0 only. */
  readonly scale?: 'linear' | 'log';
}

export interface Series {
  /** In the legend; no other series or band has it. */
  readonly name: string;
  /** CSS colour; `#rrggbb` where there is a band. */
  readonly color: string;
  /** Ascending in x; where y, low or high is not a finite number, line or band has a gap. */
  readonly points: readonly Point[];
  /** What the band from `low` to `high` shows, named in the legend. Without it no band is drawn. */
  readonly bandName?: string;
  /** Lengths of strokes and gaps, pixels. By default a whole line. */
  readonly dash?: readonly number[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Ends of the band. */
  readonly low?: number;
  readonly high?: number;
}

export interface ChartMark {
  readonly at: number;
  readonly label: string;
}

/**
 * The specification: data included, so that it can be drawn anywhere.
 *
 * @throws OutOfDomainError when there is no series, two entries of the legend share a name, a log axis meets a number
 *   that is not above 0, a band's colour is not `#rrggbb`, or a size is not above 0.
 * @example
 * const svg = await renderSvg(lineChart({
 *   x: { title: 'Iteration' },
 *   y: { title: 'Loss', scale: 'log' },
 *   series: [{ name: 'agent', color: '#1f77b4', points: [{ x: 1, y: 0.7 }, { x: 2, y: 0.2 }] }],
 * }));
 */
export function lineChart(chart: LineChart): TopLevelSpec {
  const { x, y, series, steps = false, width = 440, height = 270 } = chart;
  const entries = legendEntries(series);
  validate(chart, entries);
  const points = series.flatMap(({ name, points }) => points.map((point) => datum(point, name)));
  const bandPoints = series.flatMap(({ bandName, points }) =>
    bandName === undefined ? [] : points.map((point) => datum(point, bandName)),
  );
  const interpolate = steps ? ('step-after' as const) : ('linear' as const);

  const position = {
    x: { field: 'x', type: 'quantitative' as const, title: x.title, ...axisOf(x), scale: scaleOf(x) },
    y: { field: 'y', type: 'quantitative' as const, title: y.title, ...axisOf(y), scale: scaleOf(y) },
  };
  const names = entries.map(({ name }) => name);
  const legend =
    entries.length === 1
      ? null
      : {
          orient: 'bottom' as const,
          columns: legendColumns(names, width),
          symbolType: 'stroke',
          symbolOpacity: 1,
        };
  const bySeries = { field: 'series', type: 'nominal' as const, title: null, legend };
  const color = { ...bySeries, scale: { domain: names, range: entries.map(({ color }) => color) } };
  const strokeDash = { ...bySeries, scale: { domain: names, range: entries.map(({ dash }) => dash) } };
  const dashed = entries.some(({ dash }) => dash.length > 0);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width,
    height,
    config: chartTheme,
    layer: [
      {
        data: { values: bandPoints },
        mark: { type: 'area', clip: true, interpolate },
        encoding: { x: position.x, y: { ...position.y, field: 'low' }, y2: { field: 'high' }, color },
      },
      {
        data: { values: points },
        mark: { type: 'line', clip: true, strokeWidth: 1.6, strokeJoin: 'round', interpolate },
        encoding: { ...position, color, ...(dashed ? { strokeDash } : {}) },
      },
      {
        data: { values: placedMarks(chart, width) },
        encoding: { x: position.x },
        layer: [
          { mark: { type: 'rule', color: '#666', strokeDash: [4, 3] } },
          {
            mark: {
              type: 'text',
              align: { expr: 'datum.align' },
              baseline: 'bottom',
              dx: { expr: 'datum.dx' },
              dy: { expr: 'datum.dy' },
              fontSize: MARK_FONT_SIZE,
              color: '#444',
            },
            encoding: { text: { field: 'label' }, y: { value: height } },
          },
        ],
      },
    ],
  };
}

/** What JSON and a scale can hold: no NaN, no infinity. */
function datum({ x, y, low, high }: Point, series: string): object {
  const finite = (value: number | undefined): number | null => (Number.isFinite(value) ? value! : null);
  return { x: finite(x), y: finite(y), low: finite(low), high: finite(high), series };
}

interface LegendEntry {
  readonly name: string;
  readonly color: string;
  readonly dash: readonly number[];
  readonly where: string;
}

function legendEntries(series: readonly Series[]): LegendEntry[] {
  return series.flatMap(({ name, color, bandName, dash = [] }, k) => {
    const line = { name, color, dash, where: `series[${k}].name` };
    if (bandName === undefined) return [line];
    return [
      line,
      { name: bandName, color: faded(color, `series[${k}].color`), dash: [], where: `series[${k}].bandName` },
    ];
  });
}

function axisOf({ format }: Axis): object {
  return { axis: { ...(format === undefined ? {} : { format }) } };
}

function scaleOf({ domain, scale = 'linear' }: Axis): object {
  // A log scale has no zero to leave out, and rounding it outwards would take it to a power of ten.
  const open = scale === 'linear' ? { zero: false, nice: true } : { nice: false };
  return { type: scale, ...(domain === undefined ? open : { domain: [...domain], nice: false }) };
}

/** The marks inside the x axis, with the places of their labels. */
function placedMarks({ x, series, marks = [] }: LineChart, width: number): object[] {
  const places = [...series.flatMap(({ points }) => points.map((point) => point.x)), ...marks.map(({ at }) => at)];
  const [first, last] =
    x.domain ?? places.reduce(([a, b], at) => [Math.min(a, at), Math.max(b, at)], [Infinity, -Infinity]);
  const along = x.scale === 'log' ? Math.log : (at: number): number => at;
  const inside = marks.filter(({ at }) => x.domain === undefined || (at >= first && at <= last));
  const labels = inside.map(({ at, label }) => {
    const part = (along(at) - along(first)) / (along(last) - along(first));
    return { label, place: width * (Number.isFinite(part) ? part : 0) };
  });
  const placed = placeMarkLabels(labels, width);
  return inside.map(({ at, label }, k) => {
    const { align, level } = placed[k]!;
    const dx = align === 'left' ? MARK_GAP : -MARK_GAP;
    return { x: at, label, align, dx, dy: -MARK_GAP - level * (MARK_FONT_SIZE + 2) };
  });
}

/** The band's colour: the line's, mixed with white, so that the legend shows what the chart does. */
function faded(color: string, what: string): string {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (channels === null) {
    throw new OutOfDomainError({ where: 'lineChart', what, got: color, expected: '#rrggbb, since it has a band' });
  }
  const mixed = channels.slice(1).map((channel) => Math.round(255 - (255 - parseInt(channel, 16)) * 0.28));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function validate({ x, y, series, width = 1, height = 1 }: LineChart, entries: readonly LegendEntry[]): void {
  const where = 'lineChart';
  requireNumber(where, 'series.length', series.length, { min: 1 });
  requireNumber(where, 'width', width, { above: 0, unit: 'pixels' });
  requireNumber(where, 'height', height, { above: 0, unit: 'pixels' });
  entries.forEach(({ name, where: what }, k) => {
    if (entries.findIndex((entry) => entry.name === name) === k) return;
    throw new OutOfDomainError({ where, what, got: name, expected: 'a name that no other entry of the legend has' });
  });
  for (const [name, axis] of Object.entries({ x, y })) {
    if (axis.scale !== 'log') continue;
    axis.domain?.forEach((end, k) =>
      requireNumber(where, `${name}.domain[${k}]`, end, { above: 0, unit: '(log axis)' }),
    );
  }
  series.forEach(({ points, bandName }, s) => {
    points.forEach((point, k) => {
      for (const field of ['x', 'y', 'low', 'high'] as const) {
        const axis = field === 'x' ? x : y;
        const drawn = field === 'x' || field === 'y' || bandName !== undefined;
        if (axis.scale !== 'log' || !drawn || !(point[field]! <= 0)) continue;
        const what = `series[${s}].points[${k}].${field}`;
        throw new OutOfDomainError({ where, what, got: point[field], expected: '> 0, on a log axis' });
      }
    });
  });
}
