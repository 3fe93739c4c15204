/** A past slot with every decision that was tried in it, and what each cost. */

export interface TriedSlot {
  /** N. */
  readonly size: number;
  /** Row-major, N x width numbers in the problem's own units. */
  readonly rows: Float64Array;
  /** Who the rows are, where the problem named its devices. */
  readonly ids: readonly (number | string)[] | undefined;
  /** Row-major, one row of N entries per try. */
  readonly decisions: Uint8Array;
  /** The try that each one is compared with: the cheapest before it. The first is its own. */
  readonly parents: Int32Array;
  /** Devices in which each try differs from its parent. */
  readonly flips: Int32Array;
  /** Cost less the parent's. Infinity: it cannot be carried out; -Infinity: the parent cannot; NaN: neither can. */
  readonly gains: Float64Array;
  /** Try that cost least. */
  readonly best: number;
}
