/** The report's charts: a picture for readers without scripts and for print, and the data from which a page draws them again. */
import type { LineChart, Point } from '@mec/bench';

/** A chart in the report. */
export interface ReportChart {
  /** Unique in the page. */
  readonly id: string;
  readonly chart: LineChart;
}

/** Digits that a screen can show, and those that a reader asks for under the pointer. */
const DIGITS = 6;

/** The charts as JSON, numbers rounded to what can be seen; what is no number becomes null. */
export function chartData(charts: readonly ReportChart[]): string {
  const data = Object.fromEntries(charts.map(({ id, chart }) => [id, chart]));
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : value,
  );
}

/** An SVG for use inside a page: described as one picture by what is around it, places rounded to a tenth of a pixel. */
export function inlinedSvg(svg: string): string {
  return svg
    .replace('<svg ', '<svg aria-hidden="true" ')
    .replace(/ d="[^"]*"/g, (path) =>
      path.replace(/\d+\.\d+/g, (place) => String(Math.round(Number(place) * 10) / 10)),
    );
}

/** What a reader who does not see the chart is told: the axes, and each curve's first and last value. */
export function describeChart({ x, y, series }: LineChart): string {
  const text = (value: number): string => String(Number(value.toPrecision(4)));
  const ends = series.flatMap(({ name, points }): string[] => {
    const seen = points.filter((point: Point) => Number.isFinite(point.y));
    const [first, last] = [seen[0], seen.at(-1)];
    return first === undefined || last === undefined ? [] : [`${name} from ${text(first.y)} to ${text(last.y)}`];
  });
  return `${y.title} against ${x.title}: ${ends.join('; ')}.`;
}
