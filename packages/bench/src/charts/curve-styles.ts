/** How each curve of a chart looks, and the entries of its legend. */
import { mixed, visibleOn } from './colors.js';
import type { LineChart, Point, Series } from './line-chart-model.js';
import type { Palette } from './theme.js';

/** A line of the legend, and the look of what it names. */
export interface LegendEntry {
  readonly name: string;
  readonly color: string;
  readonly dash: readonly number[];
  /** Of its line in the chart, pixels; 0 for a band. */
  readonly strokeWidth: number;
  /** Where its name is stated, for errors. */
  readonly where: string;
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
const COVERING = 0.005;
const MOST = 0.5;

/** `place` maps a value to the share of the y axis below it. */
export function legendEntries(
  series: LineChart['series'],
  { background }: Palette,
  place: (y: number) => number,
): LegendEntry[] {
  return series.flatMap(({ name, color: stated, bandName, runs, dash = [] }, k) => {
    const color = visibleOn(background, stated);
    const covering = series.slice(k + 1).filter((later) => covers(later, series[k]!, place)).length;
    const at = `series[${k}]`;
    return [
      { name, color, dash, strokeWidth: LINE_WIDTH + WIDENED * Math.min(covering, MOST_COVERING), where: `${at}.name` },
      ...(runs === undefined
        ? []
        : [
            {
              name: runs.name,
              color: mixed(color, RUN_SHARE, background),
              dash: [],
              strokeWidth: RUN_WIDTH,
              where: `${at}.runs.name`,
            },
          ]),
      ...(bandName === undefined
        ? []
        : [
            {
              name: bandName,
              color: mixed(color, BAND_SHARE, background),
              dash: [],
              strokeWidth: 0,
              where: `${at}.bandName`,
            },
          ]),
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
