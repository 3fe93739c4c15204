/** Where the labels of guides go: beside their values, moved apart where they would meet. */

export const GUIDE_FONT_SIZE = 11;

/** Pixels between the chart's edge and a label. */
export const GUIDE_GAP = 5;

/** Pixels from one line of text to the next. */
const LINE_HEIGHT = 13;

/**
 * Places labels whose values are at `wanted`, in pixels from the top of a panel that is `height` pixels high.
 *
 * @returns one per label, in their order: as near to what is wanted as keeps them apart, and inside the panel while they fit.
 */
export function placeGuideLabels(wanted: readonly number[], height: number): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = new Array<number>(wanted.length);
  let free = -Infinity;
  for (const k of order) {
    placed[k] = Math.max(wanted[k]!, free);
    free = placed[k] + LINE_HEIGHT;
  }
  // What was moved down past the panel's end moves up again, and those above it with it.
  let limit = height;
  for (const k of order.reverse()) {
    placed[k] = Math.min(placed[k]!, limit);
    limit = placed[k] - LINE_HEIGHT;
  }
  return placed;
}
