/** Everything an agent is besides its options, as plain values and typed arrays; what becomes a file is another layer's concern. */
import type { JsonObject, Snapshot } from '../snapshot/snapshot.js';

export interface AgentSnapshot {
  /** What the policy was made for; `size` is null for any N. Null: no slot was seen yet. */
  readonly shape: { readonly size: number | null; readonly width: number } | null;
  readonly done: { readonly decisions: number; readonly candidates: number; readonly allocations: number };
  /** Training steps that are due. */
  readonly pending: number;
  readonly losses: Float64Array;
  readonly random: Readonly<Record<'exploration' | 'acting' | 'minibatch', readonly number[]>>;
  readonly policy: Snapshot | null;
  readonly memory: Snapshot;
  readonly count: Snapshot;
  /** What was learned from measured costs, and the open proposals; null: nothing was proposed yet. */
  readonly measured: JsonObject | null;
}
