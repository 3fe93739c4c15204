/** Snapshots of several parts as one, and back. */
import type { JsonValue, NumberArray, Persistent, Snapshot } from './snapshot.js';

/** One snapshot of all parts; values and arrays are called `part.name`. */
export function joinSnapshots(parts: Readonly<Record<string, Persistent>>): Snapshot {
  const values: Record<string, JsonValue> = {};
  const arrays: Record<string, NumberArray> = {};
  for (const [part, persistent] of Object.entries(parts)) {
    const snapshot = persistent.snapshot();
    for (const [name, value] of Object.entries(snapshot.values)) values[`${part}.${name}`] = value;
    for (const [name, array] of Object.entries(snapshot.arrays)) arrays[`${part}.${name}`] = array;
  }
  return { values, arrays };
}

/** A part's own of what {@link joinSnapshots} gave. */
export function partOfSnapshot({ values, arrays }: Snapshot, part: string): Snapshot {
  return {
    values: ownOf<JsonValue>(values, part),
    arrays: ownOf(arrays, part),
  };
}

function ownOf<T>(entries: Readonly<Record<string, T>>, part: string): Record<string, T> {
  const own = Object.entries(entries).filter(([name]) => name.startsWith(`${part}.`));
  return Object.fromEntries(own.map(([name, entry]) => [name.slice(part.length + 1), entry]));
}
