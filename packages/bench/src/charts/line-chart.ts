/** Lines with optional bands and marked moments, as a Vega-Lite specification: every figure of the paper is one. */
import type { TopLevelSpec } from 'vega-lite';
import { chartTheme } from './theme.js';

export interface LineChart {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** Vertical lines with labels. */
  readonly marks?: readonly ChartMark[];
  /** Pixels. Default 440 x 270: the width of a paper's column. */
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
}

export interface Series {
  readonly name: string;
  /** CSS colour. */
  readonly color: string;
  readonly points: readonly Point[];
  /** What the band shows; named in the legend where points have `low` and `high`. */
  readonly bandName?: string;
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

/** The specification: data included, so that it can be drawn anywhere. */
export function lineChart(chart: LineChart): TopLevelSpec {
  const { x, y, series, marks = [], width = 440, height = 270 } = chart;
  const points = series.flatMap(({ name, points }) => points.map((point) => ({ ...point, series: name })));
  const bands = series.filter(({ bandName }) => bandName !== undefined);
  const bandPoints = bands.flatMap(({ bandName, points }) => points.map((point) => ({ ...point, series: bandName })));
  const entries = series.flatMap(({ name, color, bandName }) =>
    bandName === undefined
      ? [{ name, color }]
      : [
          { name, color },
          { name: bandName, color: faded(color) },
        ],
  );

  const position = {
    x: { field: 'x', type: 'quantitative' as const, title: x.title, ...axisOf(x), scale: scaleOf(x) },
    y: { field: 'y', type: 'quantitative' as const, title: y.title, ...axisOf(y), scale: scaleOf(y) },
  };
  const color = {
    field: 'series',
    type: 'nominal' as const,
    title: null,
    scale: { domain: entries.map(({ name }) => name), range: entries.map(({ color }) => color) },
    legend:
      entries.length === 1
        ? null
        : { orient: 'bottom' as const, columns: Math.min(5, entries.length), symbolType: 'stroke', symbolOpacity: 1 },
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width,
    height,
    config: chartTheme,
    layer: [
      {
        data: { values: bandPoints },
        mark: { type: 'area', clip: true },
        encoding: { x: position.x, y: { ...position.y, field: 'low' }, y2: { field: 'high' }, color },
      },
      {
        data: { values: points },
        mark: { type: 'line', clip: true, strokeWidth: 1.6, strokeJoin: 'round' },
        encoding: { ...position, color },
      },
      {
        data: { values: marks.map(({ at, label }) => ({ x: at, label })) },
        encoding: { x: position.x },
        layer: [
          { mark: { type: 'rule', color: '#666', strokeDash: [4, 3] } },
          {
            mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 4, dy: -4, fontSize: 11, color: '#444' },
            encoding: { text: { field: 'label' }, y: { value: height } },
          },
        ],
      },
    ],
  };
}

function axisOf({ format }: Axis): object {
  return { axis: { ...(format === undefined ? {} : { format }) } };
}

function scaleOf({ domain }: Axis): object {
  return domain === undefined ? { zero: false, nice: true } : { domain: [...domain], nice: false };
}

/** The band's colour: the line's, mixed with white, so that the legend shows what the chart does. */
function faded(color: string): string {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (channels === null) return color;
  const mixed = channels.slice(1).map((channel) => Math.round(255 - (255 - parseInt(channel, 16)) * 0.28));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
