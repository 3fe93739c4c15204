/** A memory of all that was tried, not only of what was best: first in, first out, drawn from uniformly. */
import { requireNumber } from '@mec/model';
import { requireKnown } from '../known-options.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { bytesIn, countIn, doublesIn, integersIn, namesIn } from '../snapshot/snapshot-values.js';
import { triedSlot } from './compare-tries.js';
import { MOST_SAMPLES, type Batch, type MemoryPart, type ReplayMemory } from './replay-memory.js';
import type { TriedSlot } from './tried-slot.js';

export interface TriedMemoryOptions {
  /** Slots kept, an integer from 1 to 2^20. Default 512. */
  readonly capacity?: number;
}

const WHERE = 'triedMemory';

/**
 * Batches are drawn without replacement, all sets equally likely. They hold every try of their slots (`tried`), beside what the other
 * memories give.
 *
 * @throws OutOfDomainError when the capacity leaves its range.
 */
export function triedMemory(options: TriedMemoryOptions = {}): MemoryPart {
  requireKnown(WHERE, options, ['capacity']);
  const { capacity = 512 } = options;
  requireNumber(WHERE, 'capacity', capacity, { min: 1, max: MOST_SAMPLES, integer: true });
  return { kind: WHERE, options: { capacity }, capacity, create: () => makeMemory(capacity) };
}

function makeMemory(capacity: number): ReplayMemory {
  const slots: TriedSlot[] = [];
  let next = 0;
  return {
    get size() {
      return slots.length;
    },
    add({ view, tries }) {
      slots[next] = triedSlot(view, tries);
      next = (next + 1) % capacity;
    },
    draw(count, random) {
      const places = random.sample(slots.length, count);
      const newest = next + capacity - 1;
      return batchOf(
        places.map((place) => slots[place]!),
        places.map((place) => (newest - place) % capacity),
      );
    },
    update: () => undefined,
    snapshot: () => snapshotOf(slots, next),
    restore(snapshot) {
      const read = slotsIn(snapshot, capacity);
      const full = read.length === capacity;
      next = countIn(snapshot, WHERE, 'next', full ? capacity - 1 : read.length);
      if (!full) requireNumber(WHERE, 'next', next, { min: read.length });
      slots.length = 0;
      slots.push(...read);
    },
  };
}

function batchOf(tried: readonly TriedSlot[], ages: readonly number[]): Batch {
  return {
    tried,
    ages,
    // Made when they are asked for: who learns from the tries does not need them.
    get observations() {
      return tried.map(({ rows }) => Float32Array.from(rows));
    },
    get decisions() {
      return tried.map(({ decisions, size, best }) => decisions.subarray(best * size, (best + 1) * size));
    },
    weights: new Float32Array(tried.length).fill(1),
  };
}

/** Lengths and names as JSON, the rest as one array of each kind. */
function snapshotOf(slots: readonly TriedSlot[], next: number): Snapshot {
  const names = [...new Set(slots.flatMap(({ ids }) => ids ?? []))];
  const places = new Map(names.map((name, place) => [name, place]));
  return {
    values: { next, names },
    arrays: {
      shapes: Int32Array.from(
        slots.flatMap(({ size, rows, gains, ids, best }) => [
          size,
          rows.length,
          gains.length,
          ids === undefined ? 0 : 1,
          best,
        ]),
      ),
      rows: joined(
        slots.map(({ rows }) => rows),
        Float64Array,
      ),
      who: Int32Array.from(slots.flatMap(({ ids }) => (ids ?? []).map((id) => places.get(id)!))),
      decisions: joined(
        slots.map(({ decisions }) => decisions),
        Uint8Array,
      ),
      parents: joined(
        slots.map(({ parents }) => parents),
        Int32Array,
      ),
      // NaN and Infinity stand for tries that could not be carried out: no finite numbers, so they are kept as flags.
      gains: joined(
        slots.map(({ gains }) => gains.map((gain) => (Number.isFinite(gain) ? gain : 0))),
        Float64Array,
      ),
      infeasible: Uint8Array.from(slots.flatMap(({ gains }) => Array.from(gains, flagOf))),
    },
  };
}

/** 0: finite; 1: Infinity; 2: -Infinity; 3: NaN. */
function flagOf(gain: number): number {
  return Number.isFinite(gain) ? 0 : gain > 0 ? 1 : gain < 0 ? 2 : 3;
}
const GAIN_OF_FLAG = [0, Infinity, -Infinity, NaN];

/** Numbers of a slot's shape. */
const SHAPE = 5;

function slotsIn(snapshot: Snapshot, capacity: number): TriedSlot[] {
  const shapes = integersIn(snapshot, WHERE, 'shapes', { min: 0 });
  requireNumber(WHERE, 'slots', shapes.length / SHAPE, { min: 0, max: capacity, integer: true });
  const count = shapes.length / SHAPE;
  const total = { rows: 0, who: 0, decisions: 0, tries: 0 };
  for (let k = 0; k < count; k++) {
    const [size, width, tries, named, best] = shapes.subarray(k * SHAPE, (k + 1) * SHAPE) as unknown as number[];
    requireNumber(WHERE, `shapes of slot ${k}: devices`, size, { min: 1 });
    requireNumber(WHERE, `shapes of slot ${k}: numbers per device`, width! / size!, { min: 1, integer: true });
    requireNumber(WHERE, `shapes of slot ${k}: tries`, tries, { min: 1 });
    requireNumber(WHERE, `shapes of slot ${k}: best`, best, { max: tries! - 1 });
    requireNumber(WHERE, `shapes of slot ${k}: named`, named, { max: 1 });
    total.rows += width!;
    total.who += named! * size!;
    total.decisions += tries! * size!;
    total.tries += tries!;
  }
  const names = namesIn(snapshot, WHERE, 'names');
  const rows = doublesIn(snapshot, WHERE, 'rows', { length: total.rows });
  const who = integersIn(snapshot, WHERE, 'who', { length: total.who, min: 0, max: names.length - 1 });
  const decisions = bytesIn(snapshot, WHERE, 'decisions', { length: total.decisions, max: 1 });
  const parents = integersIn(snapshot, WHERE, 'parents', { length: total.tries, min: 0 });
  const gains = doublesIn(snapshot, WHERE, 'gains', { length: total.tries });
  const infeasible = bytesIn(snapshot, WHERE, 'infeasible', { length: total.tries, max: 3 });
  const at = { rows: 0, who: 0, decisions: 0, tries: 0 };
  return Array.from({ length: count }, (_, k) => {
    const [size, width, tries, named, best] = Array.from(shapes.subarray(k * SHAPE, (k + 1) * SHAPE)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const chosen = decisions.slice(at.decisions, (at.decisions += tries * size));
    const from = parents.slice(at.tries, at.tries + tries);
    from.forEach((parent, t) => requireNumber(WHERE, `parents[${at.tries + t}]`, parent, { max: Math.max(0, t - 1) }));
    const slot: TriedSlot = {
      size,
      rows: rows.slice(at.rows, (at.rows += width)),
      ids: named === 0 ? undefined : Array.from(who.subarray(at.who, at.who + size), (place) => names[place]!),
      decisions: chosen,
      parents: from,
      flips: from.map((parent, t) => differing(chosen, t * size, parent * size, size)),
      gains: gains.slice(at.tries, at.tries + tries).map((gain, t) => gain + GAIN_OF_FLAG[infeasible[at.tries + t]!]!),
      best,
    };
    at.who += named * size;
    at.tries += tries;
    return slot;
  });
}

function differing(decisions: Uint8Array, a: number, b: number, size: number): number {
  let count = 0;
  for (let i = 0; i < size; i++) if (decisions[a + i] !== decisions[b + i]) count++;
  return count;
}

function joined<T extends Float64Array | Uint8Array | Int32Array>(
  parts: readonly T[],
  Kind: new (length: number) => T,
): T {
  const whole = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
