/** A snapshot of an agent as JSON and one block of bytes. */
import type { AgentSnapshot } from '../agent/agent-snapshot.js';
import type { NumberArray, Snapshot } from '../snapshot/snapshot.js';
import { packArrays, unpackArrays, type ArrayEntry } from './binary.js';

const PARTS = ['policy', 'memory', 'count'] as const;

/** The part of a snapshot that is JSON, with the index of the arrays beside it. */
export interface SnapshotDescription extends Omit<AgentSnapshot, 'losses' | (typeof PARTS)[number]> {
  /** Null: there is no policy yet. */
  readonly values: Readonly<Record<(typeof PARTS)[number], Snapshot['values'] | null>>;
  /** Where each array lies among the bytes: `losses`, and `<part>/<name>`. */
  readonly index: Readonly<Record<string, ArrayEntry>>;
}

/** Splits a snapshot. */
export function describeSnapshot(snapshot: AgentSnapshot): {
  readonly description: SnapshotDescription;
  readonly bytes: Uint8Array;
} {
  const { losses, policy, memory, count, ...rest } = snapshot;
  const parts = { policy, memory, count };
  const arrays: Record<string, NumberArray> = { losses };
  for (const part of PARTS) {
    for (const [name, array] of Object.entries(parts[part]?.arrays ?? {})) arrays[`${part}/${name}`] = array;
  }
  const { index, bytes } = packArrays(arrays);
  const values = { policy: policy?.values ?? null, memory: memory.values, count: count.values };
  return { description: { ...rest, values, index }, bytes };
}

/**
 * Puts a snapshot together again.
 *
 * @throws OutOfDomainError when the arrays do not lie within the bytes.
 */
export function snapshotFrom(description: SnapshotDescription, bytes: Uint8Array): AgentSnapshot {
  const { values, index, ...rest } = description;
  const arrays = unpackArrays(index, bytes);
  const partOf = (part: (typeof PARTS)[number]): Snapshot => {
    const own = [...arrays].filter(([name]) => name.startsWith(`${part}/`));
    const named = own.map(([name, array]) => [name.slice(part.length + 1), array] as const);
    return { values: values[part] ?? {}, arrays: Object.fromEntries(named) };
  };
  return {
    ...rest,
    losses: arrays.get('losses') as Float64Array,
    policy: values.policy === null ? null : partOf('policy'),
    memory: partOf('memory'),
    count: partOf('count'),
  };
}
