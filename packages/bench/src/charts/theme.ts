/** One look for every chart: quiet axes, a font that ships with the package. */
import type { Config } from 'vega-lite';

/** The font's family; pages that show the SVG without it fall back to the system's sans-serif. */
export const CHART_FONT = 'Source Sans 3';

const FONTS = `${CHART_FONT}, Helvetica, Arial, sans-serif`;

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
    labelFontSize: 12,
    labelColor: '#111',
    symbolStrokeWidth: 3,
    symbolSize: 220,
    columnPadding: 14,
  },
};
