/**
 * The range of numbers in which results are promised.
 *
 * Within it no sum, square, share or cost overflows or underflows, up to {@link MOST_DEVICES} devices: the server's part T^2 / F
 * lies from 1e-200 / 1e60 to 1e215 / 1e-60, and the smallest share F s_i / T is at least 1e-60 * 1e-100 / 1e108 MB/s.
 */

/** Smallest and largest c_i other than 0. */
export const EDGE_WEIGHTS: Span = [1e-200, 1e201];

/** Largest L_i and U_i, which are only added up. */
export const LARGEST_COST = 1e201;

/** Smallest and largest capacity other than 0, MB/s. */
export const CAPACITIES: Span = [1e-60, 1e60];

/** Largest N. */
export const MOST_DEVICES = 1e7;

export type Span = readonly [smallest: number, largest: number];

/** Whether a number is 0 or inside a span. */
export function isWithin([smallest, largest]: Span, value: number): boolean {
  return value === 0 || (value >= smallest && value <= largest);
}

/** `0, or from 1e-100 to 1e+100`, for errors. */
export function spanText([smallest, largest]: Span): string {
  return `0, or from ${smallest} to ${largest}`;
}
