/** Lines with optional bands, runs, guides and marked moments, as a Vega-Lite specification: every figure of the paper is one. */
import type { ChartSpecification } from './chart-specification.js';
import { checkLineChart } from './check-line-chart.js';
import { curveStyles, type CurveStyle } from './curve-styles.js';
import { fitAxis, type FittedAxis, type Range } from './fit-axis.js';
import { layOutLegend, SYMBOL_GAP, SYMBOL_STROKE } from './legend-layout.js';
import type { Axis, LineChart } from './line-chart-model.js';
import type { Panel } from './panel.js';
import { panelLayers, type LegendChannels } from './panel-layers.js';
import { chartTheme, PALETTES } from './theme.js';

/** Pixels along an axis that the label of a tick takes. */
const LABEL_HEIGHT = 22;
const LABEL_WIDTH = 42;

/** Pixels between two panels, and the enlarged one's share of the height. */
const PANEL_GAP = 14;
const ENLARGED_SHARE = 0.56;

/**
 * The specification: data included, so that it can be drawn anywhere.
 *
 * @throws OutOfDomainError when there is no series, two entries of the legend share a name, a log axis meets a number
 *   that is not above 0, a colour is not `#rrggbb`, a range is no range, or a size is not above 0.
 * @example
 * const svg = await renderSvg(lineChart({
 *   x: { title: 'Iteration' },
 *   y: { title: 'Loss', scale: 'log' },
 *   series: [{ name: 'agent', color: '#1f77b4', points: [{ x: 1, y: 0.7 }, { x: 2, y: 0.2 }] }],
 * }));
 */
export function lineChart(chart: LineChart): ChartSpecification {
  checkLineChart(chart);
  const { y, series, width = 440, theme = 'light' } = chart;
  const palette = PALETTES[theme];
  const panels = panelsOf(chart);
  const whole: Range = [panels.at(-1)!.y.domain[0], panels[0]!.y.domain[1]];
  const along = y.scale === 'log' ? Math.log : (value: number): number => value;
  const entries = curveStyles(
    series,
    palette,
    (value) => (along(value) - along(whole[0])) / (along(whole[1]) - along(whole[0])),
  );
  const legend = legendChannels(entries, width, chart.legend ?? true);
  const views = panels.map((panel) => ({
    width: panel.width,
    height: panel.height,
    layer: panelLayers(chart, panel, legend, palette),
  }));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config: chartTheme(palette),
    ...(views.length === 1 ? views[0]! : { vconcat: views, spacing: PANEL_GAP }),
  };
}

/** From the top. Two where a part of the y axis is enlarged and both parts hold something. */
function panelsOf(chart: LineChart): Panel[] {
  const { y, width = 440, height = 270 } = chart;
  const x = fitAxis(chart.x, xExtent(chart), { length: width, label: LABEL_WIDTH });
  const data = yExtent(chart, x.domain);
  const fitted = (axis: Axis, extent: Range, length: number): FittedAxis =>
    fitAxis(axis, extent, { length, label: LABEL_HEIGHT });
  const whole = fitted(y, data, height);
  const { enlargedFrom: edge } = y;
  const low = Math.min(whole.domain[0], data[0]);
  if (edge === undefined || !(low < edge && data[0] < edge && data[1] > edge && whole.domain[1] > edge)) {
    return [{ x, y: whole, width, height, place: 0, lowest: true, title: y.title }];
  }
  const upper = Math.round((height - PANEL_GAP) * ENLARGED_SHARE);
  const lower = height - PANEL_GAP - upper;
  // The lower panel ends at the edge exactly, and begins where its own ticks say.
  const bottom = y.domain?.[0] ?? fitted({ title: y.title, scale: y.scale ?? 'linear' }, [low, edge], lower).domain[0];
  return [
    {
      x,
      y: fitted({ ...y, domain: [edge, whole.domain[1]] }, data, upper),
      width,
      height: upper,
      place: 0,
      lowest: false,
      title: 'enlarged',
    },
    {
      x,
      y: fitted({ ...y, domain: [bottom, edge] }, data, lower),
      width,
      height: lower,
      place: 1,
      lowest: true,
      title: y.title,
    },
  ];
}

/** The shortest range that holds some values; low > high without any. */
function extentOf(values: Iterable<number | undefined>): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === undefined || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function xExtent({ series, marks = [] }: LineChart): Range {
  const places = series.flatMap(({ points, runs }) => [points, ...(runs?.points ?? [])].flat().map(({ x }) => x));
  return extentOf([...places, ...marks.map(({ at }) => at)]);
}

/** Of what the x axis shows. */
function yExtent({ series, guides = [] }: LineChart, [first, last]: Range): Range {
  const values = series.flatMap(({ points, bandName, runs }) => {
    const shown = points.filter(({ x }) => x >= first && x <= last);
    return [
      ...shown.flatMap(({ y, low, high }) => (bandName === undefined ? [y] : [y, low, high])),
      ...(runs?.points ?? []).flat().flatMap(({ x, y }) => (x >= first && x <= last ? [y] : [])),
    ];
  });
  return extentOf([...values, ...guides.flatMap(({ at }) => at)]);
}

/** One legend for colour and dashes; none for a single line. */
function legendChannels(entries: readonly CurveStyle[], width: number, shown: boolean): LegendChannels {
  const names = entries.map(({ name }) => name);
  const { columns, fontSize, padding, symbolLength } = layOutLegend(names, width);
  const legend =
    entries.length === 1 || !shown
      ? null
      : {
          orient: 'bottom',
          columns,
          columnPadding: padding,
          labelFontSize: fontSize,
          labelOffset: SYMBOL_GAP,
          symbolType: 'stroke',
          symbolSize: symbolLength ** 2,
          symbolOpacity: 1,
          symbolStrokeWidth: SYMBOL_STROKE,
        };
  const channel = (range: readonly unknown[]): object => ({
    field: 'series',
    type: 'nominal',
    title: null,
    legend,
    scale: { domain: names, range },
  });
  return {
    color: channel(entries.map(({ color }) => color)),
    strokeDash: channel(entries.map(({ dash }) => dash)),
    widths: new Map(entries.map(({ name, strokeWidth }) => [name, strokeWidth])),
  };
}
