/** One look for every chart, on white and on a dark background: quiet axes, a font that `@mec/bench/render` brings along. */
import type { ChartTheme } from './line-chart-model.js';

/** The font's family; pages that show the SVG without it fall back to the system's sans-serif. */
export const CHART_FONT = 'Source Sans 3';

/** Quoted: in CSS no word of a name may begin with a digit, and browsers would drop the whole list. */
const FONTS = `'${CHART_FONT}', Helvetica, Arial, sans-serif`;

/** Colours of everything but the curves. */
export interface Palette {
  readonly background: string;
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly axis: string;
  /** Values to compare with. */
  readonly guide: string;
}

export const PALETTES: Readonly<Record<ChartTheme, Palette>> = {
  light: {
    background: '#ffffff',
    ink: '#111111',
    quiet: '#444444',
    grid: '#ececec',
    axis: '#888888',
    guide: '#8a5a00',
  },
  dark: {
    background: '#171c23',
    ink: '#eef1f5',
    quiet: '#b8c0ca',
    grid: '#2a313b',
    axis: '#7d8793',
    guide: '#e0b050',
  },
};

export function chartTheme({ background, ink, grid, axis }: Palette): object {
  return {
    background,
    padding: 8,
    // A label per mark would make hundreds of them: what shows the picture describes it as one.
    aria: false,
    font: FONTS,
    // No frame: the grid's outermost lines are the frame, the same in every chart.
    view: { stroke: null },
    axis: {
      labelFontSize: 12,
      titleFontSize: 13,
      titleFontWeight: 'normal',
      titlePadding: 8,
      labelColor: ink,
      titleColor: ink,
      gridColor: grid,
      domainColor: axis,
      tickColor: axis,
      // A label stands on its tick, at the ends too.
      labelFlush: false,
    },
    legend: { labelLimit: 0, labelColor: ink },
  };
}

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
