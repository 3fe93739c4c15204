/** How the names of a legend stand side by side: in one row where they fit, set a little smaller if that is what it takes. */
import { textWidth } from './text-width.js';

export interface LegendLayout {
  readonly columns: number;
  readonly fontSize: number;
  /** Pixels between columns. */
  readonly padding: number;
  /** Length of a symbol's stroke, pixels. */
  readonly symbolLength: number;
}

/** Roomy, and as small as is still read with ease. */
const SIZES: readonly Omit<LegendLayout, 'columns'>[] = [
  { fontSize: 12, padding: 8, symbolLength: 16 },
  { fontSize: 11, padding: 3, symbolLength: 16 },
];

/** Width of a symbol's stroke, pixels: broad enough to see the colour of a band. */
export const SYMBOL_STROKE = 4;

/** Between a symbol and its name, pixels. */
export const SYMBOL_GAP = 5;

/** What Vega adds to a column before the padding: the pointed corner that a stroke of this width might have. */
const CORNER = 6;

/** One row in the roomiest size that allows it; else as many columns as fit in the roomy size, at least one. */
export function layOutLegend(names: readonly string[], width: number): LegendLayout {
  const row = SIZES.find((size) => widthOf(names, names.length, size) <= width);
  if (row !== undefined) return { columns: names.length, ...row };
  let columns = names.length - 1;
  while (columns > 1 && widthOf(names, columns, SIZES[0]!) > width) columns--;
  return { columns: Math.max(1, columns), ...SIZES[0]! };
}

/** A column is as wide as its widest name. */
function widthOf(names: readonly string[], columns: number, size: Omit<LegendLayout, 'columns'>): number {
  const widths = new Array<number>(columns).fill(0);
  names.forEach((name, k) => {
    const wide = size.symbolLength + SYMBOL_STROKE + SYMBOL_GAP + textWidth(name, size.fontSize);
    widths[k % columns] = Math.max(widths[k % columns]!, wide);
  });
  return widths.reduce((sum, column) => sum + column, (columns - 1) * (size.padding + CORNER));
}
