/** One look for every chart: quiet axes, a font that ships with the package. */
import type { Config } from 'vega-lite';
import { LEGEND_COLUMN_PADDING, LEGEND_FONT_SIZE } from './legend-columns.js';

/** The font's family; pages that show the SVG without it fall back to the system's sans-serif. */
export const CHART_FONT = 'Source Sans 3';

/** Quoted: in CSS no word of a name may begin with a digit, and browsers would drop the whole list. */
const FONTS = `'${CHART_FONT}', Helvetica, Arial, sans-serif`;

export const chartTheme: Config = {
  background: '#ffffff',
  padding: 8,
  font: FONTS,
  view: { stroke: '#888' },
  axis: {
    labelFontSize: 12,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    titlePadding: 8,
    labelColor: '#222',
    titleColor: '#111',
    gridColor: '#ececec',
    domainColor: '#888',
    tickColor: '#888',
    tickCount: 6,
  },
  legend: {
    labelLimit: 0,
    labelFontSize: LEGEND_FONT_SIZE,
    labelColor: '#111',
    symbolStrokeWidth: 3,
    symbolSize: 220,
    columnPadding: LEGEND_COLUMN_PADDING,
  },
};

/** Okabe and Ito's colours (Color universal design, 2008), the yellow darkened for thin lines on white. */
export const SERIES_COLORS: readonly string[] = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#000000',
  '#b8a800',
];

/** Lengths of strokes and gaps, in pixels: lines that run over each other stay apart, in grey print too. */
export const SERIES_DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 2, 2, 2]];
