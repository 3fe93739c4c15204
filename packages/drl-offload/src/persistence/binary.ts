/** Typed arrays in one file: little-endian, each at a multiple of 8 bytes, found by an index that goes into the manifest. */
import { OutOfDomainError } from '@mec/model';
import type { NumberArray } from '../snapshot/snapshot.js';

const KINDS = { Float32Array, Float64Array, Uint8Array, Int32Array } as const;

export type ArrayType = 'Float32Array' | 'Float64Array' | 'Uint8Array' | 'Int32Array';

export const ARRAY_TYPES: readonly ArrayType[] = ['Float32Array', 'Float64Array', 'Uint8Array', 'Int32Array'];

export interface ArrayEntry {
  readonly type: ArrayType;
  /** In bytes. */
  readonly offset: number;
  /** In entries. */
  readonly length: number;
}

/** Joins arrays. Every platform that Node.js runs on is little-endian. */
export function packArrays(arrays: Readonly<Record<string, NumberArray>>): {
  readonly index: Readonly<Record<string, ArrayEntry>>;
  readonly bytes: Uint8Array;
} {
  const index: Record<string, ArrayEntry> = {};
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    index[name] = { type: array.constructor.name as ArrayType, offset, length: array.length };
    offset += Math.ceil(array.byteLength / 8) * 8;
  }
  const bytes = new Uint8Array(offset);
  for (const [name, array] of Object.entries(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), index[name]!.offset);
  }
  return { index, bytes };
}

/**
 * Takes the arrays apart again; they are copies.
 *
 * @throws OutOfDomainError when an entry does not lie within the bytes.
 */
export function unpackArrays(index: Readonly<Record<string, ArrayEntry>>, bytes: Uint8Array): Map<string, NumberArray> {
  const arrays = new Map<string, NumberArray>();
  for (const [name, { type, offset, length }] of Object.entries(index)) {
    const Kind = KINDS[type];
    const end = offset + length * Kind.BYTES_PER_ELEMENT;
    if (end > bytes.length) {
      const expected = `at most ${bytes.length}, the bytes that there are`;
      throw new OutOfDomainError({ where: 'loadAgent', what: `end of ${name}`, got: end, expected });
    }
    arrays.set(name, new Kind(bytes.slice(offset, end).buffer));
  }
  return arrays;
}
