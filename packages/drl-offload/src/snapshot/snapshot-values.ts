/** What a snapshot holds, checked while it is read: it may come from a file that somebody else wrote. */
import { OutOfDomainError, requireNumber, type Domain } from '@mec/model';
import type { NumberArray, Snapshot } from './snapshot.js';

/** What an array must be. */
export interface ArrayDomain {
  /** Entries exactly. */
  readonly length?: number;
  /** Smallest allowed entry. */
  readonly min?: number;
  /** Largest allowed entry; Infinity is refused unless it is named here. */
  readonly max?: number;
}

/** A number among the values. */
export function numberIn({ values }: Snapshot, where: string, name: string, domain: Domain = {}): number {
  return requireNumber(where, name, valueOf(values, name), domain);
}

/** How often something was done. */
export function countIn(
  snapshot: Snapshot,
  where: string,
  name: string,
  max: number = Number.MAX_SAFE_INTEGER,
): number {
  return numberIn(snapshot, where, name, { min: 0, max, integer: true });
}

/** A list of integers >= 0 among the values. */
export function countsIn({ values }: Snapshot, where: string, name: string, most: number): readonly number[] {
  const list = valueOf(values, name);
  if (!Array.isArray(list) || list.length > most) {
    const got = Array.isArray(list) ? list.length : list;
    throw new OutOfDomainError({ where, what: name, got, expected: `a list of at most ${most} integers` });
  }
  list.forEach((entry, k) => requireNumber(where, `${name}[${k}]`, entry, { min: 0, integer: true }));
  return list as readonly number[];
}

/** A list of different numbers and strings among the values. */
export function namesIn({ values }: Snapshot, where: string, name: string): readonly (number | string)[] {
  const list: unknown = valueOf(values, name);
  const expected = 'a list of different numbers and strings';
  if (!Array.isArray(list) || new Set(list).size !== list.length) {
    throw new OutOfDomainError({ where, what: name, got: list, expected });
  }
  const wrong = list.find((entry) => typeof entry !== 'string' && !Number.isFinite(entry)) as unknown;
  if (wrong !== undefined) throw new OutOfDomainError({ where, what: name, got: wrong, expected });
  return list as readonly (number | string)[];
}

/** A Float32Array of finite numbers. */
export function floatsIn(snapshot: Snapshot, where: string, name: string, domain: ArrayDomain = {}): Float32Array {
  return arrayIn(snapshot, where, name, Float32Array, domain);
}

/** A Float64Array of finite numbers. */
export function doublesIn(snapshot: Snapshot, where: string, name: string, domain: ArrayDomain = {}): Float64Array {
  return arrayIn(snapshot, where, name, Float64Array, domain);
}

/** An Int32Array. */
export function integersIn(snapshot: Snapshot, where: string, name: string, domain: ArrayDomain = {}): Int32Array {
  return arrayIn(snapshot, where, name, Int32Array, domain);
}

/** A Uint8Array. */
export function bytesIn(snapshot: Snapshot, where: string, name: string, domain: ArrayDomain = {}): Uint8Array {
  return arrayIn(snapshot, where, name, Uint8Array, domain);
}

function arrayIn<T extends NumberArray>(
  { arrays }: Snapshot,
  where: string,
  name: string,
  kind: new (length: number) => T,
  { length, min = -Infinity, max = Number.MAX_VALUE }: ArrayDomain,
): T {
  const array = valueOf(arrays, name);
  if (!(array instanceof kind)) {
    throw new OutOfDomainError({ where, what: name, got: array, expected: `a ${kind.name}` });
  }
  if (length !== undefined && array.length !== length) {
    throw new OutOfDomainError({ where, what: `length of ${name}`, got: array.length, expected: String(length) });
  }
  for (let i = 0; i < array.length; i++) {
    const entry = array[i]!;
    if (entry >= min && entry <= max && entry > -Infinity) continue;
    const expected = `a number from ${min} to ${max}`;
    throw new OutOfDomainError({ where, what: `${name}[${i}]`, got: entry, expected });
  }
  return array;
}

/** An entry of the object's own: `constructor` and its like are nobody's values. */
function valueOf(entries: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
