/** Where the labels of marked moments go: right of their line, left of it near the chart's edge, one above another where they would meet. */
import { textWidth } from './text-width.js';

export interface MarkLabel {
  readonly label: string;
  /** Place of the marked moment, pixels from the chart's left edge. */
  readonly place: number;
}

export interface PlacedLabel {
  readonly align: 'left' | 'right';
  /** Lines above the lowest one. */
  readonly level: number;
}

export const MARK_FONT_SIZE = 11;

/** Pixels between a line and its label, and between labels. */
export const MARK_GAP = 4;

/**
 * Places labels in a chart of `width` pixels.
 *
 * @returns one per label, in their order.
 */
export function placeMarkLabels(labels: readonly MarkLabel[], width: number): PlacedLabel[] {
  const taken: { from: number; to: number; level: number }[] = [];
  return labels.map(({ label, place }) => {
    const length = MARK_GAP + textWidth(label, MARK_FONT_SIZE);
    const align = place + length <= width || place < width / 2 ? 'left' : 'right';
    const [from, to] = align === 'left' ? [place, place + length] : [place - length, place];
    let level = 0;
    const meets = (other: (typeof taken)[number]): boolean =>
      other.level === level && from < other.to + MARK_GAP && other.from < to + MARK_GAP;
    while (taken.some(meets)) level++;
    taken.push({ from, to, level });
    return { align, level };
  });
}
