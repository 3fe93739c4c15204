/** What one slot taught: all that was tried, what it cost, and what was chosen. Valid for the call that it is handed to. */
import type { Tried } from '../search/tried.js';
import type { SlotView } from '../view/slot-view.js';

export interface Experience {
  readonly view: SlotView;
  /** Log odds of the policy before anything was tried, N entries or more. */
  readonly scores: Float64Array;
  readonly tries: Tried;
  /** Try that was chosen; -1: none could be carried out, and everything was computed locally. */
  readonly best: number;
  /** The decision that was chosen, N entries. */
  readonly decision: Uint8Array;
  /** Its cost, finite. */
  readonly cost: number;
}
