/** Typed arrays in one file: little-endian, each at a multiple of 8 bytes, found by an index that goes into the manifest. */
import type { NumberArray } from '../snapshot/snapshot.js';

export interface ArrayEntry {
  readonly type: 'Float32Array' | 'Float64Array' | 'Uint8Array' | 'Int32Array';
  readonly offset: number;
  readonly length: number;
}

const KINDS = { Float32Array, Float64Array, Uint8Array, Int32Array } as const;

/** Joins arrays. Every platform that Node.js runs on is little-endian. */
export function packArrays(arrays: Readonly<Record<string, NumberArray>>): {
  readonly index: Readonly<Record<string, ArrayEntry>>;
  readonly bytes: Uint8Array;
} {
  const index: Record<string, ArrayEntry> = {};
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    index[name] = { type: array.constructor.name as ArrayEntry['type'], offset, length: array.length };
    offset += Math.ceil(array.byteLength / 8) * 8;
  }
  const bytes = new Uint8Array(offset);
  for (const [name, array] of Object.entries(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), index[name]!.offset);
  }
  return { index, bytes };
}

/** Takes the arrays apart again; they are copies. */
export function unpackArrays(
  index: Readonly<Record<string, ArrayEntry>>,
  bytes: Uint8Array,
): Record<string, NumberArray> {
  const arrays: Record<string, NumberArray> = {};
  for (const [name, { type, offset, length }] of Object.entries(index)) {
    const Kind = KINDS[type];
    arrays[name] = new Kind(bytes.slice(offset, offset + length * Kind.BYTES_PER_ELEMENT).buffer);
  }
  return arrays;
}
