/** Who was met before: a place for each identity, for as long as it is among the ones met last. */
import { OutOfDomainError } from '@mec/model';
import type { Persistent, Snapshot } from '../snapshot/snapshot.js';
import { integersIn, namesIn } from '../snapshot/snapshot-values.js';

/** A slot's identities; where the problem names none, a device is its place among the rows. */
interface Identities {
  readonly size: number;
  readonly ids: ArrayLike<number | string> | undefined;
}

export interface KnownDevices extends Persistent {
  /** One more than the largest place in use. */
  readonly room: number;
  /**
   * Writes the places of a slot's devices; -1: not met before.
   *
   * @param out - N entries.
   */
  find(slot: Identities, out: Int32Array): void;
  /**
   * The same, with a place for everyone. The devices met longest ago lose theirs when there are more than `capacity`.
   *
   * @param forgotten - told of each place that changes hands.
   */
  meet(slot: Identities, out: Int32Array, forgotten: (place: number) => void): void;
}

/** @param capacity - devices remembered, or those of one slot where it has more. */
export function knownDevices(capacity: number): KnownDevices {
  // In the order in which they were met last.
  const places = new Map<number | string, number>();
  const free: number[] = [];
  let room = 0;
  return {
    get room() {
      return room;
    },
    find({ size, ids }, out) {
      for (let i = 0; i < size; i++) out[i] = places.get(ids === undefined ? i : ids[i]!) ?? -1;
    },
    meet({ size, ids }, out, forgotten) {
      for (let i = 0; i < size; i++) {
        const id = ids === undefined ? i : ids[i]!;
        let place = places.get(id);
        if (place === undefined) place = free.pop() ?? room++;
        else if (ids !== undefined) places.delete(id);
        places.set(id, place);
        out[i] = place;
      }
      for (const [id, place] of places) {
        if (places.size <= Math.max(capacity, size)) break;
        places.delete(id);
        free.push(place);
        forgotten(place);
      }
    },
    snapshot: (): Snapshot => ({
      values: { known: [...places.keys()] },
      arrays: { places: Int32Array.from(places.values()), free: Int32Array.from(free) },
    }),
    restore(snapshot) {
      const where = 'known devices';
      const names = namesIn(snapshot, where, 'known');
      const taken = integersIn(snapshot, where, 'places', { length: names.length, min: 0 });
      const spare = integersIn(snapshot, where, 'free', { min: 0 });
      const all = new Set([...taken, ...spare]);
      const count = taken.length + spare.length;
      // Each place once, and none left out: so no more of them than were written down.
      if (all.size !== count || [...all].some((place) => place >= count)) {
        throw new OutOfDomainError({ where, what: 'places', got: count, expected: `each from 0 to ${count - 1} once` });
      }
      places.clear();
      names.forEach((name, k) => places.set(name, taken[k]!));
      free.length = 0;
      free.push(...spare);
      room = count;
    },
  };
}
