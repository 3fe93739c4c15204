/** Everything an agent is besides its settings, as plain values and typed arrays. */
import type { NumberArray, Snapshot } from '../snapshot.js';
import { packArrays, unpackArrays, type ArrayEntry } from './binary.js';

export interface AgentState {
  readonly done: { readonly decisions: number; readonly candidates: number; readonly allocations: number };
  /** Training steps that are due. */
  readonly pending: number;
  readonly losses: Float64Array;
  readonly random: Readonly<Record<'exploration' | 'acting' | 'minibatch', readonly number[]>>;
  readonly parts: Readonly<Record<'policy' | 'memory' | 'count', Snapshot>>;
}

/** The part of a state that is JSON, with the index of the arrays beside it. */
export interface StateDescription extends Omit<AgentState, 'losses' | 'parts'> {
  readonly values: Readonly<Record<keyof AgentState['parts'], Snapshot['values']>>;
  readonly index: Readonly<Record<string, ArrayEntry>>;
}

const PARTS = ['policy', 'memory', 'count'] as const;

/** Splits a state into JSON and one block of bytes. */
export function describeState(state: AgentState): {
  readonly description: StateDescription;
  readonly bytes: Uint8Array;
} {
  const { losses, parts, ...rest } = state;
  const arrays: Record<string, NumberArray> = { losses };
  for (const part of PARTS) {
    for (const [name, array] of Object.entries(parts[part].arrays)) arrays[`${part}/${name}`] = array;
  }
  const { index, bytes } = packArrays(arrays);
  const { policy, memory, count } = parts;
  const values = { policy: policy.values, memory: memory.values, count: count.values };
  return { description: { ...rest, values, index }, bytes };
}

/** Puts a state together again. */
export function stateFrom(description: StateDescription, bytes: Uint8Array): AgentState {
  const { values, index, ...rest } = description;
  const arrays = unpackArrays(index, bytes);
  const snapshot = (part: (typeof PARTS)[number]): Snapshot => {
    const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${part}/`));
    const named = own.map(([name, array]) => [name.slice(part.length + 1), array] as const);
    return { values: values[part], arrays: Object.fromEntries(named) };
  };
  const parts = { policy: snapshot('policy'), memory: snapshot('memory'), count: snapshot('count') };
  return { ...rest, losses: arrays.losses as Float64Array, parts };
}
