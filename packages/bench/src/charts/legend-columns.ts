/** How many names of a legend fit side by side. */
import { textWidth } from './text-width.js';

export const LEGEND_FONT_SIZE = 12;
export const LEGEND_COLUMN_PADDING = 14;

/** Symbol and the gap to its name, pixels. */
const SYMBOL_WIDTH = 24;

/** The most columns that fit into `width` pixels, at least one; a column is as wide as its widest name. */
export function legendColumns(names: readonly string[], width: number): number {
  for (let columns = names.length; columns > 1; columns--) {
    const widths = new Array<number>(columns).fill(0);
    names.forEach((name, k) => {
      widths[k % columns] = Math.max(widths[k % columns]!, SYMBOL_WIDTH + textWidth(name, LEGEND_FONT_SIZE));
    });
    const total = widths.reduce((sum, column) => sum + column, (columns - 1) * LEGEND_COLUMN_PADDING);
    if (total <= width) return columns;
  }
  return 1;
}
