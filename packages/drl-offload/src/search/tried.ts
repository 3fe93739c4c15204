/** What a slot's evaluations told. */

/** The decisions of one slot that were tried, in their order. Arrays are the agent's, valid until the slot ends. */
export interface Tried {
  readonly count: number;
  /** Cost of each; Infinity: it cannot be carried out. Entries from `count` on mean nothing. */
  readonly costs: Float64Array;
  /** Try k, N entries. */
  decision(k: number): Uint8Array;
}
