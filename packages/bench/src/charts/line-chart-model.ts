/** What a chart of lines says, before it is laid out: plain data, so that the same chart can be drawn again at another width. */

export interface LineChart {
  readonly x: Axis;
  readonly y: ValueAxis;
  readonly series: readonly Series[];
  /** Vertical lines with labels; those outside the x axis are left out. */
  readonly marks?: readonly ChartMark[];
  /** Values to compare with, labelled at the chart's right edge. */
  readonly guides?: readonly ChartGuide[];
  /** Whether a value holds until the next point. Default false: points are joined by straight lines. */
  readonly steps?: boolean;
  /** Pixels inside the axes. Default 440 x 270: the width of a paper's column. */
  readonly width?: number;
  readonly height?: number;
  /** Whether the names of several curves stand below the chart. Default true; see `chartLegend` for showing them elsewhere. */
  readonly legend?: boolean;
  /** Default `light`. On `dark`, colours that would be hard to see are lightened. */
  readonly theme?: ChartTheme;
  /**
   * Whether the chart answers the pointer, where it is drawn by a Vega view in a page. Default false. Values are shown
   * under the pointer; a drag selects a range of x, and each panel announces it by its signal: `zoom_0`, `zoom_1`.
   */
  readonly interactive?: boolean;
}

export type ChartTheme = 'light' | 'dark';

export interface Axis {
  /** With its unit. */
  readonly title: string;
  /** The axis shows this range and nothing else: lines are cut at its edges. By default the axis is as long as the data. */
  readonly domain?: readonly [number, number];
  /** Values that an axis without a domain reaches at least. */
  readonly includes?: readonly number[];
  /** d3-format of the tick labels. */
  readonly format?: string;
  /** Default linear. A log axis shows numbers > 0 only. */
  readonly scale?: 'linear' | 'log';
}

export interface ValueAxis extends Axis {
  /**
   * What lies above this value gets a panel of its own over the rest, so that small differences are seen there.
   * Without effect where all values are on one side of it.
   */
  readonly enlargedFrom?: number;
}

export interface Series {
  /** In the legend; nothing else in the legend has it. */
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
  /** Ascending in x; where y, low or high is no finite number, line or band has a gap. */
  readonly points: readonly Point[];
  /** What the band from `low` to `high` shows, named in the legend. Without it no band is drawn. */
  readonly bandName?: string;
  /** Faint lines behind this one, all under one name of the legend: the runs whose mean it is. */
  readonly runs?: { readonly name: string; readonly points: readonly (readonly Point[])[] };
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

export interface ChartGuide {
  /** A value, or a range of values. */
  readonly at: number | readonly [number, number];
  readonly label: string;
  /** Where on the x axis it begins. Default: at its left end. */
  readonly from?: number;
}
