/** How each curve of a chart looks, and the entries of its legend. */
import { checkLineChart } from './check-line-chart.js';
import { mixed, visibleOn } from './colors.js';
import type { LineChart, Point, Series } from './line-chart-model.js';
import { PALETTES, type Palette } from './theme.js';

/** A line of the legend, and the look of what it names. */
export interface LegendEntry {
  readonly name: string;
  /** `#rrggbb`, as drawn: on a dark background lightened, of runs and bands mixed with the background. */
  readonly color: string;
  /** Lengths of strokes and gaps, pixels; empty for a whole line. */
  readonly dash: readonly number[];
  readonly kind: 'line' | 'runs' | 'band';
}

/** An entry with what the drawing needs beside it. */
export interface CurveStyle extends LegendEntry {
  /** Of its line in the chart, pixels; 0 for a band. */
  readonly strokeWidth: number;
}

const LINE_WIDTH = 1.6;
const RUN_WIDTH = 0.7;
/** How much wider a line is drawn for each one that covers it, so that both are seen; more than a few cannot be. */
const WIDENED = 2;
const MOST_COVERING = 3;

/** Shares of a line's colour: its runs stay behind it, its band behind them. */
const RUN_SHARE = 0.42;
const BAND_SHARE = 0.16;

/** Curves nearer than this, over most of their length, cover each other. Share of the y axis. */
const COVERING = 0.002;
const MOST = 0.8;

/**
 * The legend of a chart, for who shows it elsewhere than below the chart.
 *
 * @throws OutOfDomainError as `lineChart` does.
 */
export function chartLegend(chart: LineChart): LegendEntry[] {
  checkLineChart(chart);
  const styles = curveStyles(chart.series, PALETTES[chart.theme ?? 'light'], () => NaN);
  return styles.map(({ name, color, dash, kind }) => ({ name, color, dash, kind }));
}

/** `place` maps a value to the share of the y axis below it. */
export function curveStyles(
  series: LineChart['series'],
  { background }: Palette,
  place: (y: number) => number,
): CurveStyle[] {
  return series.flatMap(({ name, color: stated, bandName, runs, dash = [] }, k): CurveStyle[] => {
    const color = visibleOn(background, stated);
    const covering = series.slice(k + 1).filter((later) => covers(later, series[k]!, place)).length;
    const strokeWidth = LINE_WIDTH + WIDENED * Math.min(covering, MOST_COVERING);
    const faint = (kind: 'runs' | 'band', name: string, share: number, strokeWidth: number): CurveStyle => ({
      name,
      color: mixed(color, share, background),
      dash: [],
      kind,
      strokeWidth,
    });
    return [
      { name, color, dash, kind: 'line', strokeWidth },
      ...(runs === undefined ? [] : [faint('runs', runs.name, RUN_SHARE, RUN_WIDTH)]),
      ...(bandName === undefined ? [] : [faint('band', bandName, BAND_SHARE, 0)]),
    ];
  });
}

/** Whether one curve lies upon another: most of the places where both have a value. */
function covers(one: Series, other: Series, place: (y: number) => number): boolean {
  const valueAt = new Map(other.points.map(({ x, y }) => [x, y]));
  const gaps = one.points.flatMap(({ x, y }: Point) => {
    const gap = Math.abs(place(y) - place(valueAt.get(x) ?? NaN));
    return Number.isNaN(gap) ? [] : [gap];
  });
  return gaps.length > 0 && gaps.filter((gap) => gap < COVERING).length > MOST * gaps.length;
}
