/** What a reader sees of a chart: its width, the curves that are switched on, the range of x. */
import type { ChartTheme, LineChart, Series, ValueAxis } from '@mec/bench';

export interface ChartView {
  /** Pixels inside the axes. */
  readonly width: number;
  readonly theme: ChartTheme;
  /** Names of the legend that are switched off. */
  readonly hidden: ReadonlySet<string>;
  /** The part of the x axis that is shown; without it, all. */
  readonly range?: readonly [number, number] | undefined;
}

/** The chart to draw; undefined where every curve is switched off. */
export function viewOf(chart: LineChart, { width, theme, hidden, range }: ChartView): LineChart | undefined {
  const series = chart.series.flatMap((each) => seen(each, hidden));
  if (series.length === 0) return undefined;
  const shown = { ...chart, series, width, theme, interactive: true, legend: false };
  if (range === undefined) return shown;
  // In a part of x, the y axis is as long as what is seen there; guides far from it would stretch it again.
  const { title, scale = 'linear', format, enlargedFrom } = chart.y;
  const y: ValueAxis = {
    title,
    scale,
    ...(format === undefined ? {} : { format }),
    ...(enlargedFrom === undefined ? {} : { enlargedFrom }),
  };
  const [low, high] = extent(series, range);
  const guides = (chart.guides ?? []).filter(({ at }) => {
    const [bottom, top] = typeof at === 'number' ? [at, at] : at;
    return top >= low && bottom <= high;
  });
  const cut = guides.map((guide) => {
    if (typeof guide.at === 'number') return guide;
    return { ...guide, at: [Math.max(guide.at[0], low), Math.min(guide.at[1], high)] as const };
  });
  return { ...shown, x: { ...chart.x, domain: range }, y, guides: cut };
}

function seen({ bandName, runs, ...line }: Series, hidden: ReadonlySet<string>): Series[] {
  const kept = {
    ...(bandName === undefined || hidden.has(bandName) ? {} : { bandName }),
    ...(runs === undefined || hidden.has(runs.name) ? {} : { runs }),
  };
  if (!hidden.has(line.name)) return [{ ...line, ...kept }];
  // Its band and its runs may be looked at alone; the line itself then has no points.
  if (Object.keys(kept).length === 0) return [];
  const points = line.points.map((point) => ({ ...point, y: NaN }));
  return [{ ...line, ...kept, points }];
}

function extent(series: readonly Series[], [first, last]: readonly [number, number]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { points, bandName, runs } of series) {
    for (const point of [points, ...(runs?.points ?? [])].flat()) {
      if (!(point.x >= first && point.x <= last)) continue;
      const values = bandName === undefined ? [point.y] : [point.y, point.low, point.high];
      for (const value of values) {
        if (value === undefined || !Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return [low, high];
}

/** All that the x axis shows when nothing is zoomed. */
export function wholeRange({ x, series }: LineChart): [number, number] {
  if (x.domain !== undefined) return [...x.domain];
  const places = series.flatMap(({ points }) => points.map((point) => point.x)).filter(Number.isFinite);
  return [Math.min(...places), Math.max(...places)];
}

/** How a range moves: `in` and `out` about its middle, or to a side by half of its length. */
export type Move = 'in' | 'out' | 'left' | 'right';

/** @returns undefined when all is seen again. */
export function moved(
  range: readonly [number, number],
  whole: readonly [number, number],
  move: Move,
  log = false,
): [number, number] | undefined {
  const [to, from] = log ? [Math.log, Math.exp] : [(value: number) => value, (value: number) => value];
  const [low, high] = range.map(to) as [number, number];
  const [first, last] = whole.map(to) as [number, number];
  const span = high - low;
  const change = {
    in: [span / 4, -span / 4],
    out: [-span / 2, span / 2],
    left: [-span / 2, -span / 2],
    right: [span / 2, span / 2],
  };
  let [start, end] = [low + change[move][0]!, high + change[move][1]!];
  const length = Math.min(end - start, last - first);
  if (start < first) [start, end] = [first, first + length];
  if (end > last) [start, end] = [last - length, last];
  return length >= (last - first) * (1 - 1e-9) ? undefined : tidy([from(start), from(end)], whole);
}

/** Of steps: an end that came through a logarithm is not moved on by a whole one. */
const ROUNDING = 1e-9;

/** Ends at round numbers: about a fiftieth of the range is not seen. */
export function tidy(range: readonly [number, number], whole: readonly [number, number]): [number, number] {
  const [low, high] = [Math.min(...range), Math.max(...range)];
  const step = 10 ** Math.floor(Math.log10((high - low) / 20));
  const start = Math.max(whole[0], Math.floor(low / step + ROUNDING) * step);
  const end = Math.min(whole[1], Math.ceil(high / step - ROUNDING) * step);
  return [Number(start.toPrecision(12)), Number(end.toPrecision(12))];
}
